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
 * the scale of the weights. Solved by iteratively reweighted least squares with cyclic coordinate descent, warm starts from
 * one penalty to the next, a working set that grows by what violates the optimality conditions, first among the columns that
 * the sequential strong rule leaves (doi 10.1111/j.1467-9868.2011.01004.x), then among all; where the end has to be exact,
 * by Newton's method on the Hessian of the working set.
 *
 * <p>Columns have no missing values; a constant column keeps coefficient 0. A sweep costs O(n k), k columns in the working
 * set; a penalty costs at least one sweep over all columns. Immutable after {@link #of}; {@link #path} has its own working
 * memory and can be called by several threads. Tests hold {@link PathAccuracy#FINAL} equal to glmnet (thresh 1e-18) to 1e-6,
 * and to MLlib to 1e-5.
 *
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">Friedman, Hastie and Tibshirani 2010</a>
 */
public final class ElasticNetLogistic {
    /** Least α of the largest penalty's formula, as in glmnet: under ridge no penalty takes all coefficients to 0. */
    private static final double LEAST_ALPHA = 1e-3;

    private final StandardColumns data;
    private final double alpha;

    private ElasticNetLogistic(StandardColumns data, double alpha) {
        this.data = data;
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
        return new ElasticNetLogistic(StandardColumns.of(columns, label, weight), alpha);
    }

    /** The same data, standardised once, with another mixing. */
    public ElasticNetLogistic mixing(double otherAlpha) {
        return new ElasticNetLogistic(data, otherAlpha);
    }

    /**
     * Penalties from the data, as glmnet takes them: from the smallest at which all coefficients are 0, which for α below
     * {@value #LEAST_ALPHA} is that of {@value #LEAST_ALPHA}, in equal ratios.
     *
     * @param count number of penalties, at least 2
     * @param leastRatio smallest penalty over the largest
     */
    public double[] penalties(int count, double leastRatio) {
        LogisticState state = new LogisticState(data);
        double largest = IntStream.range(0, data.features())
                        .filter(j -> data.columns()[j] != null)
                        .mapToDouble(j -> Math.abs(state.gradient(j)))
                        .max()
                        .orElse(0)
                / Math.max(alpha, LEAST_ALPHA);
        return IntStream.range(0, count)
                .mapToDouble(k -> largest * Math.pow(leastRatio, k / (count - 1.0)))
                .toArray();
    }

    /**
     * Fits every penalty as well as it can be, each from where the one before ended; give them in descending order.
     *
     * @param lambda penalties, not negative
     */
    public List<LogisticCoefficients> path(double... lambda) {
        return path(PathAccuracy.FINAL, lambda);
    }

    /**
     * Fits penalties, each from where the one before ended; give them in descending order.
     *
     * @param lambda penalties, not negative
     * @return a fit for each of them; with {@link PathAccuracy#TUNING} for as many of the first as the path has before it ends
     */
    public List<LogisticCoefficients> path(PathAccuracy accuracy, double... lambda) {
        PenaltyPath path = new PenaltyPath(data, alpha);
        List<LogisticCoefficients> fits = new ArrayList<>();
        for (double penalty : lambda) {
            fits.add(path.next(penalty, accuracy));
            if (accuracy == PathAccuracy.TUNING && path.isExhausted()) {
                break;
            }
        }
        return fits;
    }

    /**
     * Fits one penalty as well as it can be, from where a path through larger penalties leads, which is the shorter way.
     *
     * @param lambda penalty
     * @param path penalties in descending order, of which those above {@code lambda} are walked
     */
    public LogisticCoefficients fit(double lambda, double... path) {
        PenaltyPath way = new PenaltyPath(data, alpha);
        for (double penalty : path) {
            if (penalty > lambda) {
                way.next(penalty, PathAccuracy.TUNING);
            }
        }
        return way.next(lambda, PathAccuracy.FINAL);
    }
}
