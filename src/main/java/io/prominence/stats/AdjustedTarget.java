package io.prominence.stats;

import java.io.Serializable;

/**
 * A target with the covariates taken out of it: what every gene is held against. By the theorem of Frisch, Waugh and
 * Lovell its residuals give both the partial correlation and the coefficient in the full design.
 */
final class AdjustedTarget implements Serializable {
    private static final long serialVersionUID = 1;

    private final LeastSquares covariates;
    private final double[] unit;
    private double length;
    private Undefined undefined;

    /** Room for so many covariates of so many samples. */
    AdjustedTarget(int covariates, int capacity) {
        this(covariates, capacity, Centring.MEAN);
    }

    /** Room for so many covariates of so many samples, with something else than the intercept taken out before. */
    AdjustedTarget(int covariates, int capacity, Centring centring) {
        this.covariates = new LeastSquares(covariates, capacity, centring);
        unit = new double[capacity];
    }

    /** Prepares for the first n values of the target and of each covariate; modifies neither. */
    void prepare(double[] target, double[][] columns, int n) {
        undefined = covariates.factor(columns, n) ? take(target, n) : Undefined.COLLINEAR;
    }

    /** As {@link #prepare}, leaving out covariates that are combinations of what was taken out before them. */
    void prepareIndependent(double[] target, double[][] columns, int n) {
        covariates.factorIndependent(columns, n);
        undefined = take(target, n);
    }

    private Undefined take(double[] target, int n) {
        System.arraycopy(target, 0, unit, 0, n);
        double squares = covariates.centring().centre(unit, n);
        double left = covariates.residuals(unit, squares);
        if (!(left > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * squares)) {
            return Undefined.CONSTANT_OUTCOME;
        }
        length = Math.sqrt(left);
        for (int i = 0; i < n; i++) {
            unit[i] /= length;
        }
        return null;
    }

    /** Why nothing can be held against it, or null. */
    Undefined undefined() {
        return undefined;
    }

    /** The space of intercept and covariates. */
    LeastSquares covariates() {
        return covariates;
    }

    /** Its residuals, of length 1. */
    double[] unit() {
        return unit;
    }

    /** The length of its residuals: the square root of their sum of squares. */
    double length() {
        return length;
    }
}
