package io.prominence.cli.pipeline;

import io.prominence.cli.config.Study;
import io.prominence.domain.CohortCard;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Progress;
import io.prominence.domain.StudyDefinition;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.provenance.Fingerprint;
import io.prominence.provenance.RunManifest;
import io.prominence.provenance.RunManifest.StageRecord;
import io.prominence.provenance.Software;
import io.prominence.results.RunFolder;
import io.prominence.results.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out the stages of a run that are out of date, takes the others over from earlier runs, and writes the manifest
 * last. The run appears in its folder only when it is complete.
 */
public final class Pipeline {
    private final Study study;
    private final LakeSession session;
    private final Progress progress;
    private final Consumer<String> say;
    private final Storage storage;
    private final RunFolders folders;
    private MarkerName name;

    /** @param say hears, in a line, what each stage came to */
    public Pipeline(Study study, LakeSession session, Progress progress, Consumer<String> say) {
        this.study = study;
        this.session = session;
        this.progress = progress;
        this.say = say;
        this.storage = new Storage(session.hadoop());
        this.folders =
                new RunFolders(storage, definition().runs() + "/" + definition().id());
    }

    /**
     * What a call came to.
     *
     * @param run the run that has what was asked for
     * @param isNew false where an earlier run had all of it already
     */
    public record Outcome(RunView run, boolean isNew) {}

    /**
     * Runs stages.
     *
     * @param exactly folder of the run; empty: a new one in the study's runs
     * @throws ConfigurationException where the study lacks what a stage needs
     * @throws DataRefusedException where a cohort is not in the lake, or a stage cannot do what is asked, before any works
     */
    public Outcome run(Stages asked, Optional<String> exactly) {
        if (asked.needClassifier() && definition().classifier().isEmpty()) {
            throw new ConfigurationException(
                    "Cannot train: the study has no classifier block. Add classifier { label = … }.");
        }
        List<CohortVersion> cohorts = cohorts();
        name = MarkerName.of(study.definition(), cohorts, session.hadoop());
        List<Stage> stages = asked.of(definition().classifier().isPresent());
        StageContext planning =
                context(cohorts, new RunFolder(storage, definition().runs()));
        Map<String, String> fingerprints = fingerprints(stages, cohorts, planning);
        List<RunView> earlier = exactly.isPresent() ? folders.at(exactly.get()) : folders.complete();
        for (RunView run : earlier) {
            if (hasAll(run, stages, fingerprints)) {
                return new Outcome(run, false);
            }
        }
        stages.forEach(stage -> stage.check(planning));
        return new Outcome(execute(stages, cohorts, fingerprints, exactly), true);
    }

    /** Points the link {@code published} beside the study's runs to a complete run. */
    public void publish(RunView run) {
        folders.publish(run);
    }

    private StudyDefinition definition() {
        return name == null ? study.definition() : study.definition().withMarker(name.symbol());
    }

    private List<CohortVersion> cohorts() {
        Lake lake = new Lake(session, definition().lake());
        List<CohortVersion> versions = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (CohortDefinition cohort : definition().cohorts()) {
            lake.latest(cohort.id()).ifPresentOrElse(versions::add, () -> missing.add(cohort.id()));
        }
        if (!missing.isEmpty()) {
            throw new DataRefusedException("Cannot read " + String.join(", ", missing) + ": not in the lake "
                    + definition().lake() + ". Run `jobs/prominence ingest` or `run` with this configuration first.");
        }
        return versions;
    }

    private StageContext context(List<CohortVersion> cohorts, RunFolder folder) {
        return new StageContext(definition(), session, cohorts, folder, progress);
    }

    private Map<String, String> fingerprints(List<Stage> stages, List<CohortVersion> cohorts, StageContext context) {
        List<String> versions = cohorts.stream()
                .map(CohortVersion::card)
                .map(CohortCard::version)
                .toList();
        List<String> ids =
                cohorts.stream().map(CohortVersion::card).map(CohortCard::id).toList();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (Stage stage : stages) {
            List<String> read = stage.reads().stream()
                    .map(name -> fingerprints.getOrDefault(name, ""))
                    .toList();
            fingerprints.put(
                    stage.name(),
                    Fingerprint.of(
                            stage.name(),
                            Software.fingerprint(),
                            session.sparkVersion(),
                            stage.inputs(context),
                            ids,
                            versions,
                            read));
        }
        return fingerprints;
    }

