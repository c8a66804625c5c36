package io.prominence.classifier;

import io.prominence.stats.prediction.Interval95;
import io.prominence.stats.prediction.SampleMean;
import java.util.List;

/**
 * One measure of one cohort.
 *
 * @param metric its name in the table
 * @param threshold the threshold that it is about; null where there is none
 * @param value value; NaN where not defined
 * @param error standard error; NaN where the measure has none
 * @param interval 95 % interval; NaN where there is none
 * @param how how the interval was made; null where there is none
 * @param undefined why value or interval are missing; null where they are not, or the measure has no interval
 */
record Measure(
        String metric,
        Double threshold,
        double value,
        double error,
        Interval95 interval,
        String how,
        String undefined) {
    static final Interval95 NO_INTERVAL = new Interval95(Double.NaN, Double.NaN);

    static Measure undefined(String metric, Double threshold, String reason) {
        return new Measure(metric, threshold, Double.NaN, Double.NaN, NO_INTERVAL, null, reason);
    }

    /** A value that has no interval. */
    static Measure alone(String metric, double value) {
        return new Measure(metric, null, value, Double.NaN, NO_INTERVAL, null, null);
    }

    /** A value whose interval could not be made. */
    Measure withoutInterval(String reason) {
        return new Measure(metric, threshold, value, Double.NaN, NO_INTERVAL, null, reason);
    }

    static Measure mean(String metric, Double threshold, SampleMean mean) {
        return new Measure(metric, threshold, mean.value(), mean.standardError(), mean.interval(), "wald", null);
    }

    boolean isDefined() {
        return !Double.isNaN(value);
    }

    boolean hasError() {
        return error > 0;
    }

    /**
     * The same measure over repeats: the mean of values, errors and ends. Repeats are the same samples again, so that
     * their number does not narrow the interval. Undefined where a repeat is.
     */
    static Measure over(List<Measure> repeats) {
        Measure first = repeats.get(0);
        if (repeats.size() == 1) {
            return first;
        }
        Measure faulty = repeats.stream()
                .filter(one -> one.undefined != null)
                .findFirst()
                .orElse(first);
        return new Measure(
                first.metric,
                first.threshold,
                mean(repeats, Measure::value),
                mean(repeats, Measure::error),
                new Interval95(mean(repeats, one -> one.interval.low()), mean(repeats, one -> one.interval.high())),
                faulty.how,
                faulty.undefined);
    }

    private static double mean(List<Measure> repeats, java.util.function.ToDoubleFunction<Measure> part) {
        return repeats.stream().mapToDouble(part).sum() / repeats.size();
    }
}
