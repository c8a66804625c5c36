package io.prominence.stats;

/**
 * Pearson correlation of a gene with a target, partial if there are covariates.
 *
 * <ul>
 *   <li>Estimates r = cor(residuals of the gene, residuals of the target), both on an intercept and the k covariates;
 *       effect = atanh r, standard error 1/√(n − 3 − k), 95 % interval by the normal quantile; statistic
 *       t = r √((n − 2 − k)/(1 − r²)).
 *   <li>Null: r = 0; two-sided t with n − 2 − k degrees of freedom.
 *   <li>Target and covariates: one value per sample of the cohort, any unit; covariates are columns, dummy-coded.
 *   <li>Samples where target or a covariate is NaN or infinite take no part in any gene; a gene's own NaN or infinite
 *       values are dropped for that gene. Refused: too many missing, fewer than max(minSamples, k + 4) samples, low
 *       variance, a target that is constant or explained by the covariates, covariates that are combinations of each
 *       other or explain the gene, and |r| = 1, which has no standard error.
 *   <li>O(n k) per gene; a gene with missing values O(n k²). The kernel is immutable; each thread has its own worker.
 *   <li>Relative 1e-9 against R {@code cor.test} and residuals of {@code lm}; 1e-7 on log p, also where p underflows.
 *   <li>Fisher 1915, doi 10.2307/2331838; partial: Fisher 1924, Metron 3, 329–332.
 * </ul>
 */
public final class Pearson {
    private Pearson() {}

    /**
     * Prepares the kernel for a cohort.
     *
     * @param target one value per sample; NaN is missing; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel whose effect is Fisher's z
     */
    public static GeneKernel prepare(double[] target, double[][] covariates, GeneFilter filter) {
        return new RegressionKernel(target, covariates, Scale.VALUES, CorrelationReading.PEARSON, filter);
    }
}
