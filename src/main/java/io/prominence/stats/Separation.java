package io.prominence.stats;

/**
 * Whether a partial likelihood rises for ever in a direction of its coefficients. Working memory of one thread.
 *
 * <p>It does where at every event time the events have the highest predictor of the risk set: going further then never
 * lowers it, and there is no finite maximum.
 */
final class Separation {
    /** Predictors closer than this share of their range count as equal. */
    private static final double RANGE_SHARE = 1e-6;

    private final CoxLikelihood likelihood;
    private final double[] predictor;

    Separation(CoxLikelihood likelihood) {
        this.likelihood = likelihood;
        this.predictor = new double[likelihood.weight.length];
    }

    boolean liesAlong(double[] direction) {
        likelihood.predict(direction, predictor);
        RiskSets sets = likelihood.sets;
        double allowed = RANGE_SHARE * range(sets.size);
        double highest = Double.NEGATIVE_INFINITY;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                highest = Double.NEGATIVE_INFINITY;
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                highest = Math.max(highest, predictor[position]);
            }
            boolean lost = false;
            for (; gone < sets.left[j]; gone++) {
                lost |= predictor[sets.leaving[gone]] == highest;
                predictor[sets.leaving[gone]] = Double.NEGATIVE_INFINITY;
            }
            highest = lost ? highestBetween(sets.start[j], position) : highest;
            for (int i = position - sets.deaths[j]; i < position; i++) {
                if (predictor[i] < highest - allowed) {
                    return false;
                }
            }
        }
        return true;
    }

    private double range(int n) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            least = Math.min(least, predictor[i]);
            most = Math.max(most, predictor[i]);
        }
        return most - least;
    }

    private double highestBetween(int start, int end) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            highest = Math.max(highest, predictor[i]);
        }
        return highest;
    }
}
