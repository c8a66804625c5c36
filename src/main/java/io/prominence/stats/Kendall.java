package io.prominence.stats;

/**
 * Kendall's rank correlation τ-b of a gene with a target, partial if there are covariates.
 *
 * <ul>
 *   <li>Estimates τ-b = (concordant − discordant pairs)/√(pairs untied in the gene · pairs untied in the target); with
 *       covariates −P₁₂/√(P₁₁ P₂₂) of the inverse P of the matrix of τ-b between gene, target and covariates. Effect
 *       = atanh τ, standard error √(0.437/(n − 4 − k)), 95 % interval by the normal quantile.
 *   <li>Null: τ = 0; two-sided normal. Statistic without covariates: the score (concordant − discordant) over its
 *       standard deviation with ties, no continuity correction; with k covariates τ/√(2(2(n − k) + 5)/(9(n − k)(n − 1 −
 *       k))), which knows no ties.
 *   <li>Target and covariates: one value per sample of the cohort; only their order counts. Covariates are columns,
 *       dummy-coded.
 *   <li>Missing values as for {@link Spearman}: pairs are those of the samples the gene has. Refused: too many missing,
 *       fewer than max(minSamples, k + 5) samples, low variance, a target that is constant or whose order the covariates
 *       explain, covariates whose orders explain each other or the gene, and |τ| = 1, which has no standard error.
 *   <li>O(k n log n) per gene; with missing values O(k² n log n). Immutable; a worker per thread.
 *   <li>Relative 1e-9 against R {@code cor.test(method = "kendall", exact = FALSE)} and the inverse of {@code cor(method =
 *       "kendall")}; 1e-7 on log p.
 *   <li>Kendall 1938, doi 10.1093/biomet/30.1-2.81; Knight 1966, doi 10.1080/01621459.1966.10480879; standard error:
 *       Fieller, Hartley and Pearson 1957, doi 10.1093/biomet/44.3-4.470; partial: Kim 2015, doi
 *       10.5351/CSAM.2015.22.6.665.
 * </ul>
 */
public final class Kendall {
    private Kendall() {}

    /**
     * Prepares the kernel for a cohort.
     *
     * @param target one value per sample; NaN is missing; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel whose effect is Fisher's z
     */
    public static GeneKernel prepare(double[] target, double[][] covariates, GeneFilter filter) {
        return new KendallKernel(target, covariates, filter);
    }
}
