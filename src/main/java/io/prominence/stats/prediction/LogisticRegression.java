package io.prominence.stats.prediction;

import io.prominence.stats.Undefined;
import java.util.Arrays;

/**
 * Logistic regression on a few columns: logit P(y = 1) = offset + Σ b x, by maximum (weighted) likelihood.
 *
 * <p><b>Estimates</b> b by Newton's method with step halving; its covariance by the inverse information, and by the sandwich I⁻¹ Σ w²
 * (y − p)² x xᵀ I⁻¹, which holds where weights are no counts. <b>Shapes:</b> columns of equal length, an intercept among them
 * where one is wanted; y 0 or 1; weights above 0. Columns that depend on each other: {@link Undefined#COLLINEAR};
 * classes that the columns separate: {@link Undefined#SEPARATED}; numbers are NaN then. O(n p²) per step. <b>Accuracy:</b> relative 1e-9 against R's
 * {@code glm(y ~ ., binomial)} and the sandwich written out.
 *
 * @param coefficients one per column
 * @param covariance by the information
 * @param robustCovariance by the sandwich
 * @param logLikelihood weighted
 * @param undefined why there is no result; null where there is one
 */
record LogisticRegression(
        double[] coefficients,
        double[][] covariance,
        double[][] robustCovariance,
        double logLikelihood,
        Undefined undefined) {
    private static final int MOST_STEPS = 100;
    private static final double NEAR = 1e-12;
    private static final double FAR = 1e4;

    /**
     * Fits.
     *
     * @param columns one array per column
     * @param offset added to every sample's logit; null for none
     * @param y 1 or 0
     * @param weight by sample; null where all weigh 1
     */
    static LogisticRegression of(double[][] columns, double[] offset, byte[] y, double[] weight) {
        double[] scale = Arrays.stream(columns)
                .mapToDouble(column ->
                        Math.sqrt(Arrays.stream(column).map(x -> x * x).sum() / y.length))
                .toArray();
        double[][] scaled = new double[columns.length][];
        for (int j = 0; j < scaled.length; j++) {
            double unit = scale[j];
            scaled[j] = Arrays.stream(columns[j]).map(x -> x / unit).toArray();
        }
        var state = new State(scaled, offset, y, weight);
        state.evaluate(new double[columns.length]);
        if (SymmetricInverse.of(state.information) == null) {
            return undefined(columns.length, Undefined.COLLINEAR);
        }
        return climb(state, scale);
    }

    private static LogisticRegression climb(State state, double[] scale) {
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] inverse = SymmetricInverse.of(state.information);
            if (inverse == null || largest(state.at) > FAR) {
                return undefined(scale.length, Undefined.SEPARATED);
            }
            double[] move = SymmetricInverse.times(inverse, state.gradient);
            if (largest(move) <= NEAR * (1 + largest(state.at))) {
                state.evaluate(plus(state.at, move, 1));
                return fitted(state, scale);
            }
            double before = state.logLikelihood;
            double[] from = state.at;
            double share = 1;
            do {
                state.evaluate(plus(from, move, share));
                share /= 2;
            } while (!(state.logLikelihood >= before - 1e-12 * Math.abs(before)) && share > 1e-10);
        }
        return undefined(scale.length, Undefined.SEPARATED);
    }

    private static LogisticRegression fitted(State state, double[] scale) {
        double[][] inverse = SymmetricInverse.of(state.information);
        if (inverse == null) {
            return undefined(scale.length, Undefined.SEPARATED);
        }
        int p = scale.length;
        double[][] meat = state.scores();
        double[] coefficients = new double[p];
        double[][] covariance = new double[p][p];
        double[][] robust = new double[p][p];
        for (int a = 0; a < p; a++) {
            coefficients[a] = state.at[a] / scale[a];
            double[] half = SymmetricInverse.times(meat, inverse[a]);
            for (int b = 0; b < p; b++) {
                covariance[a][b] = inverse[a][b] / scale[a] / scale[b];
                robust[a][b] = SymmetricInverse.dot(half, inverse[b]) / scale[a] / scale[b];
            }
        }
        return new LogisticRegression(coefficients, covariance, robust, state.logLikelihood, null);
    }

    private static LogisticRegression undefined(int p, Undefined reason) {
        double[] none = new double[p];
        Arrays.fill(none, Double.NaN);
        double[][] nothing = new double[p][];
        Arrays.fill(nothing, none);
        return new LogisticRegression(none, nothing, nothing, Double.NaN, reason);
    }

    private static double largest(double[] vector) {
        return Arrays.stream(vector).map(Math::abs).max().orElse(0);
    }

    private static double[] plus(double[] at, double[] move, double share) {
        double[] sum = new double[at.length];
        Arrays.setAll(sum, j -> at[j] + share * move[j]);
        return sum;
    }

    /** Likelihood, gradient and information at some coefficients. */
    private static final class State {
        private final double[][] x;
        private final double[] offset;
        private final byte[] y;
        private final double[] weight;
        private double[] at;
        private double logLikelihood;
        private double[] gradient;
        private double[][] information;

        State(double[][] x, double[] offset, byte[] y, double[] weight) {
            this.x = x;
            this.offset = offset;
            this.y = y;
            this.weight = weight;
        }

        void evaluate(double[] coefficients) {
            at = coefficients;
            logLikelihood = 0;
            gradient = new double[x.length];
            information = new double[x.length][x.length];
            for (int i = 0; i < y.length; i++) {
                double eta = eta(i);
                double w = weight == null ? 1 : weight[i];
                double p = 1 / (1 + Math.exp(-eta));
                double against = y[i] == 1 ? -eta : eta;
                logLikelihood -=
                        w * (against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against)));
                for (int a = 0; a < x.length; a++) {
                    gradient[a] += w * (y[i] - p) * x[a][i];
                    for (int b = 0; b < x.length; b++) {
                        information[a][b] += w * p * (1 - p) * x[a][i] * x[b][i];
                    }
                }
            }
        }

        private double eta(int i) {
            double eta = offset == null ? 0 : offset[i];
            for (int a = 0; a < x.length; a++) {
                eta += at[a] * x[a][i];
            }
            return eta;
        }

        /** Σ w² (y − p)² x xᵀ. */
        double[][] scores() {
            double[][] sum = new double[x.length][x.length];
            for (int i = 0; i < y.length; i++) {
                double miss = (weight == null ? 1 : weight[i]) * (y[i] - 1 / (1 + Math.exp(-eta(i))));
                for (int a = 0; a < x.length; a++) {
                    for (int b = 0; b < x.length; b++) {
                        sum[a][b] += miss * miss * x[a][i] * x[b][i];
                    }
                }
            }
            return sum;
        }
    }
}
