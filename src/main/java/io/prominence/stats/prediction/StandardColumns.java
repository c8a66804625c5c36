package io.prominence.stats.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The samples that have a weight, each column with weighted mean 0 and weighted variance 1.
 *
 * @param columns one array per feature, one value per sample; null where constant
 * @param means weighted means
 * @param deviations square roots of Σ w (x − m)² / (W − Σ w² / W); 0 where constant
 * @param label 1 or 0 per sample
 * @param share weight per sample, in all 1
 */
record StandardColumns(double[][] columns, double[] means, double[] deviations, byte[] label, double[] share) {
    /**
     * Standardises columns; they are not modified.
     *
     * @throws IllegalArgumentException where a weight is negative or not finite, or one label is without weight
     */
    static StandardColumns of(double[][] columns, byte[] label, double[] weight) {
        requireWeights(label, weight);
        int[] rows = IntStream.range(0, label.length).filter(i -> weight[i] > 0).toArray();
        double total = Arrays.stream(weight).sum();
        byte[] labels = new byte[rows.length];
        double[] share = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = label[rows[i]];
            share[i] = weight[rows[i]] / total;
        }
        double freedom = 1 - Loops.product(share, share);
        double[][] scaled = new double[columns.length][];
        double[] means = new double[columns.length];
        double[] deviations = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] values = take(columns[j], rows);
            means[j] = Loops.product(values, share);
            deviations[j] = deviation(values, share, means[j], freedom);
            scaled[j] = deviations[j] > 0 ? standardise(values, means[j], deviations[j]) : null;
        }
        return new StandardColumns(scaled, means, deviations, labels, share);
    }

    private static void requireWeights(byte[] label, double[] weight) {
        double[] total = new double[2];
        for (int i = 0; i < label.length; i++) {
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weight[i] + " of sample " + i);
            }
            total[label[i]] += weight[i];
        }
        if (total[0] == 0 || total[1] == 0) {
            throw new IllegalArgumentException("label " + (total[0] == 0 ? 0 : 1) + " has no sample with a weight");
        }
    }

    private static double[] take(double[] column, int[] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column[rows[i]];
        }
        return values;
    }

    /** Of a constant column 0, though rounding may put its mean beside its value. */
    private static double deviation(double[] values, double[] share, double mean, double freedom) {
        double sum = 0;
        boolean isConstant = true;
        for (int i = 0; i < values.length; i++) {
            sum += share[i] * (values[i] - mean) * (values[i] - mean);
            isConstant &= values[i] == values[0];
        }
        return isConstant ? 0 : Math.sqrt(sum / freedom);
    }

    private static double[] standardise(double[] values, double mean, double deviation) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) / deviation;
        }
        return values;
    }

    int samples() {
        return label.length;
    }

    int features() {
        return columns.length;
    }

    /** Share of the weight that carries label 1. */
    double prevalence() {
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < label.length; i++) {
            positive += label[i] * share[i];
            negative += (1 - label[i]) * share[i];
        }
        return positive / (positive + negative);
    }

    /** Coefficients of the standardised columns, on the scale of the columns as they were given. */
    LogisticCoefficients original(double lambda, double intercept, double[] beta, boolean converged) {
        double[] onScale = new double[beta.length];
        double constant = intercept;
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0) {
                onScale[j] = beta[j] / deviations[j];
                constant -= onScale[j] * means[j];
            }
        }
        return new LogisticCoefficients(lambda, constant, onScale, converged);
    }
}
