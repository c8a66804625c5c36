package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Progress;
import io.prominence.domain.QualitySummary;
import io.prominence.domain.SampleQuality;
import io.prominence.formats.annotation.SourceGenes;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Writes one version: stages values, merges genes, reads outcomes, writes and commits. */
record IngestRun(
        LakeSession session,
        Lake lake,
        Progress progress,
        CohortDefinition cohort,
        Measure measure,
        SourceList sources,
        SourceGenes genes) {

    CohortVersion write(VersionDraft draft, String fingerprint, ExpressionInput input, SelectedSamples selected)
            throws IOException {
        CohortDraft contents;
        try (var refusals = Refusals.in(draft.folder("quarantine"), session.hadoop())) {
            contents = values(draft, fingerprint, input, selected, refusals);
        }
        return new CohortWriter(session, lake).finish(draft, contents, contents.genes());
    }

    private CohortDraft values(
            VersionDraft draft, String fingerprint, ExpressionInput input, SelectedSamples selected, Refusals refusals)
            throws IOException {
        boolean mayDrop = cohort.samples().dropOutliers();
        Outcomes outcomes = mayDrop ? null : outcomes(selected, refusals);
        Path folder = draft.folder("_staging");
        StagedExpression staged = input.stage(new Staging(folder, selected.samples(), measure, refusals, progress));
        UnitVerdict verdict = verdict(staged, selected);
        verdict.require();
        var merging = GeneMerging.of(cohort, genes, staged.rows());
        requireGenes(merging);
        var all = new StagedGenes(merging.genes(), selected.samples().size(), session.hadoop());
        progress.at("looking at the samples of " + cohort.id(), 0, 1);
        OutlierDrop kept = mayDrop ? OutlierDrop.of(all, selected, measure) : OutlierDrop.none(all, selected);
        Outcomes read = mayDrop ? outcomes(kept.selected(), refusals) : outcomes;
        QualitySummary quality = quality(draft, kept.genes(), read.samples());
        progress.at("writing " + cohort.id(), 0, 1);
        var transforms = new TransformedGenes(cohort, read.combat(), folder, session.hadoop());
        GeneSource stored = transforms.of(kept.genes(), read.samples());
        new CohortWriter(session, lake).expression(draft, read.samples().size(), stored);
        all.close();
        draft.remove(folder);
        GeneAuditFile.write(draft.folder(GeneAuditFile.FOLDER), session.hadoop(), merging.rows());
        progress.at("writing " + cohort.id(), 1, 1);
        return contents(
                fingerprint, read, verdict, staged, merging, kept.selected(), quality, transforms.warnings(), refusals);
    }

    /** What the rules made of the clinical values. */
    private record Outcomes(CohortSamples samples, OutcomeReading reading, Optional<CombatSamples> combat) {}

    private Outcomes outcomes(SelectedSamples selected, Refusals refusals) {
        var reading = new OutcomeReading(cohort, selected.clinical(), selected.samples(), refusals);
        CohortSamples samples = reading.read();
        return new Outcomes(samples, reading, CombatSamples.of(cohort, selected, samples));
    }

    private QualitySummary quality(VersionDraft draft, GeneSource genes, CohortSamples samples) throws IOException {
        var check = QualityCheck.of(genes, samples, measure.unit(), measure.isLogged());
        List<SampleQuality> rows = check.rows();
        QualityFile.write(draft.folder("quality"), session.hadoop(), rows);
        return check.summary(rows);
    }

    private UnitVerdict verdict(StagedExpression staged, SelectedSamples selected) {
        return new UnitVerdict(cohort.id(), measure.unit(), staged.evidence(), selected.samples());
    }

    private void requireGenes(GeneMerging merging) {
        if (merging.genes().isEmpty()) {
            throw new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": "
                    + cohort.expression().path() + " has no row of a gene. Give a table with values.");
        }
    }

    private CohortDraft contents(
            String fingerprint,
            Outcomes outcomes,
            UnitVerdict verdict,
            StagedExpression staged,
            GeneMerging merging,
            SelectedSamples selected,
            QualitySummary quality,
            List<String> transformed,
            Refusals refusals) {
        List<FlowStep> flow = new ArrayList<>(selected.flow());
        flow.addAll(outcomes.reading().flow());
        int rows = staged.rows().size();
        flow.add(new FlowStep("rows of genes read", "rows", rows, rows));
        flow.add(new FlowStep(
                "one row per gene (" + cohort.genes().duplicates().id() + ")",
                "rows",
                rows,
                merging.genes().size()));
        outcomes.combat().map(CombatSamples::step).ifPresent(flow::add);
        List<String> warnings = new ArrayList<>(selected.warnings());
        warnings.addAll(outcomes.reading().warnings());
        verdict.warning().ifPresent(warnings::add);
        warnings.addAll(new GeneWarnings(cohort, genes, merging.rows()).sentences());
        warnings.addAll(QualityCheck.warnings(quality, outcomes.samples().size()));
        warnings.addAll(transformed);
        return new CohortDraft(
                cohort.id(),
                fingerprint,
                cohort.cancer(),
                cohort.platform(),
                cohort.expression().unit().id(),
                cohort.expression().transforms().id(),
                outcomes.samples(),
                new Attributes(selected),
                outcomes.reading().definitions(),
                sources.files(),
                flow,
                merging.audit(),
                new LinkedHashMap<>(refusals.byReason()),
                warnings,
                cohort.batches(),
                quality,
                cohort.missing());
    }

    /** Source columns of each sample, made when asked for. */
    private static final class Attributes extends AbstractList<Map<String, String>> {
        private final SelectedSamples selected;

        Attributes(SelectedSamples selected) {
            this.selected = selected;
        }

        @Override
        public Map<String, String> get(int i) {
            return selected.clinical().attributes(selected.samples().get(i));
        }

        @Override
        public int size() {
            return selected.samples().size();
        }
    }
}
