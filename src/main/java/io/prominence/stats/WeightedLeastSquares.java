package io.prominence.stats;

import java.util.Arrays;

/**
 * Least squares with a weight per observation: the coefficient of the last column of a design, gene by gene.
 *
 * <p>Rows are multiplied by √weight, and the columns (an intercept first) made orthonormal by Gram–Schmidt with
 * reorthogonalisation. A column counts as a combination of those before it by the rule of R's {@code lm}: when less than
 * 1e-7 of its length is left. One instance owns its memory and is used again for every gene.
 */
final class WeightedLeastSquares {
    private final double[][] basis;
    private final double[] rootWeights;
    private int n;
    private double lastLength;
    private double along;
    private double rest;

    /** Room for so many columns, without the intercept, of so many samples. */
    WeightedLeastSquares(int columns, int capacity) {
        basis = new double[columns + 1][capacity];
        rootWeights = new double[capacity];
    }

    /** Where the square roots of the weights are put before {@link #factor}. */
    double[] rootWeights() {
        return rootWeights;
    }

    /**
     * Factors the design.
     *
     * @param columns columns over all samples of the analysis, the one of interest last; not modified
     * @param kept which of the samples the gene has
     * @param size how many
     * @return −1, or the first column that is a combination of the intercept and those before it
     */
    int factor(double[][] columns, int[] kept, int size) {
        n = size;
        System.arraycopy(rootWeights, 0, basis[0], 0, n);
        orthonormalise(0);
        for (int j = 0; j < columns.length; j++) {
            double[] vector = basis[j + 1];
            for (int i = 0; i < n; i++) {
                vector[i] = rootWeights[i] * columns[j][kept[i]];
            }
            if (!orthonormalise(j + 1)) {
                return j;
            }
        }
        return -1;
    }

    private boolean orthonormalise(int j) {
        double[] vector = basis[j];
        double whole = LeastSquares.dot(vector, vector, n);
        project(vector, j);
        project(vector, j);
        double left = LeastSquares.dot(vector, vector, n);
        if (!(left > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * whole)) {
            return false;
        }
        lastLength = Math.sqrt(left);
        for (int i = 0; i < n; i++) {
            vector[i] /= lastLength;
        }
        return true;
    }

    private void project(double[] vector, int columns) {
        for (int j = 0; j < columns; j++) {
            LeastSquares.subtract(vector, LeastSquares.dot(vector, basis[j], n), basis[j], n);
        }
    }

    /**
     * Fits a gene; the coefficient and what is left are then there to be read.
     *
     * @param gene n values; becomes its residuals times √weight
     */
    void fit(double[] gene) {
        int last = basis.length - 1;
        for (int i = 0; i < n; i++) {
            gene[i] *= rootWeights[i];
        }
        project(gene, last);
        project(gene, last);
        along = LeastSquares.dot(gene, basis[last], n);
        LeastSquares.subtract(gene, along, basis[last], n);
        rest = LeastSquares.dot(gene, gene, n);
    }

    /** Sum of squares of the gene that the columns before the last one leave. */
    double squaresBeforeLast() {
        return along * along + rest;
    }

    /** Coefficient of the last column. */
    double coefficient() {
        return along / lastLength;
    }

    /** Standard error of the coefficient for a residual variance of 1. */
    double unscaledError() {
        return 1 / lastLength;
    }

    /** Weighted residual sum of squares. */
    double restSquares() {
        return rest;
    }

    /** Sets every weight to 1. */
    void unweighted() {
        Arrays.fill(rootWeights, 1);
    }
}
