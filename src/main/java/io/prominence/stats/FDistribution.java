package io.prominence.stats;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The F distribution on the log scale: tails as tails, density, and quantiles from either tail. With infinitely many
 * denominator degrees of freedom it is chi-squared over df1. Immutable.
 *
 * <p>Upper tail I<sub>x</sub>(df2/2, df1/2) with x = df2/(df2 + df1 f), by the continued fraction of the incomplete beta
 * function (DLMF 8.17.22). Relative 1e-12 of the logarithm; checked against R's {@code pf}, {@code df}, {@code qf}.
 */
final class FDistribution {
    private static final int MOST_STEPS = 200;
    private static final double LONGEST_STEP = 20;

    private final double df1;
    private final double df2;
    private final double a;
    private final double b;

    /** Both above 0; the second may be infinite. */
    FDistribution(double df1, double df2) {
        this.df1 = df1;
        this.df2 = df2;
        a = 0.5 * df1;
        b = 0.5 * df2;
    }

    /** log P(F ≥ f). */
    double logUpper(double f) {
        return isChiSquared()
                ? Tails.logUpperChiSquared(df1 * f, df1)
                : Tails.logIncompleteBeta(b, a, denominator(f), numerator(f));
    }

    /** log P(F ≤ f). */
    double logLower(double f) {
        return isChiSquared()
                ? Tails.logLowerChiSquared(df1 * f, df1)
                : Tails.logIncompleteBeta(a, b, numerator(f), denominator(f));
    }

    /** log of the density with respect to log f: that of f, plus log f. */
    double logDensityOfLog(double f) {
        if (isChiSquared()) {
            return a * Math.log(a * f) - a * f - LogGamma.value(a);
        }
        return Tails.logBetaPower(a, b, numerator(f), denominator(f));
    }

    /** The f with log P(F ≥ f) = logP. */
    double upperQuantile(double logP) {
        return quantile(logP, false);
    }

    /** The f with log P(F ≤ f) = logP. */
    double lowerQuantile(double logP) {
        return quantile(logP, true);
    }

    /** Newton's method in log f, in which either log tail is concave: after the first step it does not overshoot. */
    private double quantile(double logP, boolean lower) {
        double logF = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            double f = Math.exp(logF);
            double tail = lower ? logLower(f) : logUpper(f);
            double slope = Math.exp(logDensityOfLog(f) - tail);
            double step = (logP - tail) / (lower ? slope : -slope);
            logF += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
            if (Math.abs(step) < 1e-9) {
                break;
            }
        }
        return Math.exp(logF);
    }

    private boolean isChiSquared() {
        return df2 == Double.POSITIVE_INFINITY;
    }

    private double numerator(double f) {
        return df1 * f / (df2 + df1 * f);
    }

    private double denominator(double f) {
        return df2 / (df2 + df1 * f);
    }
}
