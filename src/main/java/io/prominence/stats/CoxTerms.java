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
        if (!holdsAll || !gene.isComplete()) {
            arrangeCovariates();
            holdsAll = gene.isComplete();
        }
        int terms = likelihood.terms();
        int covariates = kernel.covariates.length;
        for (int i = 0; i < gene.sets.size; i++) {
            likelihood.x[i * terms + covariates] = gene.x[i];
        }
        if (kernel.hasProduct()) {
            for (int i = 0; i < gene.sets.size; i++) {
                int row = i * terms;
                likelihood.x[row + terms - 1] = gene.x[i] * likelihood.x[row + covariates - 1];
            }
        }
        likelihood.prepare(gene.sets);
    }

    private void arrangeCovariates() {
        int terms = likelihood.terms();
        for (int i = 0; i < gene.sets.size; i++) {
            for (int a = 0; a < kernel.covariates.length; a++) {
                likelihood.x[i * terms + a] = kernel.covariates[a][gene.place[i]];
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
