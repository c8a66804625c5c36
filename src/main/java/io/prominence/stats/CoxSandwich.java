package io.prominence.stats;

import java.util.Arrays;

/**
 * Lin and Wei's robust variance of one coefficient: the sum over patients of the squared influence (dfbeta) of their
 * samples on it. Working memory of one thread.
 *
 * <p>The influence of a sample is its score residual times the inverse information, which is the score residual of a
 * single term: of the terms weighted by the coefficient's covariances.
 */
final class CoxSandwich {
    private final SurvivalOrder order;
    private final CoxLikelihood likelihood;
    private final TermExposure exposure;
    private final double[] term;
    private final double[] influence;

    CoxSandwich(SurvivalOrder order, CoxLikelihood likelihood) {
        this.order = order;
        this.likelihood = likelihood;
        this.exposure = new TermExposure(order.size(), order.leaving.length > 0);
        this.term = new double[order.size()];
        this.influence = new double[Arrays.stream(order.cluster).max().orElse(-1) + 1];
    }

    /**
     * The variance at the likelihood's last coefficients.
     *
     * @param covariances of the coefficient with all, from the information
     * @param place position in the survival order, of the samples in the likelihood
     */
    double variance(double[] covariances, int[] place) {
        project(covariances);
        exposure.follow(likelihood, term);
        Arrays.fill(influence, 0);
        RiskSets sets = likelihood.sets;
        for (int i = 0; i < sets.size; i++) {
            influence[order.cluster[place[i]]] -= exposure.expected(i);
        }
        for (int j = 0; j < sets.times; j++) {
            double mean = exposure.meanAtDeath(j);
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                influence[order.cluster[place[i]]] += term[i] - mean;
            }
        }
        double sum = 0;
        for (double one : influence) {
            sum += one * one;
        }
        return sum;
    }

    private void project(double[] covariances) {
        Arrays.fill(term, 0, likelihood.sets.size, 0);
        for (int a = 0; a < covariances.length; a++) {
            LeastSquares.subtract(term, -covariances[a], likelihood.x[a], likelihood.sets.size);
        }
    }
}
