package io.prominence.stats;

/**
 * Spearman rank correlation of a gene with a target, partial if there are covariates.
 *
 * <ul>
 *   <li>Estimates ρ, the {@link Pearson} (partial) correlation of average ranks of gene, target and covariates; effect
 *       = atanh ρ, standard error √((1 + ρ²/2)/(n − 3 − k)), 95 % interval by the normal quantile; statistic
 *       t = ρ √((n − 2 − k)/(1 − ρ²)).
 *   <li>Null: ρ = 0; two-sided t with n − 2 − k degrees of freedom.
 *   <li>Target and covariates: one value per sample of the cohort; only their order counts.
 *   <li>Missing values, refusals: as for {@link Pearson}; where a gene has missing values, all variables are ranked
 *       anew on the samples it has. Ties share average ranks. minVariance is held against the values, not the ranks.
 *   <li>O(n log n + n k) per gene; with missing values O(n log n + n k²). Immutable; a worker per thread.
 *   <li>Relative 1e-9 against R {@code cor.test(method = "spearman", exact = FALSE)}; 1e-7 on log p.
 *   <li>Standard error: Bonett and Wright 2000, doi 10.1007/BF02294183.
 * </ul>
 */
public final class Spearman {
    private Spearman() {}

    /**
     * Prepares the kernel for a cohort.
     *
     * @param target one value per sample; NaN is missing; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel whose effect is Fisher's z
     */
    public static GeneKernel prepare(double[] target, double[][] covariates, GeneFilter filter) {
        return new RegressionKernel(target, covariates, Scale.RANKS, CorrelationReading.SPEARMAN, filter);
    }
}
