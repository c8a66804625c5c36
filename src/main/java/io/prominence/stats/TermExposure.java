package io.prominence.stats;

/**
 * What one term of the samples at risk does to each of them: the hazard that a sample was exposed to, and the same with
 * the term's mean in the risk set at each event. Working memory of one thread.
 */
final class TermExposure {
    private final RiskColumns columns;
    private final ExposedHazard hazard;
    private final ExposedHazard mean;
    private final double[] means;
    private final double[] increment;
    private CoxLikelihood likelihood;
    private double[] term;

    TermExposure(int capacity, boolean truncated) {
        this.columns = new RiskColumns(capacity, truncated);
        this.hazard = new ExposedHazard(capacity, truncated);
        this.mean = new ExposedHazard(capacity, truncated);
        this.means = new double[capacity];
        this.increment = new double[capacity];
    }

    /** Follows a term, by position, at the likelihood's last coefficients. */
    void follow(CoxLikelihood at, double[] values) {
        likelihood = at;
        term = values;
        columns.sums(at.sets, at.share(), at.weight, values, means);
        for (int e = 0; e < at.sets.events; e++) {
            means[e] *= at.inverse()[e];
            increment[e] = means[e] * at.inverse()[e];
        }
        hazard.gather(at.sets, at.share(), at.inverse());
        mean.gather(at.sets, at.share(), increment);
    }

    /** Σ over the events that a sample is at risk at of its share in the risk set times (its term − the mean). */
    double expected(int position) {
        return likelihood.weight[position] * (term[position] * hazard.of(position) - mean.of(position));
    }

    /** The mean of the term where an event of this time happens, over Efron's order of ties. */
    double meanAtDeath(int j) {
        RiskSets sets = likelihood.sets;
        double sum = 0;
        for (int e = sets.firstEvent[j]; e < sets.firstEvent[j + 1]; e++) {
            sum += means[e];
        }
        return sum / sets.deaths[j];
    }
}
