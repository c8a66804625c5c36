package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Progress;
import io.prominence.formats.annotation.SourceGenes;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        var outcomes = new OutcomeReading(cohort, selected.clinical(), selected.samples(), refusals);
        CohortSamples samples = outcomes.read();
        Path folder = draft.folder("_staging");
        var staging = new Staging(folder, selected.samples(), measure, refusals, progress);
        StagedExpression staged = input.stage(staging);
        verdict(staged, selected).require();
        var merging = GeneMerging.of(cohort, genes, staged);
        requireGenes(merging);
        progress.at("writing " + cohort.id(), 0, 1);
        new CohortWriter(session, lake)
                .expression(draft, samples.size(), new StagedGenes(merging.genes(), samples.size(), session.hadoop()));
        draft.remove(folder);
        GeneAuditFile.write(draft.folder(GeneAuditFile.FOLDER), session.hadoop(), merging.rows());
        progress.at("writing " + cohort.id(), 1, 1);
        return contents(fingerprint, samples, outcomes, staged, merging, selected, refusals);
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
            CohortSamples samples,
            OutcomeReading outcomes,
            StagedExpression staged,
            GeneMerging merging,
            SelectedSamples selected,
            Refusals refusals) {
        List<FlowStep> flow = new ArrayList<>(selected.flow());
        flow.addAll(outcomes.flow());
        int rows = staged.rows().size();
        flow.add(new FlowStep("rows of genes read", "rows", rows, rows));
        flow.add(new FlowStep(
                "one row per gene (" + cohort.genes().duplicates().id() + ")",
                "rows",
                rows,
                merging.genes().size()));
        List<String> warnings = new ArrayList<>(selected.warnings());
        warnings.addAll(outcomes.warnings());
        verdict(staged, selected).warning().ifPresent(warnings::add);
        warnings.addAll(new GeneWarnings(cohort, genes, merging.rows()).sentences());
        return new CohortDraft(
                cohort.id(),
                fingerprint,
                cohort.cancer(),
                cohort.platform(),
                cohort.expression().unit().id(),
                cohort.expression().transform().id(),
                samples,
                new Attributes(selected),
                outcomes.definitions(),
                sources.files(),
                flow,
                merging.audit(),
                new LinkedHashMap<>(refusals.byReason()),
                warnings);
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
