package io.prominence.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Least squares on natural cubic splines: R's {@code lm.fit(splines::ns(x, df, intercept = TRUE), y)}.
 *
 * <p>Boundary knots at the ends of x, df − 2 inner knots at its equidistant quantiles; a knot that repeats another
 * counts once. The basis has one spline per knot, 1 there and 0 at the others, which spans what R's B-splines span and
 * stays well conditioned where knots crowd; it is made orthonormal. O(n df²).
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

    private static double[] knots(SortedValues x, int df) {
        List<Double> knots = new ArrayList<>(List.of(x.smallest()));
        for (int i = 1; i <= df - 2; i++) {
            double knot = x.quantile(i / (df - 1.0));
            if (knot > knots.get(knots.size() - 1) && knot < x.largest()) {
                knots.add(knot);
            }
        }
        knots.add(x.largest());
        return knots.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The splines of all knots but the first: all of them add up to 1, and the intercept is in the space anyway. */
    private static double[][] columns(double[] x, double[] knots) {
        double[][] columns = new double[knots.length - 1][x.length];
        for (int k = 1; k < knots.length; k++) {
            double[] bends = bends(knots, k);
            for (int i = 0; i < x.length; i++) {
                columns[k - 1][i] = value(x[i], knots, k, bends);
            }
        }
        return columns;
    }

    /** Second derivatives at the knots of the spline that is 1 at one knot: 0 at the ends, by elimination between. */
    private static double[] bends(double[] knots, int peak) {
        int last = knots.length - 1;
        double[] pivots = new double[last + 1];
        double[] bends = new double[last + 1];
        for (int k = 1; k < last; k++) {
            double before = knots[k] - knots[k - 1];
            double after = knots[k + 1] - knots[k];
            double carried = k == 1 ? 0 : before / pivots[k - 1];
            pivots[k] = 2 * (before + after) - carried * before;
            double turn = (at(k + 1, peak) - at(k, peak)) / after - (at(k, peak) - at(k - 1, peak)) / before;
            bends[k] = 6 * turn - carried * bends[k - 1];
        }
        for (int k = last - 1; k > 0; k--) {
            bends[k] = (bends[k] - (knots[k + 1] - knots[k]) * bends[k + 1]) / pivots[k];
        }
        return bends;
    }

    private static double at(int knot, int peak) {
        return knot == peak ? 1 : 0;
    }

    private static double value(double x, double[] knots, int peak, double[] bends) {
        int k = 0;
        while (k < knots.length - 2 && x > knots[k + 1]) {
            k++;
        }
        double width = knots[k + 1] - knots[k];
        double left = (knots[k + 1] - x) / width;
        double right = (x - knots[k]) / width;
        double bent = left * (left * left - 1) * bends[k] + right * (right * right - 1) * bends[k + 1];
        return left * at(k, peak) + right * at(k + 1, peak) + bent * width * width / 6;
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
