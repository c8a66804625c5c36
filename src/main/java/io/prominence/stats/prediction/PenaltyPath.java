package io.prominence.stats.prediction;

/** Walks down a path of penalties. */
final class PenaltyPath {
    private static final double TUNING_TOLERANCE = 1e-7;
    private static final double TIGHT_TOLERANCE = 1e-19;

    /** What a gradient beyond the penalty may be for rounding. */
    private static final double KKT = 1e-10;

    private static final double MOST_EXPLAINED = 0.999;
    private static final double LEAST_RISE = 1e-5;
    private static final int FEWEST_PENALTIES = 5;

    private final LogisticState state;
    private final double alpha;
    private final CoordinateDescent descent;
    private final NewtonPolish polish;
    private final WorkingSet set;
    /** Gradient of the likelihood by column, at the end of the penalty before. */
    private final double[] gradient;

    /** The same where the path stands now, of the columns looked at. */
    private final double[] present;

    private double before = Double.NaN;
    private int fitted;
    private double explained;
    private double rise = Double.POSITIVE_INFINITY;

    PenaltyPath(StandardColumns data, double alpha) {
        this.state = new LogisticState(data);
        this.alpha = alpha;
        this.descent = new CoordinateDescent(state, alpha);
        this.polish = new NewtonPolish(state, alpha);
        this.set = new WorkingSet(data.features());
        this.gradient = new double[data.features()];
        this.present = new double[data.features()];
        addViolators(Double.POSITIVE_INFINITY, -1, Double.POSITIVE_INFINITY);
        keepGradient();
    }

    /** Fits the next penalty. */
    LogisticCoefficients next(double lambda, PathAccuracy accuracy) {
        set.clear();
        for (int j = 0; j < gradient.length; j++) {
            if (state.beta[j] != 0 || Math.abs(gradient[j]) > lambda * alpha) {
                set.add(j);
            }
        }
        boolean converged = descend(lambda);
        if (accuracy == PathAccuracy.FINAL) {
            converged = finish(lambda);
        }
        keepGradient();
        note(lambda);
        return state.data.original(lambda, state.intercept, state.beta, converged);
    }

    /** Whether a smaller penalty would tell little. */
    boolean isExhausted() {
        return fitted >= FEWEST_PENALTIES && (explained > MOST_EXPLAINED || rise < LEAST_RISE * explained);
    }

    private void note(double lambda) {
        double now = 1 - state.deviance() / state.nullDeviance;
        rise = now - explained;
        explained = now;
        before = lambda;
        fitted++;
    }

    private boolean descend(double lambda) {
        double tolerance = TUNING_TOLERANCE * state.nullDeviance;
        boolean converged;
        double slack = Math.sqrt(tolerance * state.totalWeight);
        do {
            converged = descent.settle(set, lambda, tolerance);
        } while (converged && addViolators(lambda, slack));
        return converged;
    }

    private boolean finish(double lambda) {
        boolean converged;
        do {
            converged = set.size() <= NewtonPolish.MOST_COLUMNS
                    ? polish.settle(set, lambda)
                    : descent.settle(set, lambda, TIGHT_TOLERANCE);
        } while (converged && addViolators(lambda, KKT));
        return converged;
    }

    /**
     * Looks for violators of the optimality conditions first where the sequential strong rule expects them: a gradient seldom
     * grows faster than the penalty falls, so that what was below 2λ − λ′ stays below λ.
     *
     * @param slack by how much a gradient may pass
     */
    private boolean addViolators(double lambda, double slack) {
        double strong = Double.isNaN(before) ? lambda * alpha : alpha * (2 * lambda - before);
        double most = lambda * alpha + slack;
        return addViolators(most, strong, Double.POSITIVE_INFINITY) || addViolators(most, -1, strong);
    }

    private boolean addViolators(double most, double from, double to) {
        int size = set.size();
        for (int j = 0; j < gradient.length; j++) {
            double last = Math.abs(gradient[j]);
            if (last >= from && last < to && !set.contains(j) && state.data.columns()[j] != null) {
                present[j] = state.gradient(j);
                if (Math.abs(present[j]) > most) {
                    set.add(j);
                }
            }
        }
        return set.size() > size;
    }

    private void keepGradient() {
        for (int k = 0; k < set.size(); k++) {
            int j = set.get(k);
            present[j] = state.beta[j] == 0 ? state.gradient(j) : 0;
        }
        System.arraycopy(present, 0, gradient, 0, gradient.length);
    }
}
