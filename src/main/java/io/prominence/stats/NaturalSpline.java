package io.prominence.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Least squares on natural cubic splines: R's {@code lm.fit(splines::ns(x, df, intercept = TRUE), y)}.
 *
 * <p>Boundary knots at the ends of x, df − 2 inner knots at its equidistant quantiles; a knot that repeats another
 * counts once. The basis is that of truncated cubes (Hastie, Tibshirani and Friedman, The Elements of Statistical
 * Learning, 5.2.1), which spans what R's B-splines span and is made orthonormal here. O(n df²).
 */
final class NaturalSpline {
    private final double[] fitted;
    private final double residualVariance;

    /**
     * Fits.
     *
     * @param x finite, not all equal; not modified
     * @param y one per x; not modified
     * @param df dimension of the space of splines, at least 2
     */
    NaturalSpline(double[] x, double[] y, int df) {
        int n = x.length;
        double[][] columns = columns(x, knots(new SortedValues(x), df));
        LeastSquares space = new LeastSquares(columns.length, n);
        int rank = 1 + space.factorIndependent(columns, n);
        fitted = y.clone();
        double[] residuals = y.clone();
        double left = space.residuals(residuals, LeastSquares.centre(residuals, n));
        LeastSquares.subtract(fitted, 1, residuals, n);
        residualVariance = left / (n - rank);
    }

    /** On the scale where the ends of x are 0 and 1. */
    private static double[] knots(SortedValues x, int df) {
        List<Double> knots = new ArrayList<>(List.of(0.0));
        double width = x.largest() - x.smallest();
        for (int i = 1; i <= df - 2; i++) {
            double knot = (x.quantile(i / (df - 1.0)) - x.smallest()) / width;
            if (knot > knots.get(knots.size() - 1) && knot < 1) {
                knots.add(knot);
            }
        }
        knots.add(1.0);
        return knots.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[][] columns(double[] x, double[] knots) {
        SortedValues sorted = new SortedValues(x);
        double width = sorted.largest() - sorted.smallest();
        double[][] columns = new double[knots.length - 1][x.length];
        int last = knots.length - 2;
        for (int i = 0; i < x.length; i++) {
            double u = (x[i] - sorted.smallest()) / width;
            columns[0][i] = u;
            for (int k = 0; k < last; k++) {
                columns[k + 1][i] = cubes(u, knots[k]) - cubes(u, knots[last]);
            }
        }
        return columns;
    }

    /** Cubic from this knot on, its cube taken back at the last knot, so that their differences are linear there. */
    private static double cubes(double u, double knot) {
        double from = Math.max(0, u - knot);
        return from * from * from / (1 - knot);
    }

    /** The spline at every x. */
    double[] fitted() {
        return fitted;
    }

    /** Residual sum of squares over its degrees of freedom. */
    double residualVariance() {
        return residualVariance;
    }
}
