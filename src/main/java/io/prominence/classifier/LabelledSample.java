package io.prominence.classifier;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sample whose status is known.
 *
 * @param cohort its cohort
 * @param sample its position in the cohort
 * @param positive its status
 */
record LabelledSample(CohortData cohort, int sample, boolean positive) {
    String sampleId() {
        return cohort.samples().sampleIds()[sample];
    }

    /** Patients with the same id are taken for the same person, in whatever cohort they are. */
    String patientId() {
        return cohort.samples().patientIds()[sample];
    }

    /** Every sample of the cohorts whose status is known, in the order of cohorts and of samples in them. */
    static List<LabelledSample> of(List<CohortData> cohorts, String label) {
        return cohorts.stream().flatMap(cohort -> of(cohort, label)).toList();
    }

    private static Stream<LabelledSample> of(CohortData cohort, String label) {
        byte[] status = cohort.label(label).orElseGet(() -> new byte[0]);
        return IntStream.range(0, status.length)
                .filter(sample -> status[sample] >= 0)
                .mapToObj(sample -> new LabelledSample(cohort, sample, status[sample] == 1));
    }
}
