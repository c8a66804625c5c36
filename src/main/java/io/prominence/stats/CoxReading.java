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

    /**
     * States Firth's estimate in the place of one that does not exist: error from the information, interval by profile,
     * test by penalised likelihood ratio, whose signed root stands for Wald's z.
     */
    static void firth(CoxFirth firth, double unit, CoxTest test, Estimate out) {
        wald(firth.coefficient, firth.variance, unit, out);
        out.ciLow = firth.low / unit;
        out.ciHigh = firth.high / unit;
        if (test == CoxTest.LIKELIHOOD_RATIO) {
            chiSquared(firth.ratio, out);
        } else {
            out.statistic = Math.copySign(Math.sqrt(Math.max(0, firth.ratio)), firth.coefficient);
            out.logP = Tails.logTwoSidedNormal(out.statistic);
        }
        out.fallback = Fallback.FIRTH;
    }
}
