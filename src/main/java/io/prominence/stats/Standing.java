package io.prominence.stats;

import java.util.Arrays;

/**
 * Where a value stands among others.
 *
 * <ul>
 *   <li>percentile = 100 · (#{others below} + ½ #{others equal})/N; empirical p = (1 + #{others at least as high})/(1 + N);
 *       the median of the others.
 *   <li>Null of the empirical p: the value is one more draw of what the others were drawn from.
 *   <li>Any scale on which higher is further.
 *   <li>Others that are NaN do not count. Without others, or where the value itself is NaN, all is NaN but N.
 *   <li>O(N log N); no state.
 *   <li>{@code mean(x < s) + mean(x == s) / 2}, {@code (1 + sum(x >= s)) / (1 + length(x))}, {@code median(x)} of R, to the
 *       last digit.
 *   <li>Phipson and Smyth 2010, doi 10.2202/1544-6115.1585.
 * </ul>
 *
 * @param compared others that count
 * @param percentile 0 to 100
 * @param empiricalP of being as high by chance
 * @param median of the others
 */
public record Standing(int compared, double percentile, double empiricalP, double median) {
    /** The standing of a value; others are not modified. */
    public static Standing of(double value, double[] others) {
        double[] known = Arrays.stream(others)
                .filter(other -> !Double.isNaN(other))
                .sorted()
                .toArray();
        if (known.length == 0 || Double.isNaN(value)) {
            return new Standing(known.length, Double.NaN, Double.NaN, Double.NaN);
        }
        int below = 0;
        int equal = 0;
        for (double other : known) {
            below += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }
        int middle = known.length / 2;
        double median = known.length % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
        return new Standing(
                known.length,
                100 * (below + 0.5 * equal) / known.length,
                (1.0 + known.length - below) / (1.0 + known.length),
                median);
    }
}
