package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.Target;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sample whose status is known.
 *
 * @param cohort its cohort
 * @param sample its position in the cohort
 * @param positive its status
 * @param weight what it counts for: 1, or more where it stands for others that censoring has hidden
 */
record LabelledSample(CohortData cohort, int sample, boolean positive, double weight) implements SamplePlace {
    /** Every sample of the cohorts whose status is known, in the order of cohorts and of samples in them. */
    static List<LabelledSample> of(List<CohortData> cohorts, Target target) {
        return cohorts.stream()
                .flatMap(cohort -> of(cohort, cohort.status(target).orElse(TargetStatus.NONE)))
                .toList();
    }

    /** Those of one cohort whose status is known, with their weights. */
    static Stream<LabelledSample> of(CohortData cohort, TargetStatus known) {
        return IntStream.range(0, known.status().length)
                .filter(sample -> known.status()[sample] >= 0)
                .mapToObj(sample ->
                        new LabelledSample(cohort, sample, known.status()[sample] == 1, known.weight()[sample]));
    }
}
