package io.prominence.stats;

import java.io.Serializable;

/** Takes out of a vector what the design has beside covariates and target. */
@FunctionalInterface
interface Centring extends Serializable {
    /** The mean: an intercept. */
    Centring MEAN = LeastSquares::centre;

    /** Centres the first n values in place; returns their sum of squares. */
    double centre(double[] vector, int n);
}
