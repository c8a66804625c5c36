package io.prominence.stats.prediction;

import java.util.Arrays;

/**
 * Reweighted least squares, each solved by coordinate descent over a working set (doi 10.18637/jss.v033.i01).
 *
 * <p>A coordinate costs a product and an update of n values; nothing is allocated.
 */
final class CoordinateDescent {
    private static final int MOST_REWEIGHTINGS = 100;
    private static final int MOST_SWEEPS = 1_000;

    /** Share of the tolerance's square root to which the first approximations are solved: they are none yet. */
    private static final double ROUGHLY = 100;

    private final LogisticState state;
    private final double alpha;
    /** Residuals of the quadratic approximation. */
    private final double[] working;

    private final double[] curvature;
    private final double[] before;

    CoordinateDescent(LogisticState state, double alpha) {
        this.state = state;
        this.alpha = alpha;
        this.working = new double[state.eta.length];
        this.curvature = new double[state.beta.length];
        this.before = new double[state.beta.length];
    }

    /**
     * Moves the coefficients of the set until a whole approximation moves none by so much that v δ² ≥ tolerance; leaves
     * the state reweighted.
     *
     * @return whether it got there
     */
    boolean settle(WorkingSet set, double lambda, double tolerance) {
        double inner = tolerance * ROUGHLY;
        for (int round = 0; round < MOST_REWEIGHTINGS; round++) {
            double moved = approximate(set, lambda, inner);
            state.reweight();
            if (moved < tolerance) {
                return true;
            }
            inner = Math.max(tolerance, Math.min(inner, moved / ROUGHLY));
        }
        return false;
    }

    private double approximate(WorkingSet set, double lambda, double tolerance) {
        System.arraycopy(state.residual, 0, working, 0, working.length);
        Arrays.fill(curvature, Double.NaN);
        double interceptBefore = state.intercept;
        for (int k = 0; k < set.size(); k++) {
            before[set.get(k)] = state.beta[set.get(k)];
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(set, lambda) >= tolerance; sweep++) {}
        predict();
        double change = state.intercept - interceptBefore;
        double moved = state.totalWeight * change * change;
        for (int k = 0; k < set.size(); k++) {
            int j = set.get(k);
            double step = state.beta[j] - before[j];
            moved = step == 0 ? moved : Math.max(moved, curvature(j) * step * step);
        }
        return moved;
    }

    /** The linear predictor that the descent has reached: residuals fall by weight times its change. */
    private void predict() {
        double[] eta = state.eta;
        for (int i = 0; i < eta.length; i++) {
            eta[i] += (state.residual[i] - working[i]) / state.weight[i];
        }
    }

    private double sweep(WorkingSet set, double lambda) {
        double largest = 0;
        for (int k = 0; k < set.size(); k++) {
            largest = Math.max(largest, move(set.get(k), lambda));
        }
        return Math.max(largest, moveIntercept());
    }

    private double moveIntercept() {
        double sum = 0;
        for (double value : working) {
            sum += value;
        }
        double change = sum / state.totalWeight;
        state.intercept += change;
        Loops.add(working, state.weight, -change);
        return state.totalWeight * change * change;
    }

    private double move(int j, double lambda) {
        double[] x = state.data.columns()[j];
        double slope = Loops.product(x, working);
        double beta = state.beta[j];
        if (beta == 0 && Math.abs(slope) <= lambda * alpha) {
            return 0;
        }
        double v = curvature(j);
        double target = Loops.shrink(slope + v * beta, lambda * alpha) / (v + lambda * (1 - alpha));
        double change = target - beta;
        if (change != 0) {
            state.beta[j] = target;
            Loops.subtract(working, state.weight, x, change);
        }
        return v * change * change;
    }

    private double curvature(int j) {
        if (Double.isNaN(curvature[j])) {
            curvature[j] = Loops.weightedSquares(state.weight, state.data.columns()[j]);
        }
        return curvature[j];
    }
}
