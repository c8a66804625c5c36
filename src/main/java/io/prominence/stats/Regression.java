package io.prominence.stats;

/** A gene held against a target, both without the covariates: the few numbers from which every method reads. */
final class Regression {
    /** Samples. */
    int n;
    /** Covariates, without the intercept. */
    int covariates;
    /** Mean of the gene. */
    double mean;
    /** Inner product of the gene's residuals and the target's residuals of length 1. */
    double along;
    /** Sum of squares of the gene's residuals. */
    double squares;
    /** What of it the target leaves: squares − along², without its cancellation. */
    double rest;
    /** Length of the target's residuals. */
    double targetLength;

    /** Fits, leaving the final residuals in {@code gene}; false if the covariates explain the gene wholly. */
    boolean fit(double[] gene, int size, double geneSquares, AdjustedTarget target) {
        n = size;
        covariates = target.covariates().covariates();
        targetLength = target.length();
        squares = target.covariates().residuals(gene, geneSquares);
        if (!(squares > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * geneSquares)) {
            return false;
        }
        along = LeastSquares.dot(gene, target.unit(), n);
        LeastSquares.subtract(gene, along, target.unit(), n);
        rest = LeastSquares.dot(gene, gene, n);
        return true;
    }

    /** Fits average ranks without covariates, whose mean and sum of squares are known from the ties alone. */
    void fitRanks(double[] ranks, int size, double tieSum, AdjustedTarget target) {
        n = size;
        covariates = 0;
        targetLength = target.length();
        double middle = 0.5 * (n + 1);
        double[] unit = target.unit();
        squares = ((double) n * n * n - n - tieSum) / 12;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (ranks[i] - middle) * unit[i];
        }
        along = sum;
        rest = squares - sum * sum;
        if (rest < 0.5 * squares) {
            rest = 0;
            for (int i = 0; i < n; i++) {
                double left = ranks[i] - middle - along * unit[i];
                rest += left * left;
            }
        }
    }
}
