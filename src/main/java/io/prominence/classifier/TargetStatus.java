package io.prominence.classifier;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.LabelRule;
import io.prominence.stats.prediction.CensoringWeights;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What is known of the target in one cohort, or in a part of it.
 *
 * <p>Within a horizon, the known are weighted for those whom censoring has hidden, by the censoring of the same part.
 * Whoever came under observation after the endpoint's origin takes no part: those who had the event before they could be
 * seen are not in the cohort, and those who were seen would stand for them.
 *
 * @param status by sample: 1 yes, 0 no, −1 unknown
 * @param weight by sample: what it counts for where it is known
 * @param censored by sample: whether the status is unknown because follow-up ended before the horizon
 * @param uncensored share that is still followed at the horizon, by Kaplan and Meier; 1 without a horizon
 * @param lateEntries samples that take no part because they came under observation after the origin
 */
record TargetStatus(byte[] status, double[] weight, boolean[] censored, double uncensored, int lateEntries) {
    static final TargetStatus NONE = new TargetStatus(new byte[0], new double[0], new boolean[0], 1, 0);

    /** In code of {@link CensoringWeights}. */
    private static final byte COMPETING = 2;

    /** Reads the target in a whole cohort; empty where the cohort does not carry it. */
    static Optional<TargetStatus> of(CohortSamples samples, CohortTarget target) {
        return of(samples, target, sample -> true);
    }

    /**
     * Reads the target in a part of a cohort: samples outside are unknown, and weigh nothing in the censoring.
     *
     * @param inside whether the sample at a position belongs to the part
     */
    static Optional<TargetStatus> of(CohortSamples samples, CohortTarget target, IntPredicate inside) {
        return target.within().isPresent()
                ? Optional.ofNullable(
                                samples.endpoints().get(target.within().get().endpoint()))
                        .map(endpoint -> within(endpoint, target.within().get(), inside))
                : Optional.ofNullable(samples.labels().get(target.label())).map(status -> unweighted(status, inside));
    }

    int positives() {
        return count(1);
    }

    int negatives() {
        return count(0);
    }

    /** Samples whose status censoring has hidden. */
    int hidden() {
        return (int)
                IntStream.range(0, censored.length).filter(i -> censored[i]).count();
    }

    private int count(int wanted) {
        int count = 0;
        for (byte one : status) {
            count += one == wanted ? 1 : 0;
        }
        return count;
    }

    private static TargetStatus unweighted(byte[] known, IntPredicate inside) {
        byte[] status = known.clone();
        for (int i = 0; i < status.length; i++) {
            status[i] = inside.test(i) ? status[i] : -1;
        }
        double[] weight = new double[status.length];
        Arrays.fill(weight, 1);
        return new TargetStatus(status, weight, new boolean[status.length], 1, 0);
    }

    private static TargetStatus within(
            CohortSamples.Endpoint endpoint, LabelRule.Horizon horizon, IntPredicate inside) {
        byte[] event = endpoint.event().clone();
        int late = 0;
        for (int i = 0; i < event.length; i++) {
            boolean known = inside.test(i) && endpoint.isKnown(i);
            boolean entersLate = known && endpoint.entry()[i] > 0;
            late += entersLate ? 1 : 0;
            event[i] = !known || entersLate ? -1 : endpoint.hasCompeted(i) ? COMPETING : event[i];
        }
        CensoringWeights weights = CensoringWeights.at(horizon.withinDays(), endpoint.time(), event);
        boolean[] censored = new boolean[event.length];
        for (int i = 0; i < event.length; i++) {
            censored[i] = event[i] == 0 && weights.label()[i] < 0;
        }
        return new TargetStatus(weights.label(), weights.weight(), censored, weights.uncensored(), late);
    }
}
