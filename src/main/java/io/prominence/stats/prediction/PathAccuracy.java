package io.prominence.stats.prediction;

/** How near to the minimum a path of penalties comes. */
public enum PathAccuracy {
    /**
     * Enough to compare penalties: a penalty is left where no sweep moves any coefficient so far that v δ² reaches 1e-7 of the
     * null deviance, v the curvature (the default of glmnet); the path ends where the deviance explained passes 0.999, or
     * rises from one penalty to the next by less than 1e-5 of itself, as that of glmnet does.
     */
    TUNING,

    /** Enough to be published: no standardised coefficient moves by 1e-9 in a step of Newton's; all penalties. */
    FINAL
}
