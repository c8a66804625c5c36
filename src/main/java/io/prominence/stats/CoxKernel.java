package io.prominence.stats;

import java.util.stream.IntStream;

/** Cox's model prepared for one cohort: samples sorted, covariates standardised, the model without the gene fitted. */
final class CoxKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    final SurvivalOrder order;
    final RiskSets complete;
    final GeneFilter filter;
    final CoxOptions options;
    /** Standardised covariates by position of the order, the modifier last where there is one. */
    final double[][] covariates;
    /** Standard deviation of the modifier; NaN where the gene has no product with one. */
    final double modifierDeviation;
    /** Coefficients of the covariates without the gene, 0 where they have none. */
    final double[] start;

    CoxKernel(SurvivalOrder order, double[][] columns, boolean interaction, GeneFilter filter, CoxOptions options) {
        this.order = order;
        this.complete = order.riskSets();
        this.filter = filter;
        this.options = options;
        this.covariates = CoxModel.standardise(columns, order);
        this.modifierDeviation = interaction
                ? new StandardisedColumn(columns[columns.length - 1], order.sample).deviation()
                : Double.NaN;
        this.start = startingPoint();
    }

    private double[] startingPoint() {
        if (covariates.length == 0 || complete.events == 0) {
            return new double[covariates.length];
        }
        CoxNull without = new CoxNull(order.size(), covariates.length, isTruncated(), options.ties());
        int[] all = IntStream.range(0, order.size()).toArray();
        return without.fit(covariates, all, complete) == null && without.isFinite()
                ? without.coefficients()
                : new double[covariates.length];
    }

    /** Whether samples enter late. */
    boolean isTruncated() {
        return order.leaving.length > 0;
    }

    /** Whether the gene has a product with the modifier. */
    boolean hasProduct() {
        return !Double.isNaN(modifierDeviation);
    }

    /** Number of terms, gene and product among them. */
    int terms() {
        return covariates.length + (hasProduct() ? 2 : 1);
    }

    @Override
    public Worker worker() {
        CoxGene gene = new CoxGene(order, complete, filter);
        boolean plain = covariates.length == 0 && !complete.truncated();
        return plain ? new CoxUnivariableWorker(this, gene) : new CoxAdjustedWorker(this, gene);
    }
}
