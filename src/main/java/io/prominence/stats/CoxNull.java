package io.prominence.stats;

/**
 * The model of the covariates alone, on the samples that a gene has: where the tests of likelihood ratio and score
 * begin. Working memory of one thread.
 */
final class CoxNull {
    private final CoxLikelihood likelihood;
    private final CoxNewton newton;

    CoxNull(int capacity, int covariates, boolean truncated, CoxTies ties) {
        likelihood = new CoxLikelihood(capacity, covariates, truncated, ties);
        newton = new CoxNewton(likelihood);
    }

    /**
     * Fits the model.
     *
     * @param covariates standardised columns by position of the survival order
     * @param place positions of the samples that take part
     * @param sets their event times
     * @return why there is none, or null
     */
    Undefined fit(double[][] covariates, int[] place, RiskSets sets) {
        for (int a = 0; a < covariates.length; a++) {
            for (int i = 0; i < sets.size; i++) {
                likelihood.x[a][i] = covariates[a][place[i]];
            }
        }
        likelihood.prepare(sets);
        newton.startAtZero();
        return newton.maximise(-1);
    }

    /**
     * Combines columns, one per covariate, by the inverse root of the covariates' information: the squares of the results
     * sum to the square of the columns in its inverse.
     */
    void whiten(double[][] columns, int n) {
        newton.whiten(columns, n);
    }

    /** Whether every coefficient is finite. */
    boolean isFinite() {
        for (boolean infinite : newton.infinite) {
            if (infinite) {
                return false;
            }
        }
        return true;
    }

    /** Coefficients of the standardised covariates; overwritten by the next fit. */
    double[] coefficients() {
        return newton.beta;
    }

    /** The likelihood at the maximum; its weights are those of {@link #coefficients} to the last digits. */
    CoxLikelihood likelihood() {
        return likelihood;
    }
}
