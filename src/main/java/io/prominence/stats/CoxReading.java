package io.prominence.stats;

/** How the coefficient of a standardised term becomes an estimate. */
final class CoxReading {
    private CoxReading() {}

    /**
     * States coefficient, error, interval and Wald test.
     *
     * @param beta coefficient of the standardised term
     * @param variance its variance
     * @param unit the standard deviation that the term had
     */
    static void wald(double beta, double variance, double unit, Estimate out) {
        out.effect = beta / unit;
        out.standardError = Math.sqrt(variance) / unit;
        out.ciLow = out.effect - CoxModel.Z_95 * out.standardError;
        out.ciHigh = out.effect + CoxModel.Z_95 * out.standardError;
        out.statistic = beta / Math.sqrt(variance);
        out.df = Double.POSITIVE_INFINITY;
        out.logP = Tails.logTwoSidedNormal(out.statistic);
    }

    /** States a test with one degree of freedom in the place of Wald's. */
    static void chiSquared(double statistic, Estimate out) {
        out.statistic = Math.max(0, statistic);
        out.df = 1;
        out.logP = Tails.logUpperChiSquared(out.statistic, 1);
    }
}
