package io.prominence.stats;

import java.io.Serializable;

/** What score tests need of the model without the gene, on some samples. */
final class CoxScoreNull implements Serializable {
    private static final long serialVersionUID = 1;

    /** Why there is no such model; null where there is one. */
    Undefined undefined;
    /** Relative hazards by position. */
    final double[] weight;
    /** Martingale residuals by position: the gradient of a gene is its product with them. */
    final double[] residual;
    /** Expected events by position, r H. */
    final double[] expected;
    /** By event: what the mean of the risk set has of its sum. */
    final double[] whole;
    /** By event: what the mean has of the sum before the tied events, who weigh less. */
    final double[] part;
    /** Columns by covariate: the gene's squared products with them are what the covariates take from its information. */
    final double[][] cross;
    /** The space of covariates, centred within strata. */
    final LeastSquares space;

    CoxScoreNull(int capacity, int covariates) {
        weight = new double[capacity];
        residual = new double[capacity];
        expected = new double[capacity];
        whole = new double[capacity];
        part = new double[capacity];
        cross = new double[covariates][capacity];
        space = new LeastSquares(covariates, capacity);
    }
}
