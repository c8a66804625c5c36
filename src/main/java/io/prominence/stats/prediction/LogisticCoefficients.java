package io.prominence.stats.prediction;

import java.util.Arrays;

/**
 * A fitted logistic regression.
 *
 * @param lambda penalty
 * @param intercept intercept, on the scale of the columns
 * @param coefficients one per column, on the scale of the columns
 * @param converged whether the iteration ended by itself
 */
public record LogisticCoefficients(double lambda, double intercept, double[] coefficients, boolean converged) {
    /**
     * Probability of a positive label for every sample.
     *
     * @param columns one array per feature, one value per sample, none missing
     * @param n number of samples
     */
    public double[] probabilities(double[][] columns, int n) {
        double[] eta = new double[n];
        Arrays.fill(eta, intercept);
        for (int j = 0; j < columns.length; j++) {
            if (coefficients[j] != 0) {
                for (int i = 0; i < n; i++) {
                    eta[i] += coefficients[j] * columns[j][i];
                }
            }
        }
        return Arrays.stream(eta).map(x -> 1 / (1 + Math.exp(-x))).toArray();
    }
}
