package io.prominence.stats;

/**
 * The cumulant generating function K₀(u) = log mean exp(u R) of an empirical distribution, and its first three derivatives.
 * Working memory of one thread.
 *
 * <p>Quintic Hermite interpolation between points where value, slope and curvature are exact: 32 points per unit of u
 * times the range of R, computed when first asked for; sums outright far from 0. K₀ is right to 1e-13, its curvature to
 * 1e-8 of its largest.
 */
final class ResidualCumulants {
    private static final int POINTS_PER_RANGE = 32;
    private static final int INTERVALS = 2048;
    private static final int COEFFICIENTS = 6;

    private final double[] residual;
    private final double[] polynomial = new double[2 * INTERVALS * COEFFICIENTS];
    private final int[] learnedAt = new int[2 * INTERVALS];
    private int lesson;
    private int n;
    private double most;
    private double least;
    private double width;

    /** K₀ at the last argument. */
    double value;
    /** Its first derivative. */
    double first;
    /** Its second derivative. */
    double second;
    /** Its third derivative. */
    double third;

    ResidualCumulants(int capacity) {
        residual = new double[capacity];
    }

    /** Takes the first values as the distribution, and standardises it. */
    void learn(double[] values, int size) {
        n = size;
        lesson++;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            residual[i] = values[i] - sum / n;
            squares += residual[i] * residual[i];
        }
        most = Double.NEGATIVE_INFINITY;
        least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            residual[i] /= Math.sqrt(squares / n);
            most = Math.max(most, residual[i]);
            least = Math.min(least, residual[i]);
        }
        width = 1 / (POINTS_PER_RANGE * (most - least));
    }

    /** The largest value. */
    double most() {
        return most;
    }

    /** The least value. */
    double least() {
        return least;
    }

    /** Evaluates. */
    void at(double u) {
        double place = u / width;
        if (!(Math.abs(place) < INTERVALS - 1)) {
            sum(u);
            return;
        }
        double floor = Math.floor(place);
        int interval = (int) floor + INTERVALS;
        if (learnedAt[interval] != lesson) {
            interpolate(interval, floor * width);
        }
        int c = interval * COEFFICIENTS;
        double s = place - floor;
        double c2 = polynomial[c + 2];
        double c3 = polynomial[c + 3];
        double c4 = polynomial[c + 4];
        double c5 = polynomial[c + 5];
        value = polynomial[c] + s * (polynomial[c + 1] + s * (c2 + s * (c3 + s * (c4 + s * c5))));
        first = (polynomial[c + 1] + s * (2 * c2 + s * (3 * c3 + s * (4 * c4 + s * 5 * c5)))) / width;
        second = (2 * c2 + s * (6 * c3 + s * (12 * c4 + s * 20 * c5))) / (width * width);
        third = (6 * c3 + s * (24 * c4 + s * 60 * c5)) / (width * width * width);
    }

    private void interpolate(int interval, double left) {
        learnedAt[interval] = lesson;
        sum(left);
        double v = value;
        double f = width * first;
        double s = width * width * second / 2;
        sum(left + width);
        double d0 = value - v - f - s;
        double d1 = width * first - f - 2 * s;
        double d2 = width * width * second / 2 - s;
        int c = interval * COEFFICIENTS;
        polynomial[c] = v;
        polynomial[c + 1] = f;
        polynomial[c + 2] = s;
        polynomial[c + 3] = 10 * d0 - 4 * d1 + d2;
        polynomial[c + 4] = -15 * d0 + 7 * d1 - 2 * d2;
        polynomial[c + 5] = 6 * d0 - 3 * d1 + d2;
    }

    /** The mean outright, in terms of what is left of the largest exponent. */
    private void sum(double u) {
        double largest = u > 0 ? u * most : u * least;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < n; i++) {
            double r = residual[i];
            double e = Math.exp(u * r - largest);
            s0 += e;
            e *= r;
            s1 += e;
            e *= r;
            s2 += e;
            s3 += e * r;
        }
        value = largest + Math.log(s0 / n);
        first = s1 / s0;
        second = s2 / s0 - first * first;
        third = s3 / s0 - first * (3 * s2 / s0 - 2 * first * first);
    }
}
