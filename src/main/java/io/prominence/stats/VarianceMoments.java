package io.prominence.stats;

import java.util.Arrays;

/**
 * Scaled F prior of residual variances, by the moments of their logarithms: limma's {@code fitFDist}.
 *
 * <p>Variances of zero are set to 1e-5 of the median, as limma does. d0 is infinite if the log variances vary no more
 * than chance makes them, and 0 if there is but one gene. With a trend, s0² follows the genes' average expression by a
 * natural spline of four degrees of freedom (fewer below 30 genes). Smyth 2004, doi 10.2202/1544-6115.1027, section 6.2;
 * trend: Sartor 2006, doi 10.1186/1471-2105-7-538.
 */
final class VarianceMoments {
    private static final double SMALLEST_SHARE_OF_MEDIAN = 1e-5;

    private final double[] x;
    private final double[] logVariance;
    private double byChance;

    private VarianceMoments(double[] variances, double[] df) {
        int n = variances.length;
        x = new double[n];
        logVariance = new double[n];
        double middle = new SortedValues(variances).median();
        double least = SMALLEST_SHARE_OF_MEDIAN * (middle == 0 ? 1 : middle);
        for (int i = 0; i < n; i++) {
            double half = 0.5 * df[i];
            x[i] = Math.max(variances[i], least);
            logVariance[i] = Math.log(x[i]) - Polygamma.digamma(half) + Math.log(half);
            byChance += Polygamma.trigamma(half) / n;
        }
    }

    /**
     * One prior for all genes.
     *
     * @param variances finite, at least 0
     * @param df above 0, one per variance
     */
    static VariancePrior fit(double[] variances, double[] df) {
        if (variances.length < 2) {
            return VariancePrior.common(variances.length == 1 ? variances[0] : Double.NaN, 0);
        }
        VarianceMoments moments = new VarianceMoments(variances, df);
        double mean = Arrays.stream(moments.logVariance).sum() / variances.length;
        double spread = 0;
        for (double value : moments.logVariance) {
            spread += (value - mean) * (value - mean) / (variances.length - 1);
        }
        double priorDf = priorDf(spread - moments.byChance);
        double scale =
                Double.isInfinite(priorDf) ? LeastSquares.mean(moments.x, moments.x.length) : scale(mean, priorDf);
        return VariancePrior.common(scale, priorDf);
    }

    /**
     * A prior whose variance follows a covariate.
     *
     * @param variances finite, at least 0
     * @param df above 0, one per variance
     * @param covariate finite, one per variance
     */
    static VariancePrior fit(double[] variances, double[] df, double[] covariate) {
        int n = variances.length;
        int freedom = 1 + (n >= 3 ? 1 : 0) + (n >= 6 ? 1 : 0) + (n >= 30 ? 1 : 0);
        freedom = Math.min(freedom, new SortedValues(covariate).distinct());
        if (freedom < 2) {
            return fit(variances, df);
        }
        VarianceMoments moments = new VarianceMoments(variances, df);
        NaturalSpline spline = new NaturalSpline(covariate, moments.logVariance, freedom);
        double priorDf = priorDf(spline.residualVariance() - moments.byChance);
        double[] scales = spline.fitted().clone();
        Arrays.setAll(scales, i -> scale(scales[i], priorDf));
        return new VariancePrior(scales, new double[] {priorDf});
    }

    private static double priorDf(double excess) {
        return excess > 0 ? 2 * Polygamma.trigammaInverse(excess) : Double.POSITIVE_INFINITY;
    }

    private static double scale(double meanLog, double priorDf) {
        double half = 0.5 * priorDf;
        return Math.exp(Double.isInfinite(half) ? meanLog : meanLog + Polygamma.digamma(half) - Math.log(half));
    }
}
