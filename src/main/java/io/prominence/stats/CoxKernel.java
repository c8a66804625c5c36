package io.prominence.stats;

/** Cox's model prepared for one cohort: samples sorted, covariates standardised. */
final class CoxKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    private final SurvivalOrder order;
    private final RiskSets complete;
    private final double[][] covariates;
    private final GeneFilter filter;

    CoxKernel(SurvivalOrder order, double[][] covariates, GeneFilter filter) {
        this.order = order;
        this.complete = order.riskSets();
        this.covariates = covariates;
        this.filter = filter;
    }

    @Override
    public Worker worker() {
        CoxGene gene = new CoxGene(order, complete, filter);
        boolean plain = covariates.length == 0 && !complete.truncated();
        return plain ? new CoxUnivariableWorker(gene) : new CoxAdjustedWorker(order, gene, covariates);
    }
}
