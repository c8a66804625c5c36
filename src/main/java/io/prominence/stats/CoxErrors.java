package io.prominence.stats;

/** Where the standard errors of {@link CoxModel} come from. */
public enum CoxErrors {
    /** The inverse of the information: right where the model is. */
    INFORMATION,
    /**
     * The sandwich of Lin and Wei from the influence (dfbeta) of each patient: right where hazards are not proportional or
     * samples of a patient depend on each other (doi 10.1080/01621459.1989.10478874).
     */
    CLUSTERED
}
