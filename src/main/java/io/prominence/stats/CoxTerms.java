package io.prominence.stats;

/**
 * The terms of one gene's model in a likelihood: the covariates, the gene, and its product with the modifier where there
 * is one. The term of interest comes last, so that it is the one found collinear with the others. Working memory of one
 * thread.
 */
final class CoxTerms {
    private final CoxKernel kernel;
    private final CoxGene gene;
    private final CoxLikelihood likelihood;
    private boolean holdsAll;
    private boolean keepsStart;
    private CoxFirth firth;

    CoxTerms(CoxKernel kernel, CoxGene gene) {
        this.kernel = kernel;
        this.gene = gene;
        this.likelihood =
                new CoxLikelihood(kernel.order.size(), kernel.terms(), kernel.isTruncated(), kernel.options.ties());
    }

    /** The term of interest. */
    int last() {
        return kernel.terms() - 1;
    }

    /** The standard deviation of the last term. */
    double unit() {
        return kernel.hasProduct() ? gene.deviation * kernel.modifierDeviation : gene.deviation;
    }

    CoxLikelihood likelihood() {
        return likelihood;
    }

    /** Takes in the standardised gene. */
    void arrange() {
        boolean asBefore = holdsAll && gene.isComplete();
        if (!asBefore) {
            arrangeCovariates();
            holdsAll = gene.isComplete();
        }
        int covariates = kernel.covariates.length;
        int n = gene.sets.size;
        System.arraycopy(gene.x, 0, likelihood.x[covariates], 0, n);
        if (kernel.hasProduct()) {
            for (int i = 0; i < n; i++) {
                likelihood.x[covariates + 1][i] = gene.x[i] * likelihood.x[covariates - 1][i];
            }
        }
        likelihood.prepare(gene.sets, asBefore ? covariates : 0);
    }

    /** Evaluates at the start, where the gene has no effect: of all samples once, then recalled. */
    void evaluate(double[] start) {
        if (!gene.isComplete() || !keepsStart) {
            likelihood.evaluate(start);
        } else {
            likelihood.recall();
        }
        if (gene.isComplete() && !keepsStart) {
            likelihood.keep(kernel.covariates.length);
            keepsStart = true;
        }
    }

    private void arrangeCovariates() {
        for (int a = 0; a < kernel.covariates.length; a++) {
            for (int i = 0; i < gene.sets.size; i++) {
                likelihood.x[a][i] = kernel.covariates[a][gene.place[i]];
            }
        }
    }

    /** States Firth's estimate of the arranged last term; why there is none, or null. */
    Undefined penalise(Estimate out) {
        if (firth == null) {
            firth = new CoxFirth(likelihood);
        }
        if (!firth.fit(last())) {
            return Undefined.SEPARATED;
        }
        CoxReading.firth(firth, unit(), kernel.options.test(), out);
        return null;
    }
}
