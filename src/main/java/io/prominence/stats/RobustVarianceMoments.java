package io.prominence.stats;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Scaled F prior of residual variances that outlying genes do not spoil: limma's {@code fitFDistRobustly}.
 *
 * <p>The log variances are drawn in at their 5 % and 90 % quantiles, and d0 is where an F distribution drawn in alike has
 * their variance. A gene whose variance is larger than its rank explains has fewer prior degrees of freedom than the
 * rest: it is shrunk less. Genes of fewer degrees of freedom are first carried over to the most that any has, at equal
 * tail probability. Phipson 2016, doi 10.1214/16-AOAS920. Where most variances are 0 there is nothing to be robust
 * about, and the plain prior is given.
 */
final class RobustVarianceMoments {
    private static final double LOWER_TAIL = 0.05;
    private static final double UPPER_TAIL = 0.1;
    private static final double SMALLEST_SHARE_OF_MEDIAN = 1e-12;
    private static final double SPAN = 0.4;
    private static final double SAME_DF = 1e-14;

    private final VariancePrior plain;
    private final int n;
    private final double df;
    /** Log variances, less their trend; trend. */
    private final double[] residuals;

    private final double[] trend;

    private RobustVarianceMoments(double[] variances, double[] df, VariancePrior plain, double[] covariate) {
        this.plain = plain;
        this.n = variances.length;
        this.df = Arrays.stream(df).max().orElse(Double.NaN);
        residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = Math.log(df[i] < this.df - SAME_DF ? carry(variances[i], df[i], i) : variances[i]);
        }
        trend = covariate.length == 0 ? level() : smooth(covariate);
        LeastSquares.subtract(residuals, 1, trend, n);
    }

    /**
     * Learns the prior.
     *
     * @param variances finite, at least 0
     * @param df above 0, one per variance
     * @param covariate what s0² follows, one per variance; empty if it is one for all
     */
    static VariancePrior fit(double[] variances, double[] df, double[] covariate) {
        double middle = variances.length == 0 ? 0 : new SortedValues(variances).median();
        double[] x = Arrays.stream(variances)
                .map(v -> Math.max(v, SMALLEST_SHARE_OF_MEDIAN * middle))
                .toArray();
        VariancePrior plain =
                covariate.length == 0 ? VarianceMoments.fit(x, df) : VarianceMoments.fit(x, df, covariate);
        if (variances.length < 3 || !(middle > 0) || UPPER_TAIL < 1.0 / variances.length) {
            return plain;
        }
        return new RobustVarianceMoments(x, df, plain, covariate).fit();
    }

    /** The variance that is as far in the tail with the most degrees of freedom. */
    private double carry(double variance, double ownDf, int gene) {
        double scale = plain.variance(gene);
        FDistribution own = new FDistribution(ownDf, plain.df(gene));
        FDistribution most = new FDistribution(df, plain.df(gene));
        double upper = own.logUpper(variance / scale);
        double lower = own.logLower(variance / scale);
        return scale * (upper < lower ? most.upperQuantile(upper) : most.lowerQuantile(lower));
    }

    private double[] level() {
        double[] level = new double[n];
        Arrays.fill(level, new SortedValues(residuals).trimmedMean(UPPER_TAIL));
        return level;
    }

    private double[] smooth(double[] covariate) {
        Ranks order = new Ranks(n);
        order.sort(covariate, n);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = covariate[order.position(i)];
            y[i] = residuals[order.position(i)];
        }
        double[] curve = Lowess.smooth(x, y, SPAN);
        double[] smoothed = new double[n];
        for (int i = 0; i < n; i++) {
            smoothed[order.position(i)] = curve[i];
        }
        return smoothed;
    }

    private VariancePrior fit() {
        SortedValues sorted = new SortedValues(residuals);
        double low = sorted.quantile(LOWER_TAIL);
        double high = sorted.quantile(1 - UPPER_TAIL);
        double[] drawnIn = Arrays.stream(residuals)
                .map(r -> Math.min(Math.max(r, low), high))
                .toArray();
        double mean = LeastSquares.mean(drawnIn, n);
        double variance = LeastSquares.centre(drawnIn, n) / (n - 1);
        if (variance <= moments(Double.POSITIVE_INFINITY).variance()) {
            return prior(Double.POSITIVE_INFINITY, mean);
        }
        if (Double.isInfinite(plain.df(0))) {
            return plain;
        }
        return prior(priorDf(variance), mean);
    }

    private WinsorisedLogF moments(double priorDf) {
        return new WinsorisedLogF(new FDistribution(df, priorDf), LOWER_TAIL, UPPER_TAIL);
    }

    /** Where the variances agree, by bisection of d0/(1 + d0) from the plain d0 up to infinity. */
    private double priorDf(double variance) {
        double low = plain.df(0) / (1 + plain.df(0));
        if (variance >= moments(plain.df(0)).variance()) {
            return plain.df(0);
        }
        double high = 1;
        for (double middle = 0.5 * (low + high); middle > low && middle < high; middle = 0.5 * (low + high)) {
            if (variance < moments(middle / (1 - middle)).variance()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low / (1 - low);
    }

    private VariancePrior prior(double priorDf, double mean) {
        double shift = mean - moments(priorDf).mean();
        double[] scales = new double[n];
        double[] ratios = new double[n];
        for (int i = 0; i < n; i++) {
            scales[i] = Math.exp(trend[i] + shift);
            ratios[i] = Math.exp(residuals[i] - shift);
        }
        return new VariancePrior(scales, priorDfs(ratios, priorDf));
    }

    private double[] priorDfs(double[] ratios, double priorDf) {
        FDistribution expected = new FDistribution(df, priorDf);
        double[] ranks = new double[n];
        new Ranks(n).average(ratios, n, ranks);
        double[] logTail = new double[n];
        double[] logNotOutlier = new double[n];
        boolean outliers = false;
        for (int i = 0; i < n; i++) {
            logTail[i] = expected.logUpper(ratios[i]);
            logNotOutlier[i] = Math.min(0, logTail[i] - Math.log((n - ranks[i] + 0.5) / n));
            outliers |= logNotOutlier[i] < 0;
        }
        double[] dfs = new double[n];
        if (!outliers) {
            Arrays.fill(dfs, priorDf);
            return dfs;
        }
        Ranks byTail = new Ranks(n);
        byTail.sort(logTail, n);
        if (Double.isInfinite(priorDf)) {
            double pooled = n * df;
            Arrays.setAll(dfs, i -> logNotOutlier[i] < 0 ? Math.exp(logNotOutlier[i]) * pooled : priorDf);
        } else {
            double ofOutlier = dfOfOutlier(ratios, logTail[byTail.position(0)], priorDf);
            Arrays.setAll(dfs, i -> Math.exp(logNotOutlier[i]) * priorDf - Math.expm1(logNotOutlier[i]) * ofOutlier);
            levelOut(dfs, byTail::position);
        }
        for (int i = 1; i < n; i++) {
            dfs[byTail.position(i)] = Math.max(dfs[byTail.position(i)], dfs[byTail.position(i - 1)]);
        }
        return dfs;
    }

    /** With so few the farthest outlier would be a median, by two steps. */
    private double dfOfOutlier(double[] ratios, double leastLogTail, double priorDf) {
        if (Double.isInfinite(leastLogTail)) {
            return 0;
        }
        double first = Math.log(0.5) / leastLogTail * priorDf;
        double largest = Arrays.stream(ratios).max().orElse(Double.NaN);
        return Math.log(0.5) / new FDistribution(df, first).logUpper(largest) * first;
    }

    /** The first genes of the order share the least of their running means. */
    private void levelOut(double[] dfs, IntUnaryOperator order) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        int end = 0;
        for (int i = 0; i < n; i++) {
            sum += dfs[order.applyAsInt(i)];
            if (sum / (i + 1) < least) {
                least = sum / (i + 1);
                end = i + 1;
            }
        }
        for (int i = 0; i < end; i++) {
            dfs[order.applyAsInt(i)] = least;
        }
    }
}
