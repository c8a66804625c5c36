package io.prominence.stats;

import java.util.Arrays;

/**
 * Middle and spread that a few stray values do not move: the median, and the median absolute deviation × 1.4826, which
 * estimates the standard deviation of normal values. NaN is left out; both are NaN without a value. O(n log n). As R's {@code
 * median} and {@code mad}.
 *
 * @param median median
 * @param deviation median absolute deviation × 1.4826; 0 where more than half of the values are equal
 */
public record RobustScale(double median, double deviation) {
    private static final double OF_NORMAL = 1.4826;

    /** Of values that are not modified. */
    public static RobustScale of(double[] values) {
        double[] sorted = known(values);
        double median = middle(sorted);
        double[] apart = new double[sorted.length];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = Math.abs(sorted[i] - median);
        }
        Arrays.sort(apart);
        return new RobustScale(median, OF_NORMAL * middle(apart));
    }

    /** Median of values that are not modified. */
    public static double median(double[] values) {
        return middle(known(values));
    }

    private static double[] known(double[] values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(known);
        return known;
    }

    private static double middle(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
