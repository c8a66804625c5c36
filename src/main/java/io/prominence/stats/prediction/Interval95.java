package io.prominence.stats.prediction;

import io.prominence.stats.Tails;

/**
 * A 95 % interval.
 *
 * @param low lower end; NaN where there is none
 * @param high upper end; NaN where there is none
 */
public record Interval95(double low, double high) {
    /** The 97.5 % quantile of the normal distribution. */
    static final double Z = Tails.normalQuantile(0.975);

    /** Estimate ± 1.96 SE. */
    public static Interval95 wald(double estimate, double error) {
        return new Interval95(estimate - Z * error, estimate + Z * error);
    }

    /**
     * Wilson's interval of a share, which does not collapse at 0 and 1 (doi 10.1080/01621459.1927.10502953).
     *
     * @param hits of so many
     * @param n trials; 0 gives NaN
     */
    static Interval95 wilson(int hits, int n) {
        return wilson((double) hits / n, n);
    }

    /** The same of a share of so many, which need not be a whole number. */
    static Interval95 wilson(double share, double n) {
        double spread = Z * Z / n;
        double centre = (share + spread / 2) / (1 + spread);
        double half = Z / (1 + spread) * Math.sqrt(share * (1 - share) / n + spread / n / 4);
        return new Interval95(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
