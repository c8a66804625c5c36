package io.prominence.stats;

import java.io.Serializable;

/**
 * The space spanned by an intercept and covariates, as an orthonormal basis, and what it leaves of a vector.
 *
 * <p>Gram–Schmidt with reorthogonalisation, which is orthonormal to rounding (doi 10.1007/s00211-005-0615-4). A
 * covariate counts as a combination of the intercept and those before it by the rule of R's {@code lm}: when less than
 * 1e-7 of its length is left. Vectors are centred by subtracting their first value before their mean, so that a
 * constant vector becomes exactly zero. One instance owns its memory and can be factored again; once factored, its
 * other methods change nothing in it.
 */
final class LeastSquares implements Serializable {
    private static final long serialVersionUID = 1;

    /** R's {@code lm.fit(tol = 1e-7)}, on lengths. */
    static final double TOLERANCE = 1e-7;

    /** Below this share of the squared length left, a projection is repeated. */
    private static final double CANCELLED = 0.25;

    private final double[][] basis;
    private int n;

    /** Room for so many covariates of so many samples. */
    LeastSquares(int covariates, int capacity) {
        basis = new double[covariates][capacity];
    }

    /** Number of covariates, without the intercept. */
    int covariates() {
        return basis.length;
    }

    /**
     * Factors the covariates.
     *
     * @param columns first {@code size} values of each count; not modified
     * @return false if a covariate is a linear combination of the intercept and the others
     */
    boolean factor(double[][] columns, int size) {
        n = size;
        for (int j = 0; j < basis.length; j++) {
            double[] vector = basis[j];
            System.arraycopy(columns[j], 0, vector, 0, n);
            double whole = dot(vector, vector, n);
            double left = project(vector, centre(vector, n), j);
            if (!(left > TOLERANCE * TOLERANCE * whole)) {
                return false;
            }
            double scale = 1 / Math.sqrt(left);
            for (int i = 0; i < n; i++) {
                vector[i] *= scale;
            }
        }
        return true;
    }

    /**
     * Takes the covariates out of a centred vector, in place.
     *
     * @param vector centred; becomes its residuals
     * @param squares its sum of squares
     * @return the residuals' sum of squares
     */
    double residuals(double[] vector, double squares) {
        return project(vector, squares, basis.length);
    }

    private double project(double[] vector, double squares, int vectors) {
        if (vectors == 0) {
            return squares;
        }
        double left = projectOnce(vector, vectors);
        return left < CANCELLED * squares ? projectOnce(vector, vectors) : left;
    }

    private double projectOnce(double[] vector, int vectors) {
        for (int j = 0; j < vectors; j++) {
            subtract(vector, dot(vector, basis[j], n), basis[j], n);
        }
        return dot(vector, vector, n);
    }

    /** Centres the first n values in place; returns their sum of squares. */
    static double centre(double[] vector, int n) {
        if (n == 0) {
            return 0;
        }
        double first = vector[0];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            vector[i] -= first;
            sum += vector[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            vector[i] -= mean;
            squares += vector[i] * vector[i];
        }
        return squares;
    }

    /** Inner product of the first n values. */
    static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** vector −= factor · other, on the first n values. */
    static void subtract(double[] vector, double factor, double[] other, int n) {
        for (int i = 0; i < n; i++) {
            vector[i] -= factor * other[i];
        }
    }
}
