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
    private final RiskSums atRisk;
    private final RiskSums tied;
    private final ExposedHazard exposed;
    private final ExposedHazard exposedMean;
    private final double[] term;
    private final double[] meanAtDeath;
    private final double[] influence;

    CoxSandwich(SurvivalOrder order, CoxLikelihood likelihood) {
        boolean truncated = order.leaving.length > 0;
        this.order = order;
        this.likelihood = likelihood;
        this.atRisk = new RiskSums(1, truncated);
        this.tied = new RiskSums(1, false);
        this.exposed = new ExposedHazard(order.size(), truncated);
        this.exposedMean = new ExposedHazard(order.size(), truncated);
        this.term = new double[order.size()];
        this.meanAtDeath = new double[order.size()];
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
        meetEvents();
        exposed.gather(likelihood.sets);
        exposedMean.gather(likelihood.sets);
        Arrays.fill(influence, 0);
        for (int i = 0; i < likelihood.sets.size; i++) {
            double expected = term[i] * exposed.of(i) - exposedMean.of(i);
            influence[order.cluster[place[i]]] -= likelihood.weight[i] * expected;
        }
        addEvents(place);
        double sum = 0;
        for (double one : influence) {
            sum += one * one;
        }
        return sum;
    }

    private void project(double[] covariances) {
        int row = 0;
        for (int i = 0; i < likelihood.sets.size; i++) {
            double sum = 0;
            for (double covariance : covariances) {
                sum += covariance * likelihood.x[row++];
            }
            term[i] = sum;
        }
    }

    private void meetEvents() {
        RiskSets sets = likelihood.sets;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                atRisk.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                atRisk.add(likelihood.weight[position], term, position);
            }
            for (; gone < sets.left[j]; gone++) {
                atRisk.add(-likelihood.weight[sets.leaving[gone]], term, sets.leaving[gone]);
            }
            events(j, sets.end[j], sets.deaths[j]);
        }
    }

    private void events(int j, int end, int deaths) {
        tied.clear();
        exposed.clear(j);
        exposedMean.clear(j);
        meanAtDeath[j] = 0;
        boolean efron = likelihood.ties() == CoxTies.EFRON;
        for (int i = end - deaths; efron && i < end; i++) {
            tied.add(likelihood.weight[i], term, i);
        }
        for (int l = 0; l < deaths; l++) {
            double share = efron ? (double) l / deaths : 0;
            double total = atRisk.of(0) - share * tied.of(0);
            double mean = (atRisk.of(1) - share * tied.of(1)) / total;
            exposed.add(j, 1 / total, share);
            exposedMean.add(j, mean / total, share);
            meanAtDeath[j] += mean / deaths;
        }
    }

    private void addEvents(int[] place) {
        RiskSets sets = likelihood.sets;
        for (int j = 0; j < sets.times; j++) {
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                influence[order.cluster[place[i]]] += term[i] - meanAtDeath[j];
            }
        }
    }
}
