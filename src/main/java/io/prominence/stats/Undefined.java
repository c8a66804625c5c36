package io.prominence.stats;

/** Why there is no result. */
public enum Undefined {
    /** Fewer samples than asked for, or no degree of freedom left. */
    TOO_FEW_SAMPLES("too-few-samples"),
    /** Fewer events, or fewer samples in the smaller group, than asked for. */
    TOO_FEW_EVENTS("too-few-events"),
    /** A larger share of missing values than allowed. */
    TOO_MANY_MISSING("too-many-missing"),
    /** The gene's variance is not above the least one allowed. */
    LOW_VARIANCE("low-variance"),
    /** The outcome does not vary, or the covariates explain it wholly. */
    CONSTANT_OUTCOME("constant-outcome"),
    /** The gene is a linear combination of the covariates, or the covariates are of each other. */
    COLLINEAR("collinear"),
    /** The marker against itself. */
    SELF("self"),
    /** The cohort does not measure the marker, or has no such label, endpoint or covariate. */
    NOT_AVAILABLE("not-available"),
    /** The likelihood has no maximum: the term orders the events perfectly, and no penalised estimate was found either. */
    SEPARATED("separated"),
    /** The iteration did not converge. */
    NOT_CONVERGED("not-converged"),
    /** A perfect correlation: its effect is infinite. */
    NO_STANDARD_ERROR("no-standard-error"),
    /** Permutation: no two patients may exchange outcomes that differ. */
    NOT_EXCHANGEABLE("not-exchangeable");

    private final String id;

    Undefined(String id) {
        this.id = id;
    }

    /** The name in tables. */
    public String id() {
        return id;
    }
}
