package io.prominence.stats;

import java.io.Serializable;

/**
 * Moderated t of limma: the difference of a gene between two groups, its variance shrunk towards that of all genes.
 *
 * <ul>
 *   <li>Estimates the coefficient of the group (positive minus negative) in gene ~ 1 + group + covariates; on a log2
 *       scale the log2 fold change. Two steps: the kernel gives each gene's raw fit; {@link Moderation} learns the prior
 *       from all of them, and turns each raw fit into the moderated one.
 *   <li>Null: coefficient 0; two-sided t with df + d0 degrees of freedom, at most the sum of all genes' df.
 *   <li>Group: one per sample of the cohort, 1 positive, 0 negative, −1 unknown; covariates are columns, dummy-coded.
 *   <li>Unknown group or missing covariate: the sample takes no part; a gene's own NaN are dropped and its design is
 *       that of its samples. Refused: too many missing, no residual degree of freedom, a group smaller than
 *       max(minEvents, 2), low variance, a group explained by the covariates, covariates that are combinations of each
 *       other or explain the gene.
 *   <li>O(n k) per gene; with missing values O(n k²). Immutable; a worker per thread. Moderation: O(genes log genes).
 *   <li>Relative 1e-9 against R limma 3.54 {@code eBayes(lmFit(x, design))}; 1e-7 on log p.
 *   <li>Smyth 2004, doi 10.2202/1544-6115.1027.
 * </ul>
 */
public final class ModeratedT {
    private ModeratedT() {}

    /**
     * Prepares the kernel for a cohort.
     *
     * <p>Its estimates are raw: {@code effect} the coefficient, {@code standardError} limma's stdev.unscaled,
     * {@code df} the residual degrees of freedom, {@code residualVariance} sigma²; statistic, interval and p are NaN
     * until {@link Moderation#apply}.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel of raw fits
     */
    public static GeneKernel prepare(byte[] group, double[][] covariates, GeneFilter filter) {
        return new RegressionKernel(Groups.asTarget(group), covariates, Scale.GROUPS, RawFit.COEFFICIENT, filter);
    }

    private enum RawFit implements Reading {
        COEFFICIENT;

        @Override
        public int fewestSamples(int covariates) {
            return covariates + 3;
        }

        @Override
        public void read(Regression fit, Estimate out) {
            out.df = fit.n - 2 - fit.covariates;
            out.effect = fit.along / fit.targetLength;
            out.standardError = 1 / fit.targetLength;
            out.residualVariance = fit.rest / out.df;
        }
    }

    /** The prior of the residual variances of one analysis: s0² with d0 degrees of freedom. Immutable. */
    public static final class Moderation implements Serializable {
        private static final long serialVersionUID = 1;

        private final VariancePrior prior;
        private final double pooledDf;

        private Moderation(VariancePrior prior, double pooledDf) {
            this.prior = prior;
            this.pooledDf = pooledDf;
        }

        /**
         * Learns the prior, as limma's {@code squeezeVar} and {@code fitFDist} do. The order of the genes is part of
         * the result in its last bits: hand them over in one fixed order.
         *
         * @param residualVariance residual variance of every defined gene
         * @param df its residual degrees of freedom
         * @return the moderation
         */
        public static Moderation fit(double[] residualVariance, double[] df) {
            double pooled = 0;
            for (double d : df) {
                pooled += Double.isNaN(d) ? 0 : d;
            }
            return new Moderation(VariancePrior.fit(residualVariance, df), pooled);
        }

        /** d0: degrees of freedom that the prior is worth; infinite if all genes share one variance. */
        public double priorDf() {
            return prior.df();
        }

        /** s0²: the variance towards which all are shrunk. */
        public double priorVariance() {
            return prior.variance();
        }

        /** The sum of all genes' residual degrees of freedom: no moderated t has more. */
        public double pooledDf() {
            return pooledDf;
        }

        /**
         * Turns a raw fit into the moderated one, in place; leaves an undefined estimate as it is. Its
         * {@code residualVariance} becomes NaN, so that a second call changes nothing.
         */
        public void apply(Estimate estimate) {
            if (estimate.undefined != null || Double.isNaN(estimate.residualVariance)) {
                return;
            }
            double df = estimate.df;
            double standardError = Math.sqrt(prior.shrink(estimate.residualVariance, df)) * estimate.standardError;
            if (!(standardError > 0)) {
                estimate.undefined(Undefined.NO_STANDARD_ERROR);
                return;
            }
            estimate.df = Math.min(df + prior.df(), pooledDf);
            estimate.standardError = standardError;
            estimate.statistic = estimate.effect / standardError;
            estimate.logP = Tails.logTwoSidedT(estimate.statistic, estimate.df);
            double reach = Tails.tQuantile(0.975, estimate.df) * standardError;
            estimate.ciLow = estimate.effect - reach;
            estimate.ciHigh = estimate.effect + reach;
            estimate.residualVariance = Double.NaN;
        }
    }
}
