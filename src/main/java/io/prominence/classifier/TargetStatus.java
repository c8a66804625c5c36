package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.ClassifierPlan.Label;
import io.prominence.domain.ClassifierPlan.Target;
import io.prominence.domain.CohortSamples;
import io.prominence.stats.prediction.CensoringWeights;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is known of the target in one cohort.
 *
 * @param status by sample: 1 yes, 0 no, −1 unknown
 * @param weight by sample: what it counts for where it is known
 */
record TargetStatus(byte[] status, double[] weight) {
    static final TargetStatus NONE = new TargetStatus(new byte[0], new double[0]);

    /** In code of {@link CensoringWeights}. */
    private static final byte COMPETING = 2;

    /** Reads the target; empty where the cohort does not carry it. */
    static Optional<TargetStatus> of(CohortSamples samples, Target target) {
        if (target instanceof Horizon horizon) {
            return Optional.ofNullable(samples.endpoints().get(horizon.endpoint()))
                    .map(endpoint -> within(endpoint, horizon.days()));
        }
        return Optional.ofNullable(samples.labels().get(((Label) target).label()))
                .map(TargetStatus::unweighted);
    }

    int positives() {
        return count(1);
    }

    int negatives() {
        return count(0);
    }

    private int count(int wanted) {
        int count = 0;
        for (byte one : status) {
            count += one == wanted ? 1 : 0;
        }
        return count;
    }

    private static TargetStatus unweighted(byte[] status) {
        double[] weight = new double[status.length];
        Arrays.fill(weight, 1);
        return new TargetStatus(status, weight);
    }

    private static TargetStatus within(CohortSamples.Endpoint endpoint, int days) {
        byte[] event = endpoint.event().clone();
        for (int i = 0; i < event.length; i++) {
            event[i] = endpoint.hasCompeted(i) ? COMPETING : event[i];
        }
        CensoringWeights weights = CensoringWeights.at(days, endpoint.time(), event);
        return new TargetStatus(weights.label(), weights.weight());
    }
}
