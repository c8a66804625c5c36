package io.prominence.stats;

import java.io.Serializable;

/**
 * The scaled F prior of residual variances: s0² with d0 degrees of freedom, either of them one for all genes or each
 * gene its own. Immutable.
 */
final class VariancePrior implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] variance;
    private final double[] df;

    /** Each array of length 1, or one per gene. */
    VariancePrior(double[] variance, double[] df) {
        this.variance = variance.clone();
        this.df = df.clone();
    }

    /** One for all genes. */
    static VariancePrior common(double variance, double df) {
        return new VariancePrior(new double[] {variance}, new double[] {df});
    }

    /** Whether all genes have the same. */
    boolean isCommon() {
        return variance.length == 1 && df.length == 1;
    }

    /** s0² of a gene. */
    double variance(int gene) {
        return variance[variance.length == 1 ? 0 : gene];
    }

    /** d0 of a gene, 0 to positive infinity. */
    double df(int gene) {
        return df[df.length == 1 ? 0 : gene];
    }

    /** Posterior variance of a gene: the mean of its own and the prior's, weighted by degrees of freedom. */
    double shrink(int gene, double residualVariance, double residualDf) {
        double own = df(gene);
        return Double.isInfinite(own)
                ? variance(gene)
                : (residualDf * residualVariance + own * variance(gene)) / (residualDf + own);
    }
}
