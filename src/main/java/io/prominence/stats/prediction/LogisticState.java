package io.prominence.stats.prediction;

import java.util.Arrays;

/** Where a path stands: coefficients of the standardised columns, and what follows from them for each sample. */
final class LogisticState {
    /** Least variance of a label that a step reckons with; the minimum does not depend on it. */
    private static final double LEAST_VARIANCE = 1e-5;

    final StandardColumns data;
    final double[] beta;
    final double[] eta;
    /** Share × p (1 − p). */
    final double[] weight;
    /** Share × (label − p): what the gradient is made from. */
    final double[] residual;

    final double nullDeviance;
    double intercept;
    double totalWeight;
    private double logLikelihood;

    LogisticState(StandardColumns data) {
        this.data = data;
        this.beta = new double[data.features()];
        this.eta = new double[data.samples()];
        this.weight = new double[data.samples()];
        this.residual = new double[data.samples()];
        double prevalence = data.prevalence();
        this.intercept = Math.log(prevalence / (1 - prevalence));
        Arrays.fill(eta, intercept);
        reweight();
        this.nullDeviance = deviance();
    }

    /** Takes weights and residuals from the linear predictor. */
    void reweight() {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            double t = Math.exp(-Math.abs(eta[i]));
            double p = eta[i] >= 0 ? 1 / (1 + t) : t / (1 + t);
            double variance = t / ((1 + t) * (1 + t));
            boolean isPositive = data.label()[i] == 1;
            weight[i] = data.share()[i] * Math.max(variance, LEAST_VARIANCE);
            residual[i] = data.share()[i] * (isPositive ? 1 - p : -p);
            total += weight[i];
            sum -= data.share()[i] * (Math.log1p(t) + (isPositive == eta[i] >= 0 ? 0 : Math.abs(eta[i])));
        }
        totalWeight = total;
        logLikelihood = sum;
    }

    /** Deviance per unit of weight, as of the last {@link #reweight}. */
    double deviance() {
        return -2 * logLikelihood;
    }

    /** What is minimised, as of the last {@link #reweight}. */
    double objective(double lambda, double alpha, WorkingSet set) {
        double penalty = 0;
        for (int k = 0; k < set.size(); k++) {
            double b = beta[set.get(k)];
            penalty += (1 - alpha) / 2 * b * b + alpha * Math.abs(b);
        }
        return lambda * penalty - logLikelihood;
    }

    double gradient(int j) {
        return Loops.product(data.columns()[j], residual);
    }
}
