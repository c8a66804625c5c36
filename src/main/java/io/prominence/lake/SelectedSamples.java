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
        var patients = new PatientIds(cohort.samples(), input.patientOfSample());
        List<IngestedSample> all = patients.samples(input.sampleIds());
        var values = new ValueCheck(cohort, clinical);
        values.requireMatches(all);
        var unheard = new PatientIds(cohort.samples(), input.patientOfSample());
        var selection = SampleSelection.of(cohort, clinical, all, input.sampleList(), unheard);
        List<String> warnings = new ArrayList<>(values.warnings(all, selection.samples()));
        patients.warning().ifPresent(warnings::add);
        warnings.addAll(selection.warnings());
        return new SelectedSamples(selection.samples(), clinical, selection.counts(), warnings);
    }
}
