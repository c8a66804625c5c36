package io.prominence.stats;

/**
 * Differences of counts between two groups, by linear models of log2 counts per million with precision weights (voom);
 * moderated as every {@link ModeratedT}.
 *
 * <ul>
 *   <li>Estimates the coefficient of the group (positive minus negative) in log2-CPM ~ 1 + group + covariates, on the
 *       scale of {@link LogCpm#constant}: a log2 fold change. Three steps: {@link #survey} fits every gene without
 *       weights; {@link VoomTrend} learns from all of them how the variance falls with the count; the kernel of {@link
 *       #prepare} weights each observation by what the trend says of its fitted count, and fits again. The raw fits are
 *       moderated by {@link ModeratedT.Moderation}.
 *   <li>Null: coefficient 0; the test is that of the moderation.
 *   <li>Values are counts, not negative, fractions allowed; library sizes are effective ones, one per sample.
 *   <li>As {@link ModeratedT}: unknown group, missing covariate or no library: the sample takes no part; a gene's own NaN
 *       are dropped and its design is that of its samples. Refused as there, and with {@code LOW_VARIANCE} a gene
 *       without any count in the samples of the analysis.
 *   <li>O(n k²) per gene. Immutable; a worker per thread.
 *   <li>Relative 1e-9 against R limma 3.54 {@code eBayes(lmFit(voom(counts, design, lib.size), design))} on the genes that
 *       have a count; 1e-7 on log p.
 *   <li>Law and others 2014, doi 10.1186/gb-2014-15-2-r29.
 * </ul>
 */
public final class Voom {
    static final double LOG2_MILLION = Math.log(1e6) / Math.log(2);

    private Voom() {}

    /**
     * Prepares the first pass: every gene without weights.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param covariates one array per column, NaN is missing; none for no adjustment
     * @param libraries effective library sizes, NaN for a sample without any count
     * @param filter which genes to accept
     * @return kernel of raw fits, as {@link ModeratedT#prepare} has them, with {@code averageExpression}
     */
    public static GeneKernel survey(byte[] group, double[][] covariates, double[] libraries, GeneFilter filter) {
        return new VoomKernel(VoomDesign.plain(group, covariates, libraries), filter, null);
    }

    /**
     * Prepares the second pass: every gene with the weights of the trend.
     *
     * @param trend what the first pass taught
     * @return kernel of raw fits
     */
    public static GeneKernel prepare(
            byte[] group, double[][] covariates, double[] libraries, GeneFilter filter, VoomTrend trend) {
        return new VoomKernel(VoomDesign.plain(group, covariates, libraries), filter, trend);
    }

    /**
     * Prepares the first pass for samples that come in blocks, each with a level of its own, as {@link
     * ModeratedT#preparePaired} has them.
     *
     * @param block number of each sample's block, −1 for unknown; not modified
     */
    public static GeneKernel surveyPaired(
            byte[] group, int[] block, double[][] covariates, double[] libraries, GeneFilter filter) {
        return new VoomKernel(VoomDesign.paired(group, block, covariates, libraries), filter, null);
    }

    /** Prepares the second pass for samples that come in blocks. */
    public static GeneKernel preparePaired(
            byte[] group, int[] block, double[][] covariates, double[] libraries, GeneFilter filter, VoomTrend trend) {
        return new VoomKernel(VoomDesign.paired(group, block, covariates, libraries), filter, trend);
    }

    /** Mean of log2(L + 1) over the samples that take part: what places the trend on the scale of counts. */
    public static double meanLogLibrary(byte[] group, double[][] covariates, double[] libraries) {
        return VoomDesign.plain(group, covariates, libraries).meanLogLibrary();
    }

    /** The same over samples that are not alone in their block. */
    public static double meanLogLibraryPaired(byte[] group, int[] block, double[][] covariates, double[] libraries) {
        return VoomDesign.paired(group, block, covariates, libraries).meanLogLibrary();
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
