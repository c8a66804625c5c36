package io.prominence.stats;

/** Cox's model of one gene with covariates, or with left truncation, or both. */
final class CoxAdjustedWorker implements GeneKernel.Worker {
    private final CoxKernel kernel;
    private final CoxGene gene;
    private final CoxTerms terms;
    private final CoxNewton newton;
    private final CoxShortClimb climb;
    private final CoxNull without;
    private final CoxSandwich sandwich;

    CoxAdjustedWorker(CoxKernel kernel, CoxGene gene) {
        this.kernel = kernel;
        this.gene = gene;
        this.terms = new CoxTerms(kernel, gene);
        this.newton = new CoxNewton(terms.likelihood());
        this.climb = kernel.options.test() == CoxTest.WALD && kernel.options.errors() == CoxErrors.INFORMATION
                ? new CoxShortClimb(terms.likelihood(), kernel.order.size())
                : null;
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
            reason = maximise(out);
        }
        if (reason == Undefined.SEPARATED) {
            reason = terms.penalise(out);
        }
        if (reason != null) {
            out.undefined(reason);
        }
    }

    /** The short way, or, where it is not open or does not lead there, from the start again. */
    private Undefined maximise(Estimate out) {
        int last = terms.last();
        if (climb != null) {
            if (climb.climb(newton.beta)) {
                CoxReading.wald(climb.beta[last], climb.variance(last), terms.unit(), out);
                return null;
            }
            terms.evaluate(newton.beta);
        }
        Undefined reason = newton.climb(last);
        return reason == null ? state(out) : reason;
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
