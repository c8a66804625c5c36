package io.prominence.stats;

import java.io.Serializable;

/**
 * Which genes a kernel accepts, judged on the samples of its own analysis.
 *
 * @param minSamples fewest samples with a value
 * @param minEvents fewest events, or samples in the smaller group
 * @param maxMissing largest share of missing values, 0 to 1
 * @param minVariance the sample variance (n − 1) must be above this
 */
public record GeneFilter(int minSamples, int minEvents, double maxMissing, double minVariance) implements Serializable {

    /**
     * Judges the number of samples.
     *
     * @param n samples with a value of the gene
     * @param of samples of the analysis: known target, complete covariates
     * @param atLeast fewest with which the method has a standard error, whatever {@link #minSamples} says
     * @return why the gene is refused, or null
     */
    Undefined judgeSamples(int n, int of, int atLeast) {
        if (of > 0 && (double) (of - n) / of > maxMissing) {
            return Undefined.TOO_MANY_MISSING;
        }
        return n < Math.max(minSamples, atLeast) ? Undefined.TOO_FEW_SAMPLES : null;
    }

    /** Judges the smaller of two groups, which must have at least two samples; null where it is accepted. */
    Undefined judgeGroups(int positives, int negatives) {
        return Math.min(positives, negatives) < Math.max(minEvents, 2) ? Undefined.TOO_FEW_EVENTS : null;
    }

    /** Judges the variance (n − 1), which must be above 0 in any case; null where it is accepted. */
    Undefined judgeVariance(double variance) {
        return variance > Math.max(minVariance, 0) ? null : Undefined.LOW_VARIANCE;
    }
}
