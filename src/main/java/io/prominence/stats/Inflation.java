package io.prominence.stats;

/**
 * Inflation of test statistics λ: the median of the χ² (1 df) that the p values stand for, over the median of χ² under
 * the null hypothesis, 0.455.
 *
 * <p>1 where p is uniform; above 1 where more than chance is seen all over the genome, by many true effects or by
 * something that is shared by all genes (batches, cell content). Missing p do not count; NaN where all are missing. O(1)
 * after ordering, exact where p underflows. R: {@code median(qchisq(p, 1, lower.tail = FALSE)) / qchisq(0.5, 1)}.
 * Reference: doi 10.1111/j.0006-341X.1999.00997.x (Devlin and Roeder).
 */
public final class Inflation {
    private static final double NULL_MEDIAN = Tails.chiSquaredQuantile(0.5, 1);

    private Inflation() {}

    /** λ of a family of tests, at least 0. */
    public static double of(PValues p) {
        int m = p.size();
        if (m == 0) {
            return Double.NaN;
        }
        return (chiSquared(p.log((m - 1) / 2)) + chiSquared(p.log(m / 2))) / 2 / NULL_MEDIAN;
    }

    private static double chiSquared(double logP) {
        double z = Tails.twoSidedNormalQuantile(logP);
        return z * z;
    }
}
