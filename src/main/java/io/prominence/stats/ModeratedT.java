package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Moderated t of limma: the difference of a gene between two groups, its variance shrunk towards that of all genes.
 *
 * <ul>
 *   <li>Estimates the coefficient of the group (positive minus negative) in gene ~ 1 + group + covariates; on a log2
 *       scale the log2 fold change. Two steps: the kernel gives each gene's raw fit; {@link Moderation} learns the prior
 *       from all of them, and turns each raw fit into the moderated one; its variance may follow average expression
 *       ({@link Trend}), and outlying genes may be drawn in ({@link Robustness}).
 *   <li>Null: coefficient 0; two-sided t with df + d0 degrees of freedom, at most the sum of all genes' df.
 *   <li>Group: one per sample of the cohort, 1 positive, 0 negative, −1 unknown; covariates are columns, dummy-coded.
 *   <li>Unknown group or missing covariate: the sample takes no part; a gene's own NaN are dropped and its design is
 *       that of its samples. Refused: too many missing, no residual degree of freedom, a group smaller than
 *       max(minEvents, 2), low variance, a group explained by the covariates, covariates that are combinations of each
 *       other or explain the gene.
 *   <li>O(n k) per gene; with missing values O(n k²). Immutable; a worker per thread. Moderation: O(genes log genes).
 *   <li>Relative 1e-9 against R limma 3.54 {@code eBayes(lmFit(x, design), trend, robust)}; 1e-7 on log p.
 *   <li>Smyth 2004, doi 10.2202/1544-6115.1027; robust: Phipson 2016, doi 10.1214/16-AOAS920.
 * </ul>
 */
public final class ModeratedT {
    private ModeratedT() {}

    /**
     * Prepares the kernel for a cohort.
     *
     * <p>Its estimates are raw: {@code effect} the coefficient, {@code standardError} limma's stdev.unscaled,
     * {@code df} the residual degrees of freedom, {@code residualVariance} sigma², {@code averageExpression} Amean;
     * statistic, interval and p are NaN until {@link Moderation#apply}.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel of raw fits
     */
    public static GeneKernel prepare(byte[] group, double[][] covariates, GeneFilter filter) {
        return new RegressionKernel(Groups.asTarget(group), covariates, Scale.GROUPS, RawFit.COEFFICIENT, filter);
    }

    /**
     * Prepares the kernel for a cohort whose samples come in blocks (two or more of a patient), each with a level of its
     * own: gene ~ block + group + covariates.
     *
     * <p>Only differences within blocks count. A sample that is alone in its block, or left alone by the gene's missing
     * values, takes no part and is not counted in n; covariates that do not vary within blocks are in the blocks already.
     * Degrees of freedom: n − blocks − 1 − covariates left. Refused besides: no such degree of freedom, and groups that
     * never meet in a block ({@code CONSTANT_OUTCOME}).
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param block number of each sample's block, −1 for unknown; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel of raw fits, as {@link #prepare}
     */
    public static GeneKernel preparePaired(byte[] group, int[] block, double[][] covariates, GeneFilter filter) {
        BlockedSamples design = BlockedSamples.repeated(group, block, covariates);
        return new BlockedKernel(design, BlockEffect.FIXED, 0, filter);
    }

    /**
     * Prepares the kernel for a cohort whose samples come in blocks within which they are correlated: gene ~ 1 + group +
     * covariates by generalised least squares, limma's {@code lmFit(x, design, block, correlation)}. Differences between
     * blocks count too. The correlation is that of all genes: {@link DuplicateCorrelation}.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param block number of each sample's block, −1 for unknown; not modified
     * @param correlation between samples of one block, below 1; raised to limma's own bound, 1/(1 − m) + 0.01 with m the
     *     size of the largest block, where a consensus of genes that lack samples is below it
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel of raw fits, as {@link #prepare}
     */
    public static GeneKernel prepareBlocked(
            byte[] group, int[] block, double correlation, double[][] covariates, GeneFilter filter) {
        BlockedSamples design = BlockedSamples.all(group, block, covariates);
        if (!(correlation < 1)) {
            throw new IllegalArgumentException("Samples of one block cannot have the correlation " + correlation + ".");
        }
        double possible = design.largest > 1 ? Math.max(correlation, 1.0 / (1 - design.largest) + 0.01) : correlation;
        return new BlockedKernel(design, BlockEffect.RANDOM, possible, filter);
    }

