package io.prominence.stats;

/** Cox's model of one gene with covariates, or with left truncation, or both. */
final class CoxAdjustedWorker implements GeneKernel.Worker {
    private final CoxKernel kernel;
    private final CoxGene gene;
    private final CoxTerms terms;
    private final CoxNewton newton;
    private final CoxNull without;
    private final CoxSandwich sandwich;

    CoxAdjustedWorker(CoxKernel kernel, CoxGene gene) {
        this.kernel = kernel;
        this.gene = gene;
        this.terms = new CoxTerms(kernel, gene);
        this.newton = new CoxNewton(terms.likelihood());
        this.without = kernel.options.test() == CoxTest.WALD
                ? null
                : new CoxNull(kernel.order.size(), kernel.terms() - 1, kernel.isTruncated(), kernel.options.ties());
        this.sandwich = kernel.options.errors() == CoxErrors.INFORMATION
                ? null
                : new CoxSandwich(kernel.order, terms.likelihood());
    }

    @Override
    public void apply(double[] values, Estimate out) {
        out.clear();
        Undefined reason = gene.read(values, out);
        if (reason == null) {
            gene.standardise();
            terms.arrange();
            newton.startAt(kernel.start);
            terms.evaluate(newton.beta);
            reason = newton.climb(terms.last());
        }
        if (reason == null) {
            reason = state(out);
        } else if (reason == Undefined.SEPARATED) {
            reason = terms.penalise(out);
        }
        if (reason != null) {
            out.undefined(reason);
        }
    }

    private Undefined state(Estimate out) {
        int last = terms.last();
        double variance =
                sandwich == null ? newton.variance(last) : sandwich.variance(newton.covariances(last), gene.place);
        CoxReading.wald(newton.beta[last], variance, terms.unit(), out);
        if (without == null) {
            return null;
        }
        Undefined reason = without.fit(kernel.covariates, gene.place, gene.sets);
        double gain = terms.likelihood().logLikelihood - without.likelihood().logLikelihood;
        CoxReading.chiSquared(2 * gain, out);
        return reason;
    }
}
