package io.prominence.stats;

/**
 * Values of one gene put on a scale of their own, over the samples with a value.
 *
 * <ul>
 *   <li>{@link #zScore}: (x − x̄)/s, s with n − 1; a gene that does not vary, or has fewer than two values, becomes NaN, as R's
 *       {@code scale(x)}.
 *   <li>{@link #rankInverseNormal}: Φ⁻¹((r − 3/8)/(n + 1/4)), r the average rank: Blom's normal scores; a gene that does not vary
 *       becomes 0. R: {@code qnorm((rank(x) - 3/8)/(n + 1/4))}. Blom 1958; Beasley and others 2009, doi
 *       10.1007/s10519-009-9281-0.
 * </ul>
 *
 * NaN stays. O(n) and O(n log n). 1e-9 relative against R before values are rounded to single precision.
 */
public final class GeneScales {
    private static final double BLOM = 3.0 / 8;
    private static final double NO_VARIATION = 1e-12;

    private GeneScales() {}

    /** Standardises in place. */
    public static void zScore(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        boolean varies = deviation > NO_VARIATION * Math.abs(mean);
        for (int i = 0; i < values.length; i++) {
            values[i] = varies ? (values[i] - mean) / deviation : Double.NaN;
        }
    }

    /** Replaces values by the normal scores of their ranks, in place. */
    public static void rankInverseNormal(double[] values) {
        double[] known = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                known[n++] = value;
            }
        }
        double[] ranks = new double[values.length];
        new Ranks(values.length).average(known, n, ranks);
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                values[i] = Tails.normalQuantile((ranks[next++] - BLOM) / (n + 1 - 2 * BLOM));
            }
        }
    }
}