    /**
     * Prepares the kernel of an interaction: gene ~ 1 + group + modifier + group × modifier + covariates.
     *
     * <p>In R {@code lmFit(x, model.matrix(~ group * modifier + covariates))}, coefficient of the product. Refusals as for
     * {@link #prepare}; a product that the other terms explain is {@code CONSTANT_OUTCOME}.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param modifier one value per sample, in any unit; NaN is missing; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel of raw fits, as {@link #prepare}, whose effect is the change of the difference per unit of the modifier
     */
    public static GeneKernel prepareInteraction(
            byte[] group, double[] modifier, double[][] covariates, GeneFilter filter) {
        return GroupInteraction.prepare(group, modifier, covariates, RawFit.COEFFICIENT, filter);
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
            out.averageExpression = fit.mean;
        }
    }

    /** Whether the variance towards which genes are shrunk follows something. */
    public enum Trend {
        /** One for all genes: {@code eBayes(trend = FALSE)}. */
        NONE,
        /** It follows the genes' average expression: {@code eBayes(trend = TRUE)}. */
        AVERAGE_EXPRESSION
    }

    /** What genes of outlying variance may do to the prior. */
    public enum Robustness {
        /** They count like all others: {@code eBayes(robust = FALSE)}. */
        NONE,
        /** They are drawn in, and shrunk less than others: {@code eBayes(robust = TRUE)}. */
        OUTLYING_GENES
    }

    /** The prior of the residual variances of one analysis: s0² with d0 degrees of freedom. Immutable. */
    public static final class Moderation implements Serializable {
        private static final long serialVersionUID = 1;

        private static final double LEAST_DF = 1e-15;

        private final VariancePrior prior;
        private final double pooledDf;

        private Moderation(VariancePrior prior, double[] df) {
            this.prior = prior;
            this.pooledDf = Arrays.stream(df).sum();
        }

        /**
         * Learns the prior, as limma's {@code squeezeVar} and {@code fitFDist} do. The order of the genes is part of
         * the result in its last bits: hand them over in one fixed order.
         *
         * @param residualVariance residual variance of every defined gene
         * @param df its residual degrees of freedom
         * @return the moderation, the same prior for all genes
         */
        public static Moderation fit(double[] residualVariance, double[] df) {
            demandUsable(residualVariance, df);
            return new Moderation(VarianceMoments.fit(residualVariance, df), df);
        }

        /**
         * Learns the prior, as limma's {@code eBayes(trend, robust)} does.
         *
         * @param residualVariance residual variance of every defined gene
         * @param df its residual degrees of freedom
         * @param averageExpression its average expression; read where there is a trend
         * @param trend what s0² follows
         * @param robustness what outlying genes may do
         * @return the moderation, for genes at the same positions
         */
        public static Moderation fit(
                double[] residualVariance,
                double[] df,
                double[] averageExpression,
                Trend trend,
                Robustness robustness) {
            demandUsable(residualVariance, df);
            double[] covariate = trend == Trend.NONE ? new double[0] : averageExpression;
            if (trend != Trend.NONE) {
                demandFinite(averageExpression, df.length);
            }
            return new Moderation(learn(residualVariance, df, covariate, robustness), df);
        }

        private static VariancePrior learn(double[] variance, double[] df, double[] covariate, Robustness robustness) {
            if (robustness == Robustness.OUTLYING_GENES) {
                return RobustVarianceMoments.fit(variance, df, covariate);
            }
            return covariate.length == 0
                    ? VarianceMoments.fit(variance, df)
                    : VarianceMoments.fit(variance, df, covariate);
        }

        private static void demandUsable(double[] variance, double[] df) {
            if (variance.length != df.length) {
                throw new IllegalArgumentException(
                        variance.length + " variances, " + df.length + " degrees of freedom: one each per gene.");
            }
            for (int i = 0; i < df.length; i++) {
                if (!(variance[i] >= 0 && variance[i] < Double.POSITIVE_INFINITY && df[i] > LEAST_DF)) {
                    throw new IllegalArgumentException("Gene " + i + " has residual variance " + variance[i] + " with "
                            + df[i] + " degrees of freedom: hand over defined genes only.");
                }
            }
        }

        private static void demandFinite(double[] averageExpression, int genes) {
            if (averageExpression.length != genes
                    || !Arrays.stream(averageExpression).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "A trend needs the finite average expression of each of the " + genes + " genes.");
            }
        }

        /** d0 of every gene, where all have the same prior. */
        public double priorDf() {
            demandCommon();
            return prior.df(0);
        }

        /** s0² of every gene, where all have the same prior. */
        public double priorVariance() {
            demandCommon();
            return prior.variance(0);
        }

        private void demandCommon() {
            if (!prior.isCommon()) {
                throw new IllegalStateException("Each gene has a prior of its own: say which gene it is.");
            }
        }

        /** d0 of a gene: degrees of freedom that its prior is worth; infinite if all genes share one variance. */
        public double priorDf(int gene) {
            return prior.df(gene);
        }

        /** s0² of a gene: the variance towards which it is shrunk. */
        public double priorVariance(int gene) {
            return prior.variance(gene);
        }

        /** The sum of all genes' residual degrees of freedom: no moderated t has more. */
        public double pooledDf() {
            return pooledDf;
        }

        /**
         * Turns a raw fit into the moderated one, in place, where all genes have the same prior: see {@link
         * #apply(Estimate, int)}.
         */
        public void apply(Estimate estimate) {
            demandCommon();
            apply(estimate, 0);
        }

        /**
         * Turns a raw fit into the moderated one, in place; leaves an undefined estimate as it is. Its
         * {@code residualVariance} becomes NaN, so that a second call changes nothing.
         *
         * @param estimate raw fit
         * @param gene its position in the arrays from which the prior was learnt
         */
        public void apply(Estimate estimate, int gene) {
            if (estimate.undefined != null || Double.isNaN(estimate.residualVariance)) {
                return;
            }
            double df = estimate.df;
            double variance = prior.shrink(gene, estimate.residualVariance, df);
            double standardError = Math.sqrt(variance) * estimate.standardError;
            if (!(standardError > 0)) {
                estimate.undefined(Undefined.NO_STANDARD_ERROR);
                return;
            }
            estimate.df = Math.min(df + prior.df(gene), pooledDf);
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
