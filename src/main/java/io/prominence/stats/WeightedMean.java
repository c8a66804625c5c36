package io.prominence.stats;

/**
 * The mean of effects with weights 1 / (v + τ²).
 *
 * @param mean of the effects
 * @param weight sum of the weights
 * @param squaredWeight sum of their squares
 * @param squares weighted sum of squared deviations from the mean: the generalised Q
 */
record WeightedMean(double mean, double weight, double squaredWeight, double squares) {
    static WeightedMean of(double[] effect, double[] variance, double tau2) {
        double weight = 0;
        double squared = 0;
        double sum = 0;
        for (int i = 0; i < effect.length; i++) {
            double w = 1 / (variance[i] + tau2);
            weight += w;
            squared += w * w;
            sum += w * effect[i];
        }
        double mean = sum / weight;
        double squares = 0;
        for (int i = 0; i < effect.length; i++) {
            squares += (effect[i] - mean) * (effect[i] - mean) / (variance[i] + tau2);
        }
        return new WeightedMean(mean, weight, squared, squares);
    }

    /** (Σ w − Σ w² / Σ w) / (k − 1) of the fixed effect is the inverse of the typical sampling variance. */
    double typicalVariance(int k) {
        return (k - 1) / (weight - squaredWeight / weight);
    }
}
