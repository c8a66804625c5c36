package io.prominence.stats.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Elastic-net logistic regression along a sequence of penalties.
 *
 * <pre>
 * minimise over (b0, b):  −(1/W) Σ w_i log L(y_i; b0 + x_i'b) + λ ( (1−α)/2 Σ (s_j b_j)² + α Σ |s_j b_j| )
 * </pre>
 *
 * <p>with weights w_i of sum W, and s_j² = Σ w_i (x_ij − m_j)² / (W − Σ w_i²/W), m_j the weighted mean: without weights the
 * sample variance (n − 1). The penalty sees standardised columns, the coefficients are on the scale of the columns. This is
 * the objective of Spark MLlib's {@code LogisticRegression} with {@code standardization = true}, and does not depend on
 * the scale of the weights. Solved by iteratively reweighted least squares with cyclic coordinate descent, warm
 * starts from one penalty to the next, an active set among candidates that the sequential strong rule chooses, and a
 * check of the optimality conditions of all others (doi 10.1111/j.1467-9868.2011.01004.x).
 *
 * <p>Columns have no missing values; a constant column keeps coefficient 0. Each sweep costs O(n p), sweeps over the
 * active set O(n k). Immutable after {@link #of}; {@link #path} has its own working memory and can be called by several
 * threads. Iteration ends where no standardised coefficient moves by more than 1e-9; tests hold it equal to glmnet to
 * 1e-5, and to MLlib to 1e-4.
 *
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">Friedman, Hastie and Tibshirani 2010</a>
 */
public final class ElasticNetLogistic {
    private static final double TOLERANCE = 1e-9;

    /** Where the first descent of a penalty may end: its quadratic approximation is none yet. */
    private static final double ROUGHLY = 1e-3;

    /** Share of a Newton step to which the next one is found: it errs by its square. */
    private static final double SHARE = 1e-2;

    /** What a gradient beyond the penalty may be for rounding. */
    private static final double KKT = 1e-10;

    private static final double LEAST_WEIGHT = 1e-5;
    private static final int MOST_REWEIGHTINGS = 100;
    private static final int MOST_SWEEPS = 1_000;

    /** Least α of the largest penalty's formula, as in glmnet: under ridge no penalty takes all coefficients to 0. */
    private static final double LEAST_ALPHA = 1e-3;

    /** Columns centred and scaled; null where constant. */
    private final double[][] columns;

    private final double[] means;
    private final double[] deviations;
    private final byte[] label;
    /** Weight per sample, in all 1. */
    private final double[] share;

    private final double alpha;

    private ElasticNetLogistic(
            double[][] columns, double[] means, double[] deviations, byte[] label, double[] share, double alpha) {
        this.columns = columns;
        this.means = means;
        this.deviations = deviations;
        this.label = label;
        this.share = share;
        this.alpha = alpha;
    }

    /**
     * Standardises the columns; every sample has weight 1.
     *
     * @param columns one array per feature, one value per sample, none missing; not modified
     * @param label 1 or 0 per sample; both must occur
     * @param alpha mixing, 0 ridge to 1 lasso
     */
    public static ElasticNetLogistic of(double[][] columns, byte[] label, double alpha) {
        double[] weight = new double[label.length];
        Arrays.fill(weight, 1);
        return of(columns, label, weight, alpha);
    }

    /**
     * Standardises the columns.
     *
     * @param columns one array per feature, one value per sample, none missing; not modified
     * @param label 1 or 0 per sample; both must occur with a weight
     * @param weight weight per sample, finite, not negative; a sample of weight 0 is as if it were not there
     * @param alpha mixing, 0 ridge to 1 lasso
     * @throws IllegalArgumentException where a weight is negative or not finite, or one label is without weight
     */
    public static ElasticNetLogistic of(double[][] columns, byte[] label, double[] weight, double alpha) {
        requireWeights(label, weight);
        int[] rows = IntStream.range(0, label.length).filter(i -> weight[i] > 0).toArray();
        double total = Arrays.stream(weight).sum();
        double[] share = Arrays.stream(rows).mapToDouble(i -> weight[i] / total).toArray();
        byte[] labels = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = label[rows[i]];
        }
        double freedom = 1 - Arrays.stream(share).map(x -> x * x).sum();
        double[][] scaled = new double[columns.length][];
        double[] means = new double[columns.length];
        double[] deviations = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double[] values = Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
            means[j] = product(values, share);
            deviations[j] = deviation(values, share, means[j], freedom);
            scaled[j] = deviations[j] > 0 ? standardised(values, means[j], deviations[j]) : null;
        }
        return new ElasticNetLogistic(scaled, means, deviations, labels, share, alpha);
    }

    private static void requireWeights(byte[] label, double[] weight) {
        double[] total = new double[2];
        for (int i = 0; i < label.length; i++) {
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weight[i] + " of sample " + i);
            }
            total[label[i]] += weight[i];
        }
        if (total[0] == 0 || total[1] == 0) {
            throw new IllegalArgumentException("label " + (total[0] == 0 ? 0 : 1) + " has no sample with a weight");
        }
    }

    /** Of a constant column 0, though rounding may put its mean beside its value. */
    private static double deviation(double[] values, double[] share, double mean, double freedom) {
        double sum = 0;
        boolean isConstant = true;
        for (int i = 0; i < values.length; i++) {
            sum += share[i] * (values[i] - mean) * (values[i] - mean);
            isConstant &= values[i] == values[0];
        }
        return isConstant ? 0 : Math.sqrt(sum / freedom);
    }

    private static double[] standardised(double[] values, double mean, double deviation) {
        double[] z = new double[values.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (values[i] - mean) / deviation;
        }
        return z;
    }

    /**
     * Fits every penalty, each from where the one before ended; give them in descending order.
     *
     * @param lambda penalties, not negative
     */
    public List<LogisticCoefficients> path(double... lambda) {
        Descent descent = new Descent();
        List<LogisticCoefficients> path = new ArrayList<>();
        double before = Double.POSITIVE_INFINITY;
        for (double penalty : lambda) {
            boolean converged = descent.solve(penalty, before);
            path.add(descent.coefficients(penalty, converged));
            before = penalty;
        }
        return path;
    }

    /**
     * Penalties from the data, as glmnet takes them: from the smallest at which all coefficients are 0, which for α below
     * {@value #LEAST_ALPHA} is that of {@value #LEAST_ALPHA}, in equal ratios.
     *
     * @param count number of penalties, at least 2
     * @param leastRatio smallest penalty over the largest
     */
    public double[] penalties(int count, double leastRatio) {
        Descent descent = new Descent();
        descent.reweight();
        descent.differentiate();
        double largest = Arrays.stream(descent.gradient).map(Math::abs).max().orElse(0) / Math.max(alpha, LEAST_ALPHA);
        return IntStream.range(0, count)
                .mapToDouble(k -> largest * Math.pow(leastRatio, k / (count - 1.0)))
                .toArray();
    }

    /** The state of one path. */
    private final class Descent {
        private final int n = label.length;
        private final double[] beta = new double[columns.length];
        private final double[] eta = new double[n];
        private final double[] weight = new double[n];
        /** Working response of the present weights. */
        private final double[] response = new double[n];
        /** weight × (response − linear predictor). */
        private final double[] weighted = new double[n];

        private final double[] curvature = new double[columns.length];
        /** Gradient of the likelihood by column, where it was last computed for all. */
        private final double[] gradient = new double[columns.length];

        /** Columns whose coefficients may move. */
        private int[] candidates = {};

        private double intercept = start();

        private double start() {
            double positive = 0;
            double negative = 0;
            for (int i = 0; i < n; i++) {
                positive += label[i] * share[i];
                negative += (1 - label[i]) * share[i];
            }
            double value = Math.log(positive / negative);
            Arrays.fill(eta, value);
            return value;
        }

        /** Solves for the candidates, then looks whether any other column ought to have been one. */
        boolean solve(double lambda, double lambdaBefore) {
            choose(lambda, lambdaBefore);
            while (settle(lambda)) {
                differentiate();
                if (!addViolators(lambda)) {
                    return true;
                }
            }
            differentiate();
            return false;
        }

        /**
         * The sequential strong rule: a gradient seldom grows faster than the penalty falls, so that what was below 2λ − λ′ will
         * stay below λ.
         */
        private void choose(double lambda, double lambdaBefore) {
            boolean isFirst = Double.isInfinite(lambdaBefore);
            if (isFirst) {
                reweight();
                differentiate();
            }
            double least = isFirst ? lambda * alpha : alpha * (2 * lambda - lambdaBefore);
            candidates = IntStream.range(0, beta.length)
                    .filter(j -> columns[j] != null && (beta[j] != 0 || Math.abs(gradient[j]) >= least))
                    .toArray();
        }

        private void differentiate() {
            for (int j = 0; j < beta.length; j++) {
                gradient[j] = columns[j] == null ? 0 : product(columns[j], weighted);
            }
        }

        private boolean addViolators(double lambda) {
            double most = lambda * alpha + KKT;
            int[] violators = IntStream.range(0, beta.length)
                    .filter(j -> columns[j] != null && Math.abs(gradient[j]) > most)
                    .filter(j -> Arrays.binarySearch(candidates, j) < 0)
                    .toArray();
            candidates = IntStream.concat(IntStream.of(candidates), IntStream.of(violators))
                    .sorted()
                    .toArray();
            return violators.length > 0;
        }

        /** Newton's method over the candidates; leaves the gradient of the likelihood at its end. */
        private boolean settle(double lambda) {
            double tolerance = ROUGHLY;
            for (int round = 0; round < MOST_REWEIGHTINGS; round++) {
                reweight();
                double[] before = beta.clone();
                double interceptBefore = intercept;
                descend(lambda, tolerance);
                predict();
                double moved = Math.max(Math.abs(intercept - interceptBefore), largestMove(before));
                if (moved < TOLERANCE) {
                    reweight();
                    return true;
                }
                tolerance = Math.max(TOLERANCE, Math.min(tolerance, moved * SHARE));
            }
            reweight();
            return false;
        }

        private double largestMove(double[] before) {
            double move = 0;
            for (int j : candidates) {
                move = Math.max(move, Math.abs(beta[j] - before[j]));
            }
            return move;
        }

        /** Quadratic approximation of the likelihood at the present coefficients. */
        private void reweight() {
            for (int i = 0; i < n; i++) {
                double p = 1 / (1 + Math.exp(-eta[i]));
                weight[i] = share[i] * Math.max(p * (1 - p), LEAST_WEIGHT);
                weighted[i] = share[i] * (label[i] - p);
                response[i] = eta[i] + weighted[i] / weight[i];
            }
            Arrays.fill(curvature, Double.NaN);
        }

        /** The linear predictor that the descent has reached. */
        private void predict() {
            for (int i = 0; i < n; i++) {
                eta[i] = response[i] - weighted[i] / weight[i];
            }
        }

        private void descend(double lambda, double tolerance) {
            for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
                if (sweep(lambda, false) < tolerance) {
                    return;
                }
                while (sweep(lambda, true) >= tolerance && sweep < MOST_SWEEPS) {
                    sweep++;
                }
            }
        }

        private double sweep(double lambda, boolean activeOnly) {
            double largest = moveIntercept();
            for (int j : candidates) {
                if (!activeOnly || beta[j] != 0) {
                    largest = Math.max(largest, move(j, lambda));
                }
            }
            return largest;
        }

        private double moveIntercept() {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < n; i++) {
                sum += weighted[i];
                total += weight[i];
            }
            double change = sum / total;
            intercept += change;
            for (int i = 0; i < n; i++) {
                weighted[i] -= weight[i] * change;
            }
            return Math.abs(change);
        }

        private double move(int j, double lambda) {
            double[] x = columns[j];
            double slope = product(x, weighted);
            if (beta[j] == 0 && Math.abs(slope) <= lambda * alpha) {
                return 0;
            }
            double v = curvature(j);
            double target = shrink(slope + v * beta[j], lambda * alpha) / (v + lambda * (1 - alpha));
            double change = target - beta[j];
            if (change != 0) {
                beta[j] = target;
                for (int i = 0; i < n; i++) {
                    weighted[i] -= weight[i] * x[i] * change;
                }
            }
            return Math.abs(change);
        }

        private double curvature(int j) {
            if (Double.isNaN(curvature[j])) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += weight[i] * columns[j][i] * columns[j][i];
                }
                curvature[j] = sum;
            }
            return curvature[j];
        }

        LogisticCoefficients coefficients(double lambda, boolean converged) {
            double[] onScale = new double[beta.length];
            double constant = intercept;
            for (int j = 0; j < beta.length; j++) {
                if (beta[j] != 0) {
                    onScale[j] = beta[j] / deviations[j];
                    constant -= onScale[j] * means[j];
                }
            }
            return new LogisticCoefficients(lambda, constant, onScale, converged);
        }
    }

    private static double shrink(double value, double by) {
        return Math.signum(value) * Math.max(Math.abs(value) - by, 0);
    }

    /** Four sums side by side: one would wait for each addition. */
    private static double product(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }
}
