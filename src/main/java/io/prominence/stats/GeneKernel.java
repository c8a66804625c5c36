package io.prominence.stats;

import java.io.Serializable;

/**
 * A statistic prepared for one cohort: target ranked, covariates factored, survival times sorted. Immutable, and sent
 * to executors as it is.
 */
public interface GeneKernel extends Serializable {
    /** A worker with its own working memory; one per thread, reused for every gene. */
    Worker worker();

    /** Applies the kernel to one gene after another. Not thread-safe. */
    interface Worker {
        /**
         * Fills {@code out} for one gene, allocating nothing.
         *
         * @param values expression of the gene, one per sample of the cohort (all samples, in the cohort's order); NaN
         *     is missing. Not modified.
         * @param out filled
         */
        void apply(double[] values, Estimate out);
    }
}
