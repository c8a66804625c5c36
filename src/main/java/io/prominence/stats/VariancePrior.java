package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Scaled F prior of residual variances, by limma's moment estimator on their logarithms ({@code fitFDist}).
 *
 * <p>Variances of zero are set to 1e-5 of the median, as limma does. d0 is infinite if the log variances vary no more
 * than chance makes them, and 0 if there is but one gene. Smyth 2004, doi 10.2202/1544-6115.1027, section 6.2.
 *
 * @param variance s0²; NaN without any gene
 * @param df d0, 0 to positive infinity
 */
record VariancePrior(double variance, double df) implements Serializable {
    private static final double SMALLEST_SHARE_OF_MEDIAN = 1e-5;
    private static final double LEAST_DF = 1e-15;

    static VariancePrior fit(double[] variances, double[] df) {
        if (variances.length != df.length) {
            throw new IllegalArgumentException(
                    variances.length + " variances, " + df.length + " degrees of freedom: one each per gene.");
        }
        double[] x = new double[variances.length];
        double[] half = new double[variances.length];
        int n = 0;
        for (int i = 0; i < variances.length; i++) {
            boolean usable = Double.isFinite(df[i]) && df[i] > LEAST_DF;
            if (usable && Double.isFinite(variances[i]) && variances[i] > -LEAST_DF) {
                x[n] = Math.max(variances[i], 0);
                half[n++] = 0.5 * df[i];
            }
        }
        if (n < 2) {
            return new VariancePrior(n == 1 ? x[0] : Double.NaN, 0);
        }
        return fitUsable(Arrays.copyOf(x, n), Arrays.copyOf(half, n));
    }

    private static VariancePrior fitUsable(double[] x, double[] halfDf) {
        int n = x.length;
        double middle = median(x);
        double least = SMALLEST_SHARE_OF_MEDIAN * (middle == 0 ? 1 : middle);
        double[] e = new double[n];
        double byChance = 0;
        double meanVariance = 0;
        for (int i = 0; i < n; i++) {
            double offset = Math.max(x[i], least);
            e[i] = Math.log(offset) - Polygamma.digamma(halfDf[i]) + Math.log(halfDf[i]);
            byChance += Polygamma.trigamma(halfDf[i]) / n;
            meanVariance += offset / n;
        }
        double mean = Arrays.stream(e).sum() / n;
        double spread = 0;
        for (double value : e) {
            spread += (value - mean) * (value - mean) / (n - 1);
        }
        double excess = spread - byChance;
        if (!(excess > 0)) {
            return new VariancePrior(meanVariance, Double.POSITIVE_INFINITY);
        }
        double halfPrior = Polygamma.trigammaInverse(excess);
        double scale = Math.exp(mean + Polygamma.digamma(halfPrior) - Math.log(halfPrior));
        return new VariancePrior(scale, 2 * halfPrior);
    }

    /** Posterior variance of a gene: the mean of its own and the prior's, weighted by degrees of freedom. */
    double shrink(double residualVariance, double residualDf) {
        return Double.isInfinite(df) ? variance : (residualDf * residualVariance + df * variance) / (residualDf + df);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
