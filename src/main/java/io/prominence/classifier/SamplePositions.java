package io.prominence.classifier;

import io.prominence.stats.Tails;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * Where the values of a sample stand among those of its reference genes: of one sample alone, so that a single new
 * patient has them too, and the same under every monotone map of the sample's values (log or linear, any library size).
 *
 * <p>Position of a value = (reference values below it + half of those equal to it) / m, m the reference genes that the
 * sample has a value of; kept within 1/(2m) and 1 − 1/(2m), so that a value outside all of them has a normal score. Ties
 * share the mean of their positions. A sample with values of fewer than half of the reference genes has no positions: all
 * its genes count as missing.
 *
 * <p>O(m log m) for a sample when it is first asked for, O(log m) for a value. Not for several threads.
 */
final class SamplePositions {
    private static final float[] NONE = {};

    private final ExpressionMatrix expression;
    private final int[] reference;
    private final int fewest;
    /** Sorted reference values by sample; null where nobody has asked yet. */
    private final float[][] sorted;

    /** @param reference ids of the reference genes */
    SamplePositions(ExpressionMatrix expression, List<String> reference) {
        this.expression = expression;
        this.reference = reference.stream()
                .map(expression::find)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
        this.fewest = (reference.size() + 1) / 2;
        this.sorted = new float[expression.samples()][];
    }

    /** Position of a value, between 0 and 1; NaN where it is missing or the sample has no positions. */
    double position(int gene, int sample) {
        float value = expression.value(gene, sample);
        float[] among = sorted(sample);
        if (Float.isNaN(value) || among.length == 0) {
            return Double.NaN;
        }
        int below = firstAtLeast(among, value);
        int notAbove = firstAtLeast(among, Math.nextUp(value));
        double least = 0.5 / among.length;
        return Math.max(least, Math.min(1 - least, (below + notAbove) / (2.0 * among.length)));
    }

    /** The standard normal quantile of the position. */
    double normalScore(int gene, int sample) {
        double position = position(gene, sample);
        return Double.isNaN(position) ? Double.NaN : Tails.normalQuantile(position);
    }

    /**
     * A distribution at the position, linear between its values.
     *
     * @param quantiles values in ascending order; the i-th stands at position (i + 1/2)/length
     */
    double quantile(int gene, int sample, double[] quantiles) {
        double position = position(gene, sample);
        if (Double.isNaN(position)) {
            return Double.NaN;
        }
        return at(position, quantiles.length, i -> quantiles[i]);
    }

    /**
     * Value at a position between 0 and 1, linear between values of which the i-th stands at (i + 1/2)/n.
     *
     * @param n number of values, at least 1
     * @param value the i-th smallest
     */
    static double at(double position, int n, IntToDoubleFunction value) {
        double at = Math.max(0, Math.min(n - 1, position * n - 0.5));
        int low = (int) at;
        double below = value.applyAsDouble(low);
        return below + (at - low) * (value.applyAsDouble(Math.min(low + 1, n - 1)) - below);
    }

    /** Values of the reference genes in ascending order; empty where the sample has no positions. */
    float[] sorted(int sample) {
        if (sorted[sample] == null) {
            float[] values = new float[reference.length];
            int n = 0;
            for (int gene : reference) {
                float value = expression.value(gene, sample);
                if (!Float.isNaN(value)) {
                    values[n++] = value;
                }
            }
            float[] measured = n == 0 || n < fewest ? NONE : Arrays.copyOf(values, n);
            Arrays.sort(measured);
            sorted[sample] = measured;
        }
        return sorted[sample];
    }

    /** Index of the first value that is not below a bound. */
    private static int firstAtLeast(float[] values, float bound) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
