package io.prominence.stats;

/** Cox's model of one gene with covariates, or with left truncation, or both. */
final class CoxAdjustedWorker implements GeneKernel.Worker {
    private final SurvivalOrder order;
    private final CoxGene gene;
    private final double[][] covariates;
    private final CoxLikelihood likelihood;
    private final CoxNewton newton;

    /** Covariates are standardised columns by sample. */
    CoxAdjustedWorker(SurvivalOrder order, CoxGene gene, double[][] covariates) {
        this.order = order;
        this.gene = gene;
        this.covariates = covariates;
        this.likelihood = new CoxLikelihood(order.size(), covariates.length + 1, order.leaving.length > 0);
        this.newton = new CoxNewton(likelihood);
    }

    @Override
    public void apply(double[] values, Estimate out) {
        out.clear();
        Undefined reason = gene.read(values, out);
        if (reason == null) {
            gene.standardise();
            arrangeTerms(values);
            reason = newton.maximise(covariates.length);
        }
        if (reason == null) {
            gene.state(newton.beta[covariates.length], newton.variance(covariates.length), out);
        } else {
            out.undefined(reason);
        }
    }

    /** The gene comes last, so that it is the one found collinear with the covariates. */
    private void arrangeTerms(double[] values) {
        likelihood.sets = gene.sets;
        int row = 0;
        int position = 0;
        for (int sample : order.sample) {
            if (!Double.isFinite(values[sample])) {
                continue;
            }
            for (double[] covariate : covariates) {
                likelihood.x[row++] = covariate[sample];
            }
            likelihood.x[row++] = gene.x[position++];
        }
    }
}
