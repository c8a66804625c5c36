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
    /** One over the sum of weights in the risk set, by event; tied events in Efron's order. */
    final double[] inverse;
    /** Columns by covariate: the gene's squared products with them are what the covariates take from its information. */
    final double[][] cross;
    /** The space of covariates, centred within strata. */
    final LeastSquares space;

    CoxScoreNull(int capacity, int covariates) {
        weight = new double[capacity];
        residual = new double[capacity];
        expected = new double[capacity];
        inverse = new double[capacity];
        cross = new double[covariates][capacity];
        space = new LeastSquares(covariates, capacity);
    }
}
