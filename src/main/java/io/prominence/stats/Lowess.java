package io.prominence.stats;

import java.util.Arrays;

/**
 * Cleveland's robust locally linear smoother.
 *
 * <ul>
 *   <li>Estimates y as a smooth function of x: at each point a line through its nearest {@code span · n} neighbours, with
 *       tricube weights; then {@value #ITERATIONS} times again, with points far from the curve weighted down by the
 *       bisquare of their residual over 6 median absolute residuals.
 *   <li>No test. x in ascending order, y beside it; the result is the curve at each x.
 *   <li>Points nearer than 1 % of the range of x to the last one computed are interpolated, ties share their value. NaN
 *       is not allowed. One point is its own curve.
 *   <li>O(n · span · 100). Pure.
 *   <li>Relative 1e-9 against R {@code lowess(x, y, f)}.
 *   <li>Cleveland 1979, doi 10.1080/01621459.1979.10481038.
 * </ul>
 */
public final class Lowess {
    private static final int ITERATIONS = 3;
    private static final double SKIP = 0.01;
    /** Beyond this share of the bandwidth a weight is 0, within the other it is 1. */
    private static final double FAR = 0.999;

    private static final double NEAR = 0.001;

    private final double[] x;
    private final double[] y;
    private final double[] fitted;
    private final double[] robustness;
    private final double[] weights;
    private final int neighbours;
    private final double skip;
    private int left;
    private int right;

    private Lowess(double[] x, double[] y, double span) {
        int n = x.length;
        this.x = x;
        this.y = y;
        fitted = new double[n];
        weights = new double[n];
        robustness = new double[n];
        Arrays.fill(robustness, 1);
        neighbours = Math.max(2, Math.min(n, (int) (span * n + 1e-7)));
        skip = SKIP * (x[n - 1] - x[0]);
    }

    /**
     * Smooths.
     *
     * @param x ascending; not modified
     * @param y not modified
     * @param span share of the points that are neighbours, 0 to 1
     * @return the curve at each x
     */
    public static double[] smooth(double[] x, double[] y, double span) {
        return smooth(x, y, span, ITERATIONS);
    }

    /** The same with another number of robustness iterations; none is an ordinary local fit. */
    public static double[] smooth(double[] x, double[] y, double span, int iterations) {
        if (x.length < 2) {
            return y.clone();
        }
        Lowess lowess = new Lowess(x, y, span);
        lowess.pass();
        for (int i = 0; i < iterations && lowess.reweigh(); i++) {
            lowess.pass();
        }
        return lowess.fitted;
    }

    /**
     * An ordinary local fit with points that weigh differently: their weights multiply the tricube's. Neighbours are counted, not weighed.
     *
     * @param x ascending; not modified
     * @param y not modified
     * @param weight of each point, above 0; not modified
     * @param span share of the points that are neighbours, 0 to 1
     * @return the curve at each x
     */
    public static double[] weighted(double[] x, double[] y, double[] weight, double span) {
        if (x.length < 2) {
            return y.clone();
        }
        Lowess lowess = new Lowess(x, y, span);
        System.arraycopy(weight, 0, lowess.robustness, 0, weight.length);
        lowess.pass();
        return lowess.fitted;
    }

    /** One curve with the present weights. */
    private void pass() {
        int n = x.length;
        left = 0;
        right = neighbours - 1;
        int last = -1;
        int at = 0;
        while (last < n - 1) {
            moveWindow(at);
            fitted[at] = local(at);
            for (int i = last + 1; i < at; i++) {
                double share = (x[i] - x[last]) / (x[at] - x[last]);
                fitted[i] = share * fitted[at] + (1 - share) * fitted[last];
            }
            last = shareWithTies(at);
            at = Math.max(last + 1, firstBeyond(x[last] + skip, last + 1) - 1);
        }
    }

    private void moveWindow(int at) {
        while (right < x.length - 1 && x[at] - x[left] > x[right + 1] - x[at]) {
            left++;
            right++;
        }
    }

    private int shareWithTies(int at) {
        int last = at;
        while (last + 1 < x.length && x[last + 1] == x[at]) {
            fitted[++last] = fitted[at];
        }
        return last;
    }

    private int firstBeyond(double cut, int from) {
        int i = from;
        while (i < x.length && x[i] <= cut) {
            i++;
        }
        return i;
    }

    /** The line through the neighbours of a point, at this point. */
    private double local(int at) {
        double centre = x[at];
        double bandwidth = Math.max(centre - x[left], x[right] - centre);
        double sum = 0;
        int end = left;
        for (; end < x.length; end++) {
            double distance = Math.abs(x[end] - centre);
            if (distance > FAR * bandwidth && x[end] > centre) {
                break;
            }
            weights[end] = robustness[end] * tricube(distance, bandwidth);
            sum += weights[end];
        }
        if (!(sum > 0)) {
            return y[at];
        }
        for (int i = left; i < end; i++) {
            weights[i] /= sum;
        }
        if (bandwidth > 0) {
            tilt(centre, end);
        }
        double value = 0;
        for (int i = left; i < end; i++) {
            value += weights[i] * y[i];
        }
        return value;
    }

    /** Turns the weights of a local mean into those of a local line, where the points are spread out enough. */
    private void tilt(double centre, int end) {
        double mean = 0;
        for (int i = left; i < end; i++) {
            mean += weights[i] * x[i];
        }
        double spread = 0;
        for (int i = left; i < end; i++) {
            spread += weights[i] * (x[i] - mean) * (x[i] - mean);
        }
        if (Math.sqrt(spread) > NEAR * (x[x.length - 1] - x[0])) {
            double slope = (centre - mean) / spread;
            for (int i = left; i < end; i++) {
                weights[i] *= slope * (x[i] - mean) + 1;
            }
        }
    }

    private static double tricube(double distance, double bandwidth) {
        if (distance > FAR * bandwidth) {
            return 0;
        }
        return distance <= NEAR * bandwidth ? 1 : cube(1 - cube(distance / bandwidth));
    }

    /** Weights points down by their residuals; false where the curve goes through nearly all of them. */
    private boolean reweigh() {
        int n = x.length;
        double[] residuals = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            residuals[i] = Math.abs(y[i] - fitted[i]);
            mean += residuals[i] / n;
        }
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double reach = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1]);
        if (reach < 1e-7 * mean) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            robustness[i] = bisquare(residuals[i], reach);
        }
        return true;
    }

    private static double bisquare(double residual, double reach) {
        if (residual > FAR * reach) {
            return 0;
        }
        double share = residual / reach;
        return residual <= NEAR * reach ? 1 : (1 - share * share) * (1 - share * share);
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
