package io.prominence.stats;

import java.util.stream.IntStream;

/** The score test prepared for one cohort: samples sorted, the model of the covariates fitted. */
final class CoxScoreKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    final SurvivalOrder order;
    final RiskSets complete;
    final GeneFilter filter;
    /** Standardised covariates by position of the order. */
    final double[][] covariates;
    /** The model without a gene, on all samples. */
    final CoxScoreNull without;

    CoxScoreKernel(SurvivalOrder order, double[][] covariates, GeneFilter filter) {
        this.order = order;
        this.complete = order.riskSets();
        this.filter = filter;
        this.covariates = covariates;
        this.without = new CoxScoreNull(order.size(), covariates.length);
        if (complete.events > 0) {
            int[] all = IntStream.range(0, order.size()).toArray();
            new CoxScoreFit(this).fit(all, complete, without);
        }
    }

    /** Whether samples enter late. */
    boolean isTruncated() {
        return order.leaving.length > 0;
    }

    @Override
    public Worker worker() {
        return new CoxScoreWorker(this);
    }
}
