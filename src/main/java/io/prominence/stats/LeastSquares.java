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
    private final Centring centring;
    private int n;
    private int rank;

    /** Room for so many covariates of so many samples. */
    LeastSquares(int covariates, int capacity) {
        this(covariates, capacity, Centring.MEAN);
    }

    /** Room for so many covariates of so many samples, with something else than the intercept taken out before. */
    LeastSquares(int covariates, int capacity, Centring centring) {
        basis = new double[covariates][capacity];
        this.centring = centring;
    }

    /** Number of covariates that are in the space, without the intercept. */
    int covariates() {
        return rank;
    }

    /**
     * Factors the covariates.
     *
     * @param columns first {@code size} values of each count; not modified
     * @return false if a covariate is a linear combination of the intercept and the others
     */
    boolean factor(double[][] columns, int size) {
        return factorIndependent(columns, size) == basis.length;
    }

    /**
     * Factors the covariates, leaving out each that is a linear combination of the intercept and those before it.
     *
     * @param columns first {@code size} values of each count; not modified
     * @return how many are left
     */
    int factorIndependent(double[][] columns, int size) {
        n = size;
        rank = 0;
        for (double[] column : columns) {
            double[] vector = basis[rank];
            System.arraycopy(column, 0, vector, 0, n);
            double whole = dot(vector, vector, n);
            double left = project(vector, centring.centre(vector, n), rank);
            if (left > TOLERANCE * TOLERANCE * whole) {
                scale(vector, 1 / Math.sqrt(left), n);
                rank++;
            }
        }
        return rank;
    }

    /** What comes out of every vector before the covariates. */
    Centring centring() {
        return centring;
    }

    /** A vector of the orthonormal basis. */
    double[] basis(int j) {
        return basis[j];
    }

    /**
     * Takes the covariates out of a centred vector, in place.
     *
     * @param vector centred; becomes its residuals
     * @param squares its sum of squares
     * @return the residuals' sum of squares
     */
    double residuals(double[] vector, double squares) {
        return project(vector, squares, rank);
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

    /** The mean of the first n values. */
    static double mean(double[] vector, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += vector[i];
        }
        return sum / n;
    }

    /** The variance (n − 1) of the first n values, in one pass by their distances from the first one. */
    static double variance(double[] vector, int n) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double distance = vector[i] - vector[0];
            sum += distance;
            squares += distance * distance;
        }
        return (squares - sum / n * sum) / (n - 1);
    }

    /** vector *= factor, on the first n values. */
    static void scale(double[] vector, double factor, int n) {
        for (int i = 0; i < n; i++) {
            vector[i] *= factor;
        }
    }

    /** Inner product of the first n values; four sums side by side, so that one addition need not wait for the last. */
    static double dot(double[] a, double[] b, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            sum0 += a[i] * b[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** vector −= factor · other, on the first n values. */
    static void subtract(double[] vector, double factor, double[] other, int n) {
        for (int i = 0; i < n; i++) {
            vector[i] -= factor * other[i];
        }
    }
}
