package io.prominence.stats;

/**
 * What one term of the samples at risk does to each of them: the hazard that a sample was exposed to, and the same with
 * the term's mean in the risk set at each event. Working memory of one thread.
 */
final class TermExposure {
    private final RiskSums atRisk;
    private final RiskSums tied;
    private final ExposedHazard hazard;
    private final ExposedHazard mean;
    private final double[] meanAtDeath;
    private CoxLikelihood likelihood;
    private double[] term;

    TermExposure(int capacity, boolean truncated) {
        this.atRisk = new RiskSums(1, truncated);
        this.tied = new RiskSums(1, false);
        this.hazard = new ExposedHazard(capacity, truncated);
        this.mean = new ExposedHazard(capacity, truncated);
        this.meanAtDeath = new double[capacity];
    }

    /** Follows a term, by position, at the likelihood's last coefficients. */
    void follow(CoxLikelihood at, double[] values) {
        likelihood = at;
        term = values;
        RiskSets sets = at.sets;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                atRisk.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                atRisk.add(at.weight[position], values, position);
            }
            for (; gone < sets.left[j]; gone++) {
                atRisk.add(-at.weight[sets.leaving[gone]], values, sets.leaving[gone]);
            }
            events(j, sets.end[j], sets.deaths[j]);
        }
        hazard.gather(sets);
        mean.gather(sets);
    }

    private void events(int j, int end, int deaths) {
        tied.clear();
        hazard.clear(j);
        mean.clear(j);
        meanAtDeath[j] = 0;
        boolean efron = likelihood.ties() == CoxTies.EFRON;
        for (int i = end - deaths; efron && i < end; i++) {
            tied.add(likelihood.weight[i], term, i);
        }
        for (int l = 0; l < deaths; l++) {
            double share = efron ? (double) l / deaths : 0;
            double total = atRisk.of(0) - share * tied.of(0);
            double average = (atRisk.of(1) - share * tied.of(1)) / total;
            hazard.add(j, 1 / total, share);
            mean.add(j, average / total, share);
            meanAtDeath[j] += average / deaths;
        }
    }

    /** Σ over the events that a sample is at risk at of its share in the risk set times (its term − the mean). */
    double expected(int position) {
        return likelihood.weight[position] * (term[position] * hazard.of(position) - mean.of(position));
    }

    /** The mean of the term where an event of this time happens, over Efron's order of ties. */
    double meanAtDeath(int j) {
        return meanAtDeath[j];
    }
}
