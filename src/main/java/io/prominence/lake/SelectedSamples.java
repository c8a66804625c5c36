package io.prominence.lake;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples that an ingest keeps, and how it came to them.
 *
 * @param samples in the order of the source
 * @param clinical their clinical values
 * @param counts counts the steps of the selection
 * @param warnings what a reader must know of it
 */
record SelectedSamples(
        List<IngestedSample> samples, ClinicalJoin clinical, SelectionFlow counts, List<String> warnings) {

    /** Steps of the selection. */
    List<FlowStep> flow() {
        return counts.steps();
    }

    static SelectedSamples of(CohortDefinition cohort, ExpressionInput input, ClinicalJoin clinical) {
        clinical.requireColumns(cohort.id(), OutcomeReading.columns(cohort));
        cohort.samples().patientColumn().ifPresent(column -> clinical.requireSampleColumn(cohort.id(), column));
        var patients = new PatientIds(cohort.samples(), input.patientOfSample(), clinical);
        List<IngestedSample> all = patients.samples(input.sampleIds());
        var values = new ValueCheck(cohort, clinical);
        values.requireMatches(all);
        var unheard = new PatientIds(cohort.samples(), input.patientOfSample(), clinical);
        var selection = SampleSelection.of(cohort, clinical, all, input.sampleList(), unheard);
        patients.requireKnown(cohort.id(), selection.samples());
        List<String> warnings = new ArrayList<>(values.warnings(all, selection.samples()));
        patients.warning().ifPresent(warnings::add);
        warnings.addAll(selection.warnings());
        return new SelectedSamples(selection.samples(), clinical, selection.counts(), warnings);
    }
}
