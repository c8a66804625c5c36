package io.prominence.stats;

import java.util.Arrays;

/**
 * Cox's proportional-hazards model: the hazard at time t of a sample with terms x is h<sub>0</sub>(t) exp(βᵀx).
 *
 * <p><b>Estimates</b> β, the log hazard ratio per unit of each term, as the maximum of the partial likelihood with
 * Efron's treatment of tied events; standard errors from the inverse of the information; Wald z = β / SE against the
 * normal distribution, interval β ± 1.96 SE. Null hypothesis: β = 0; two-sided.
 *
 * <p><b>Shapes.</b> One time, event and entry per sample, terms as columns with one value per sample; times in any one
 * unit, on which nothing depends but their order. A sample is at risk at t where entry &lt; t ≤ time; entries null or
 * all 0 mean no left truncation, otherwise an entry that is not before the time takes no part. Times that differ by
 * rounding only are tied ({@code timefix} of R).
 *
 * <p><b>Missing.</b> Samples whose time, entry, covariate or gene value is NaN or infinite, or an event of −1, take no part.
 *
 * <p><b>Undefined</b> where there are too few samples or events ({@link GeneFilter}; never fewer than 1 event), where a
 * term is constant or a combination of the others among those at risk ({@link Undefined#COLLINEAR}), where the gene
 * orders the events perfectly ({@link Undefined#SEPARATED}: the coefficient is infinite), or without convergence. A
 * covariate that separates (a level without events) does not keep the gene from having an estimate: it is the one
 * without the samples that the covariate rules out.
 *
 * <p><b>Cost.</b> O(n) per gene and step for the gene alone, O(n k²) with k covariates, after sorting once; about five
 * steps. Kernels are immutable, workers belong to one thread and allocate nothing.
 *
 * <p><b>Accuracy.</b> Relative 1e-9 against R's {@code survival::coxph(Surv(entry, time, event) ~ ., ties = "efron")}.
 * Terms are standardised inside, so that results follow affine maps of them.
 *
 * <p>References: doi 10.1111/j.2517-6161.1972.tb00899.x (Cox); doi 10.1080/01621459.1977.10480613 (Efron); doi
 * 10.1007/978-1-4757-3294-8 (Therneau and Grambsch).
 */
public final class CoxModel {
    /** The 97.5 % quantile of the normal distribution. */
    static final double Z_95 = Tails.normalQuantile(0.975);

    private CoxModel() {}

    /**
     * Prepares the model of a gene with covariates.
     *
     * @param time follow-up time by sample; NaN unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry time from which on the sample is under observation; null or all 0 for no left truncation
     * @param covariates columns, dummy-coded; may be empty
     * @param filter which genes are accepted; shares are of the samples with known time, event and covariates
     * @return effect: log hazard ratio per unit of the gene
     */
    public static GeneKernel prepare(
            double[] time, byte[] event, double[] entry, double[][] covariates, GeneFilter filter) {
        SurvivalOrder order = SurvivalOrder.of(time, event, entry, sample -> known(covariates, sample));
        double[][] standardised = Arrays.stream(covariates)
                .map(column -> new StandardisedColumn(column, order.sample).values())
                .toArray(double[][]::new);
        return new CoxKernel(order, standardised, filter);
    }

    /**
     * Fits one model of several terms.
     *
     * @param time follow-up time by sample; NaN unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry time from which on the sample is under observation; null or all 0 for no left truncation
     * @param columns the terms, at least one; samples with a NaN in any take no part
     */
    public static CoxFit fit(double[] time, byte[] event, double[] entry, double[][] columns) {
        return CoxFit.of(SurvivalOrder.of(time, event, entry, sample -> known(columns, sample)), columns);
    }

    private static boolean known(double[][] columns, int sample) {
        for (double[] column : columns) {
            if (!Double.isFinite(column[sample])) {
                return false;
            }
        }
        return true;
    }
}
