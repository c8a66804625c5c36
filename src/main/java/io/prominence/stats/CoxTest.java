package io.prominence.stats;

/** How {@link CoxModel} tests that a coefficient is 0, given the covariates. */
public enum CoxTest {
    /** z = coefficient over standard error, normal. */
    WALD,
    /** Twice the gain of the log partial likelihood over the model of the covariates alone; chi-squared with 1 df. */
    LIKELIHOOD_RATIO
}
