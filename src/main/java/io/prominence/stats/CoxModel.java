package io.prominence.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cox's proportional-hazards model: the hazard at time t of a sample with terms x is h<sub>0</sub>(t) exp(βᵀx).
 *
 * <p><b>Estimates</b> β, the log hazard ratio per unit of each term, as the maximum of the partial likelihood with
 * Efron's or Breslow's treatment of tied events ({@link CoxTies}), each stratum having a baseline hazard h<sub>0</sub> of
 * its own; standard errors from the inverse of the information, or robust ones, clustered by patient ({@link CoxErrors});
 * interval β ± 1.96 SE. Null hypothesis: β = 0; two-sided, by Wald's z = β / SE against the normal distribution or by the
 * likelihood ratio to the model of the covariates alone on the same samples ({@link CoxTest}).
 *
 * <p><b>Shapes.</b> {@link SurvivalData}: one time, event and entry per sample, terms as columns with one value per
 * sample; times in any one unit, on which nothing depends but their order. A sample is at risk at t where entry &lt; t ≤
 * time; entries null or all 0 mean no left truncation, otherwise an entry that is not before the time takes no part.
 * Times that differ by rounding only are tied ({@code timefix} of R).
 *
 * <p><b>Missing.</b> Samples whose time, entry, covariate or gene value is NaN or infinite, or whose event, stratum or
 * patient is −1, take no part.
 *
 * <p><b>Undefined</b> where there are too few samples or events ({@link GeneFilter}; never fewer than 1 event), where a
 * term is constant or a combination of the others among those at risk ({@link Undefined#COLLINEAR}), or without
 * convergence. A covariate that separates (a level without events) does not keep the gene from having an estimate: it is
 * the one without the samples that the covariate rules out.
 *
 * <p><b>Separation.</b> Where the gene orders the events perfectly, its coefficient is infinite, and Firth's penalised
 * likelihood log L + ½ log det I over all terms, with the same ties, speaks in its place ({@link Fallback#FIRTH}): error
 * from the information at its maximum, interval by its profile, test by its likelihood ratio, with the signed root as
 * statistic where the method has a z. A {@link CoxFit} has no such term, and {@link Undefined#SEPARATED} stays for where
 * this search finds no end either.
 *
 * <p><b>Cost.</b> O(n) per gene and step for the gene alone, O(n k²) with k covariates, after sorting once; about five
 * steps, which begin where the covariates are without the gene. Kernels are immutable, workers belong to one thread and allocate nothing.
 *
 * <p><b>Accuracy.</b> Relative 1e-9 against R's {@code survival::coxph(Surv(entry, time, event) ~ . + strata(stratum),
 * ties, cluster = patient)}.
 * Terms are standardised inside, so that results follow affine maps of them.
 *
 * <p>References: doi 10.1111/j.2517-6161.1972.tb00899.x (Cox); doi 10.1080/01621459.1977.10480613 (Efron); doi
 * 10.2307/2529620 (Breslow); doi 10.1080/01621459.1989.10478874 (Lin and Wei); doi 10.1007/978-1-4757-3294-8 (Therneau
 * and Grambsch); doi 10.1111/j.0006-341X.2001.00114.x (Heinze and Schemper, Firth's penalty).
 */
public final class CoxModel {
    /** The 97.5 % quantile of the normal distribution. */
    static final double Z_95 = Tails.normalQuantile(0.975);

    private CoxModel() {}

    /** The same as {@link #prepare(SurvivalData, double[][], GeneFilter)} in one stratum. */
    public static GeneKernel prepare(
            double[] time, byte[] event, double[] entry, double[][] covariates, GeneFilter filter) {
        return prepare(SurvivalData.of(time, event, entry), covariates, filter);
    }

    /** The same as {@link #prepare(SurvivalData, double[][], GeneFilter, CoxOptions)} with the defaults. */
    public static GeneKernel prepare(SurvivalData data, double[][] covariates, GeneFilter filter) {
        return prepare(data, covariates, filter, CoxOptions.withDefaults());
    }

    /**
     * Prepares the model of a gene with covariates.
     *
     * @param covariates columns, dummy-coded; may be empty
     * @param filter which genes are accepted; shares are of the samples with known time, event, groups and covariates
     * @param options ties, test, errors
     * @return effect: log hazard ratio per unit of the gene
     */
    public static GeneKernel prepare(SurvivalData data, double[][] covariates, GeneFilter filter, CoxOptions options) {
        return new CoxKernel(order(data, covariates), covariates, false, filter, options);
    }

    /**
     * Prepares the model of a gene, a modifier, their product and covariates: does the modifier change what the gene does?
     *
     * @param modifier by sample; a sample with NaN takes no part
     * @param covariates columns, dummy-coded, the modifier not among them; may be empty
     * @param filter which genes are accepted
     * @return effect: coefficient of the product, the change of the gene's log hazard ratio per unit of the modifier
     */
    public static GeneKernel prepareInteraction(
            SurvivalData data, double[] modifier, double[][] covariates, GeneFilter filter) {
        double[][] columns = Arrays.copyOf(covariates, covariates.length + 1);
        columns[covariates.length] = modifier;
        return new CoxKernel(order(data, columns), columns, true, filter, CoxOptions.withDefaults());
    }

    /** The same as {@link #fit(SurvivalData, double[][])} in one stratum. */
    public static CoxFit fit(double[] time, byte[] event, double[] entry, double[][] columns) {
        return fit(SurvivalData.of(time, event, entry), columns);
    }

    /**
     * Fits one model of several terms.
     *
     * @param columns the terms, at least one; samples with a NaN in any take no part
     */
    public static CoxFit fit(SurvivalData data, double[][] columns) {
        return CoxFit.of(order(data, columns), columns);
    }

    /** Covariates with mean 0 and standard deviation 1, by position of the order. */
    static double[][] standardise(double[][] columns, SurvivalOrder order) {
        return Arrays.stream(columns)
                .map(column -> new StandardisedColumn(column, order.sample))
                .map(column -> IntStream.of(order.sample)
                        .mapToDouble(i -> column.values()[i])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The samples that take part. */
    static SurvivalOrder order(SurvivalData data, double[][] columns) {
        return SurvivalOrder.of(data, sample -> known(columns, sample));
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
