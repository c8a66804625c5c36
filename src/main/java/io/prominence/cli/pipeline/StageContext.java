package io.prominence.cli.pipeline;

import io.prominence.analysis.PanelScores;
import io.prominence.analysis.PanelValues;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.GenePanel;
import io.prominence.domain.Progress;
import io.prominence.domain.StudyDefinition;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.RunManifest;
import io.prominence.results.RunFolder;
import io.prominence.results.TableWriter;
import io.prominence.results.Tables;
import io.prominence.scan.CohortInput;
import io.prominence.scan.CountCohorts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a stage works with: the study, its cohorts, and the folder of the run. */
final class StageContext {
    private final StudyDefinition study;
    private final LakeSession session;
    private final List<CohortVersion> cohorts;
    private final RunFolder folder;
    private final Progress progress;
    private final Map<String, Long> rows = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private CountCohorts counts;
    private PanelValues panels;
    private RunManifest manifest;

    StageContext(
            StudyDefinition study,
            LakeSession session,
            List<CohortVersion> cohorts,
            RunFolder folder,
            Progress progress) {
        this.study = study;
        this.session = session;
        this.cohorts = cohorts;
        this.folder = folder;
        this.progress = progress;
    }

    StudyDefinition study() {
        return study;
    }

    /** Which associations are computed: those of the study, by site too where a cohort knows the sites of a label. */
    AssociatePlan plan() {
        Set<String> labels = new LinkedHashSet<>();
        cohorts.forEach(cohort -> labels.addAll(cohort.card().labels().keySet()));
        return study.associate().withSites(labels);
    }

    LakeSession session() {
        return session;
    }

    List<CohortVersion> cohorts() {
        return cohorts;
    }

    RunFolder folder() {
        return folder;
    }

    Progress progress() {
        return progress;
    }

    /** The manifest as far as the run has come. */
    RunManifest manifest() {
        return manifest;
    }

    void manifest(RunManifest present) {
        manifest = present;
    }

    /** Path of a file or folder of the run. */
    String path(String relative) {
        return folder.path() + "/" + relative;
    }

    /** The cohorts that hold counts, normalised once. */
    private CountCohorts counts() {
        if (counts == null) {
            counts = CountCohorts.normalise(cohorts, study.associate().normalisation());
        }
        return counts;
    }

    /** Values of the marker and the panels, read once. */
    PanelValues panels() {
        if (panels == null) {
            panels = PanelValues.read(cohorts, counts(), study.marker());
        }
        return panels;
    }

    /** What the analyses read of each cohort: samples with the scores that the study asks for, and the marker. */
    List<CohortInput> inputs() {
        Map<String, double[]> marker = panels().markerValues();
        PanelScores scores = new PanelScores(panels(), study.marker());
        return cohorts.stream()
                .map(cohort -> counts().input(
                                cohort,
                                scores.samples(cohort, scoresAsked()),
                                Optional.ofNullable(marker.get(cohort.card().id()))))
                .toList();
    }

    /** Covariates of the study, and the score of proliferation, which the marker is always adjusted for as well. */
    private Set<String> scoresAsked() {
        Set<String> asked = new LinkedHashSet<>(plan().covariates());
        asked.add(GenePanel.PROLIFERATION.scoreName());
        return asked;
    }

    /** Writes a table of the run. */
    <R extends Record> void write(Class<R> table, List<R> content) {
        count(table, folder.write(table, content.stream()));
    }

    /** Begins a table of the run; say {@link #count} when it is finished. */
    <R extends Record> TableWriter<R> open(Class<R> table) {
        return folder.writer(table);
    }

    void count(Class<? extends Record> table, long written) {
        rows.put(Tables.path(table), written);
    }

    /** Rows of a large table of the run, one by one; to be closed. */
    <R extends Record> Stream<R> stream(Class<R> table) {
        return folder.stream(table);
    }

    /** Rows of a table of the run; none where it has no such table. */
    <R extends Record> List<R> readIfThere(Class<R> table) {
        return folder.has(table) ? folder.read(table) : List.of();
    }

    /** Notes what a reader of the run must know. */
    void warn(String warning) {
        warnings.add(warning);
    }

    /** Warnings noted since the last call. */
    List<String> takeWarnings() {
        List<String> taken = List.copyOf(warnings);
        warnings.clear();
        return taken;
    }

    /** Rows written since the last call, by table. */
    Map<String, Long> takeRowCounts() {
        Map<String, Long> taken = new TreeMap<>(rows);
        rows.clear();
        return taken;
    }
}
