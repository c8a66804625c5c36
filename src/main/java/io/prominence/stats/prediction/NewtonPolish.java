package io.prominence.stats.prediction;

import java.util.Arrays;

/**
 * Newton's method for a penalised likelihood whose support is nearly known: the Hessian of the working set is formed once, and
 * the quadratic programme solved on it, where a coordinate costs as many steps as the set has columns and not as there are
 * samples. The next steps take the gradient anew and keep the Hessian while each is a tenth of the one before: their limit is the
 * same.
 */
final class NewtonPolish {
    /** A Hessian of 32 MB; beyond it, and where forming it costs more than it saves, coordinates descend to the end. */
    static final int MOST_COLUMNS = 2_000;

    private static final double TOLERANCE = 1e-9;
    private static final double KEEP = 0.1;
    private static final double SHARE = 1e-3;
    private static final double LEAST_INNER = 1e-12;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 30;
    private static final int MOST_SWEEPS = 100_000;

    private final LogisticState state;
    private final double alpha;
    private double[][] rows = {};
    private double[][] hessian = {};
    /** Weighted sums of the columns, and total weight, of the Hessian. */
    private double[] border = {};

    private double total;
    private double[] slope = {};
    private double[] start = {};
    private final double[] change;

    NewtonPolish(LogisticState state, double alpha) {
        this.state = state;
        this.alpha = alpha;
        this.change = new double[state.eta.length];
    }

    /** Moves the coefficients of the set to the minimum over the set; leaves the state reweighted. */
    boolean settle(WorkingSet set, double lambda) {
        reserve(set.size());
        gather(set);
        form(set.size());
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double moved = step(set, lambda, Math.min(last, 1));
            if (moved < TOLERANCE) {
                return true;
            }
            if (moved > KEEP * last) {
                form(set.size());
            }
            last = moved;
        }
        return false;
    }

    private void reserve(int k) {
        if (rows.length == 0 || hessian.length < k) {
            int room = Math.min(state.beta.length, k + k / 4 + 8);
            hessian = new double[room][room];
            rows = new double[(state.eta.length + 3) / 4 * 4][room];
            border = new double[room];
            slope = new double[room];
            start = new double[room];
        }
    }

    /** The set's columns, a row per sample. */
    private void gather(WorkingSet set) {
        for (int k = 0; k < set.size(); k++) {
            double[] column = state.data.columns()[set.get(k)];
            for (int i = 0; i < column.length; i++) {
                rows[i][k] = column[i];
            }
        }
    }

    /** X'WX less what the intercept takes up, which is minimised out. */
    private void form(int k) {
        total = state.totalWeight;
        Arrays.fill(border, 0, k, 0);
        for (int i = 0; i < state.weight.length; i++) {
            double[] row = rows[i];
            double w = state.weight[i];
            for (int a = 0; a < k; a++) {
                border[a] += w * row[a];
            }
        }
        for (int a = 0; a < k; a++) {
            double[] target = hessian[a];
            double share = border[a] / total;
            for (int b = a; b < k; b++) {
                target[b] = -share * border[b];
            }
        }
        for (int i = 0; i < state.weight.length; i += 4) {
            addFour(i, k);
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                hessian[a][b] = hessian[b][a];
            }
        }
    }

    /** Rows beyond the samples are 0. */
    private void addFour(int i, int k) {
        double[] w = state.weight;
        double w1 = i + 1 < w.length ? w[i + 1] : 0;
        double w2 = i + 2 < w.length ? w[i + 2] : 0;
        double w3 = i + 3 < w.length ? w[i + 3] : 0;
        double[] x = rows[i];
        double[] y = rows[i + 1];
        double[] z = rows[i + 2];
        double[] u = rows[i + 3];
        for (int a = 0; a < k; a++) {
            Loops.add(hessian[a], a, k, x, w[i] * x[a], y, w1 * y[a], z, w2 * z[a], u, w3 * u[a]);
        }
    }

    /** One step; its length. */
    private double step(WorkingSet set, double lambda, double last) {
        int k = set.size();
        double pull = 0;
        for (double value : state.residual) {
            pull += value;
        }
        for (int a = 0; a < k; a++) {
            slope[a] = state.gradient(set.get(a)) - border[a] * pull / total;
            start[a] = state.beta[set.get(a)];
        }
        double objective = state.objective(lambda, alpha, set);
        double moved = solve(set, lambda, Math.max(LEAST_INNER, last * SHARE * SHARE));
        double intercept = pull / total;
        for (int a = 0; a < k; a++) {
            intercept -= border[a] * (state.beta[set.get(a)] - start[a]) / total;
        }
        apply(set, intercept);
        return descend(set, lambda, objective, intercept) * Math.max(moved, Math.abs(intercept));
    }

    /** Coordinate descent on the quadratic programme; the largest move of a coefficient. */
    private double solve(WorkingSet set, double lambda, double tolerance) {
        int k = set.size();
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double largest = 0;
            for (int a = 0; a < k; a++) {
                largest = Math.max(largest, move(a, set.get(a), lambda));
            }
            if (largest < tolerance) {
                break;
            }
        }
        double moved = 0;
        for (int a = 0; a < k; a++) {
            moved = Math.max(moved, Math.abs(state.beta[set.get(a)] - start[a]));
        }
        return moved;
    }

    private double move(int a, int j, double lambda) {
        double v = hessian[a][a];
        double beta = state.beta[j];
        double target = Loops.shrink(slope[a] + v * beta, lambda * alpha) / (v + lambda * (1 - alpha));
        double by = target - beta;
        if (by != 0) {
            state.beta[j] = target;
            Loops.add(slope, hessian[a], -by);
        }
        return Math.abs(by);
    }

    private void apply(WorkingSet set, double intercept) {
        Arrays.fill(change, intercept);
        for (int a = 0; a < set.size(); a++) {
            double by = state.beta[set.get(a)] - start[a];
            if (by != 0) {
                Loops.add(change, state.data.columns()[set.get(a)], by);
            }
        }
        state.intercept += intercept;
        Loops.add(state.eta, change, 1);
        state.reweight();
    }

    /** Halves the step until the objective does not rise beyond rounding; the share of the step that is left. */
    private double descend(WorkingSet set, double lambda, double objective, double intercept) {
        double share = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            if (state.objective(lambda, alpha, set) <= objective * (1 + 1e-12)) {
                return share;
            }
            share /= 2;
            for (int a = 0; a < set.size(); a++) {
                int j = set.get(a);
                state.beta[j] = start[a] + (state.beta[j] - start[a]) / 2;
            }
            state.intercept -= intercept * share;
            Loops.add(state.eta, change, -share);
            state.reweight();
        }
        return share;
    }
}