    private static boolean hasAll(RunView run, List<Stage> stages, Map<String, String> fingerprints) {
        return stages.stream().allMatch(stage -> has(run, stage, fingerprints));
    }

    private static boolean has(RunView run, Stage stage, Map<String, String> fingerprints) {
        return run.manifest()
                        .stage(stage.name())
                        .filter(record -> record.fingerprint().equals(fingerprints.get(stage.name())))
                        .isPresent()
                && stage.outputs().stream().allMatch(run::has);
    }

    private RunView execute(
            List<Stage> stages,
            List<CohortVersion> cohorts,
            Map<String, String> fingerprints,
            Optional<String> exactly) {
        Instant started = Instant.now();
        String runId = RunFolder.id(started, Fingerprint.of(fingerprints));
        try (RunFolders.Draft draft = folders.begin(runId, exactly, versions(cohorts))) {
            StageContext context = context(cohorts, draft.folder());
            name.warning().ifPresent(context::warn);
            List<RunView> earlier = folders.complete();
            List<StageRecord> records = new ArrayList<>();
            for (Stage stage : stages) {
                context.manifest(manifest(runId, started, cohorts, records));
                Optional<RunView> source = stage.outputs().contains(ReportStage.FILE)
                        ? Optional.empty()
                        : earlier.stream()
                                .filter(run -> has(run, stage, fingerprints))
                                .findFirst();
                records.add(
                        source.isPresent()
                                ? takeOver(stage, source.get(), draft)
                                : compute(stage, context, fingerprints.get(stage.name())));
            }
            return draft.complete(manifest(runId, started, cohorts, records));
        }
    }

    private static List<String> versions(List<CohortVersion> cohorts) {
        return cohorts.stream()
                .map(CohortVersion::card)
                .map(card -> card.id() + "/" + card.version())
                .toList();
    }

    private StageRecord compute(Stage stage, StageContext context, String fingerprint) {
        long began = System.nanoTime();
        progress.at(stage.name(), 0, -1);
        stage.execute(context);
        double seconds = Math.round((System.nanoTime() - began) / 1e6) / 1e3;
        Map<String, Long> rows = context.takeRowCounts();
        say.accept(StageLine.of(stage.name(), seconds, rows));
        return new StageRecord(stage.name(), fingerprint, seconds, rows, context.takeWarnings(), Optional.empty());
    }

    private StageRecord takeOver(Stage stage, RunView source, RunFolders.Draft draft) {
        StageRecord record = source.manifest().stage(stage.name()).orElseThrow();
        stage.outputs().forEach(output -> draft.copy(source, output));
        say.accept(stage.name() + ": up to date, taken from run "
                + source.manifest().runId());
        return new StageRecord(
                record.name(),
                record.fingerprint(),
                record.seconds(),
                record.rows(),
                record.warnings(),
                Optional.of(record.takenFrom().orElse(source.manifest().runId())));
    }

    private RunManifest manifest(
            String runId, Instant started, List<CohortVersion> cohorts, List<StageRecord> records) {
        return new RunManifest(
                RunManifest.SCHEMA_VERSION,
                definition().id(),
                runId,
                definition().marker(),
                String.join(" ", records.stream().map(StageRecord::name).toList()),
                started.toString(),
                Instant.now().toString(),
                study.resolved(),
                cohorts.stream().map(Pipeline::used).toList(),
                Map.of("study", definition().seed()),
                RunManifest.Environment.here(session.sparkVersion(), session.master()),
                List.copyOf(records));
    }

    private static RunManifest.UsedCohort used(CohortVersion cohort) {
        CohortCard card = cohort.card();
        return new RunManifest.UsedCohort(card.id(), card.version(), card.fingerprint(), cohort.path(), card.sources());
    }
}
