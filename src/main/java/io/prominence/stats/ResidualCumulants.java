package io.prominence.stats;

/**
 * The cumulant generating function K(t) = Σ K₀(t c) of a sum Σ c R, and its first four derivatives, where K₀(u) = log mean
 * exp(u R) is that of an empirical distribution of mean 0 and variance 1. Working memory of one thread.
 *
 * <p>K₀ is interpolated by quintic polynomials between points where value, slope and curvature are exact: 32 points per
 * unit of u times the range of R, computed when first asked for; far from 0 it is summed outright. K₀ is right to 1e-13, its
 * curvature to 1e-8 of its largest.
 */
final class ResidualCumulants {
    private static final int POINTS_PER_RANGE = 32;
    private static final int INTERVALS = 2048;
    private static final int COEFFICIENTS = 6;

    private final double[] residual;
    private final double[] polynomial = new double[2 * INTERVALS * COEFFICIENTS];
    private int learned;
    private int n;
    private double width;
    private double one;
    private double slope;
    private double curvature;
    private double bend;
    private double turn;

    /** The largest value of R. */
    double most;
    /** The least value of R. */
    double least;
    /** K at the last argument. */
    double value;
    /** Its first derivative. */
    double first;
    /** Its second derivative. */
    double second;
    /** Its third derivative. */
    double third;
    /** Its fourth derivative. */
    double fourth;

    ResidualCumulants(int capacity) {
        residual = new double[capacity];
    }

    /** Takes the first values as the distribution, and standardises it; returns it. */
    double[] learn(double[] values, int size) {
        n = size;
        learned = 0;
        System.arraycopy(values, 0, residual, 0, n);
        double scale = 1 / Math.sqrt(LeastSquares.centre(residual, n) / n);
        most = Double.NEGATIVE_INFINITY;
        least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            residual[i] *= scale;
            most = Math.max(most, residual[i]);
            least = Math.min(least, residual[i]);
        }
        width = 1 / (POINTS_PER_RANGE * (most - least));
        return residual;
    }

    /**
     * Evaluates at t.
     *
     * @param weights the first so many, times the scale, are c
     * @param largest size of the largest of them, unscaled
     */
    void evaluate(double t, double[] weights, double scale, double largest, int size) {
        double toPlace = t * scale / width;
        double reach = Math.abs(toPlace) * largest;
        value = 0;
        first = 0;
        second = 0;
        third = 0;
        fourth = 0;
        if (reach < INTERVALS - 2) {
            learnUpTo((int) reach + 1);
            addPolynomials(toPlace, weights, size);
        } else {
            addSums(toPlace, weights, size);
        }
        double factor = scale / width;
        first *= factor;
        second *= factor * factor;
        third *= factor * factor * factor;
        fourth *= factor * factor * factor * factor;
    }

    private void addPolynomials(double toPlace, double[] weights, int size) {
        double[] p = polynomial;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        for (int i = 0; i < size; i++) {
            double c = weights[i];
            double place = toPlace * c + INTERVALS;
            int interval = (int) place;
            int at = interval * COEFFICIENTS;
            double s = place - interval;
            double p1 = p[at + 1];
            double p2 = p[at + 2];
            double p3 = p[at + 3];
            double p4 = p[at + 4];
            double p5 = p[at + 5];
            sum0 += p[at] + s * (p1 + s * (p2 + s * (p3 + s * (p4 + s * p5))));
            sum1 += c * (p1 + s * (2 * p2 + s * (3 * p3 + s * (4 * p4 + s * (5 * p5)))));
            double squared = c * c;
            sum2 += squared * (2 * p2 + s * (6 * p3 + s * (12 * p4 + s * (20 * p5))));
            sum3 += squared * c * (6 * p3 + s * (24 * p4 + s * (60 * p5)));
            sum4 += squared * squared * (24 * p4 + s * (120 * p5));
        }
        value = sum0;
        first = sum1;
        second = sum2;
        third = sum3;
        fourth = sum4;
    }

    private void addSums(double toPlace, double[] weights, int size) {
        for (int i = 0; i < size; i++) {
            double c = weights[i];
            sumAt(toPlace * c * width);
            value += one;
            first += c * (width * slope);
            second += c * c * (width * width * curvature);
            third += c * c * c * (width * width * width * bend);
            fourth += c * c * c * c * (width * width * width * width * turn);
        }
    }

    /** Interpolates so many intervals on either side of 0. */
    private void learnUpTo(int intervals) {
        if (intervals <= learned) {
            return;
        }
        int from = learned;
        learned = intervals;
        sumAt(from * width);
        for (int left = from; left < intervals; left++) {
            interpolate(left, 1);
        }
        sumAt(-from * width);
        for (int left = -from; left > -intervals; left--) {
            interpolate(left, -1);
        }
    }

    /** From the point last summed to the next one on this side. */
    private void interpolate(int point, int side) {
        double near0 = one;
        double near1 = width * slope;
        double near2 = width * width * curvature / 2;
        sumAt((point + side) * width);
        double far1 = width * slope;
        double far2 = width * width * curvature / 2;
        if (side > 0) {
            learn(point, near0, near1, near2, one, far1, far2);
        } else {
            learn(point - 1, one, far1, far2, near0, near1, near2);
        }
    }

    private void learn(int left, double f0, double f1, double f2, double g0, double g1, double g2) {
        double d0 = g0 - f0 - f1 - f2;
        double d1 = g1 - f1 - 2 * f2;
        double d2 = g2 - f2;
        int p = (left + INTERVALS) * COEFFICIENTS;
        polynomial[p] = f0;
        polynomial[p + 1] = f1;
        polynomial[p + 2] = f2;
        polynomial[p + 3] = 10 * d0 - 4 * d1 + d2;
        polynomial[p + 4] = -15 * d0 + 7 * d1 - 2 * d2;
        polynomial[p + 5] = 6 * d0 - 3 * d1 + d2;
    }

    /** K₀ and its derivatives outright, in terms of what is left of the largest exponent. */
    private void sumAt(double u) {
        double largest = u > 0 ? u * most : u * least;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        for (int i = 0; i < n; i++) {
            double r = residual[i];
            double e = Math.exp(u * r - largest);
            s0 += e;
            e *= r;
            s1 += e;
            e *= r;
            s2 += e;
            e *= r;
            s3 += e;
            s4 += e * r;
        }
        one = largest + Math.log(s0 / n);
        slope = s1 / s0;
        curvature = s2 / s0 - slope * slope;
        bend = s3 / s0 - slope * (3 * curvature + slope * slope);
        turn = s4 / s0 - slope * (4 * bend + slope * (6 * curvature + slope * slope)) - 3 * curvature * curvature;
    }
}
