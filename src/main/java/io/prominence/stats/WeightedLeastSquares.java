package io.prominence.stats;

import java.util.Arrays;

/**
 * Least squares with a weight per observation and a level per block: the coefficient of the last column of a design, gene
 * by gene. Without blocks, all observations are of one, whose level is the intercept.
 *
 * <p>Rows are multiplied by √weight; then the levels of the blocks, which are orthogonal to each other, are taken out, and
 * the columns made orthonormal by Gram–Schmidt with reorthogonalisation. A column counts as a combination of those before
 * it by the rule of R's {@code lm}: when less than 1e-7 of its length is left. One instance owns its memory and is used
 * again for every gene.
 */
final class WeightedLeastSquares {
    private final double[][] basis;
    private final double[] rootWeights;
    private final int[] block;
    private final double[] blockWeights;
    private final double[] sums;
    private int n;
    private int independent;
    private int presentBlocks;
    private double lastLength;
    private double along;
    private double rest;

    /** Room for so many columns, without the levels of the blocks, of so many samples. */
    WeightedLeastSquares(int columns, int capacity, int blocks) {
        basis = new double[columns][capacity];
        rootWeights = new double[capacity];
        block = new int[capacity];
        blockWeights = new double[blocks];
        sums = new double[blocks];
    }

    /** Where the square roots of the weights are put before {@link #factor}. */
    double[] rootWeights() {
        return rootWeights;
    }

    /** Sets every weight to 1. */
    void unweighted() {
        Arrays.fill(rootWeights, 1);
    }

    /**
     * Factors the design; a column that is a combination of the levels and those before it is left out.
     *
     * @param columns columns over all samples of the analysis, the one of interest last; not modified
     * @param codes block of each sample of the analysis
     * @param kept which of the samples the gene has
     * @param size how many
     * @return false if the last column is such a combination
     */
    boolean factor(double[][] columns, int[] codes, int[] kept, int size) {
        n = size;
        weighBlocks(codes, kept);
        independent = 0;
        boolean isIndependent = false;
        for (double[] column : columns) {
            double[] vector = basis[independent];
            for (int i = 0; i < n; i++) {
                vector[i] = rootWeights[i] * column[kept[i]];
            }
            isIndependent = orthonormalise(vector);
            independent += isIndependent ? 1 : 0;
        }
        return isIndependent;
    }

    private void weighBlocks(int[] codes, int[] kept) {
        Arrays.fill(blockWeights, 0);
        presentBlocks = 0;
        for (int i = 0; i < n; i++) {
            block[i] = codes[kept[i]];
            presentBlocks += blockWeights[block[i]] == 0 ? 1 : 0;
            blockWeights[block[i]] += rootWeights[i] * rootWeights[i];
        }
    }

    private boolean orthonormalise(double[] vector) {
        double whole = LeastSquares.dot(vector, vector, n);
        project(vector, independent);
        project(vector, independent);
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
        takeLevelsOut(vector);
        for (int j = 0; j < columns; j++) {
            LeastSquares.subtract(vector, LeastSquares.dot(vector, basis[j], n), basis[j], n);
        }
    }

    private void takeLevelsOut(double[] vector) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            sums[block[i]] += rootWeights[i] * vector[i];
        }
        for (int i = 0; i < n; i++) {
            vector[i] -= rootWeights[i] * sums[block[i]] / blockWeights[block[i]];
        }
    }

    /**
     * Fits a gene; the coefficient and what is left are then there to be read.
     *
     * @param gene n values; becomes its residuals times √weight
     */
    void fit(double[] gene) {
        double[] last = basis[independent - 1];
        for (int i = 0; i < n; i++) {
            gene[i] *= rootWeights[i];
        }
        project(gene, independent - 1);
        project(gene, independent - 1);
        along = LeastSquares.dot(gene, last, n);
        LeastSquares.subtract(gene, along, last, n);
        rest = LeastSquares.dot(gene, gene, n);
    }

    /** Columns that are no combination of the levels and those before them. */
    int independentColumns() {
        return independent;
    }

    /** Residual degrees of freedom. */
    int df() {
        return n - presentBlocks - independent;
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
}
