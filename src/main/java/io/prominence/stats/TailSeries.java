package io.prominence.stats;

import java.util.Arrays;

/**
 * The cumulant generating function K(t) = Σ κᵣ Pᵣ tʳ / r! of a sum Σ c R by its power series, with κᵣ the cumulants of R
 * and Pᵣ = Σ cʳ; and the saddlepoint at which K′(t) = q. Working memory of one thread.
 *
 * <p>The series ends at the sixteenth power. Where its last terms say that what follows is not below 1e-9, there is no
 * saddlepoint to be had from it, and {@link ResidualCumulants} has to find it.
 */
final class TailSeries {
    private static final int ORDER = 16;
    private static final int SIDE_BY_SIDE = 7;

    /** What the terms left out may add to K. */
    private static final double REMAINDER = 1e-9;

    /** Relative step after which the next one would be below the last digit. */
    private static final double NEAR = 1e-7;

    private static final int MOST_STEPS = 30;

    private final double[] cumulants = new double[ORDER + 1];
    private final double[] moments = new double[ORDER + 1];
    private final double[] powers = new double[ORDER + 1];
    private final double[] weight;
    private final double[] power;
    private final double[] terms = new double[ORDER + 1];

    private double slope;

    /** The saddlepoint last found. */
    double root;
    /** K there. */
    double value;
    /** K″ there. */
    double curvature;

    TailSeries(int capacity) {
        weight = new double[capacity];
        power = new double[capacity];
    }

    /** Takes a distribution of mean 0 and variance 1. */
    void learn(double[] standardised, int n) {
        Arrays.fill(moments, 0);
        for (int i = 0; i < n; i++) {
            double power = 1;
            for (int r = 0; r <= ORDER; r++) {
                moments[r] += power;
                power *= standardised[i];
            }
        }
        for (int r = 1; r <= ORDER; r++) {
            moments[r] /= n;
            double choose = 1;
            cumulants[r] = moments[r];
            for (int k = 1; k < r; k++) {
                cumulants[r] -= choose * cumulants[k] * moments[r - k];
                choose = choose * (r - k) / k;
            }
        }
    }

    /** Takes the weights x / length, the sum of whose squares is 1. */
    void weigh(double[] x, double length, int n) {
        double scale = 1 / length;
        for (int i = 0; i < n; i++) {
            weight[i] = x[i] * scale;
            power[i] = weight[i] * weight[i];
        }
        powers[2] = 1;
        for (int r = 3; r + SIDE_BY_SIDE - 1 <= ORDER; r += SIDE_BY_SIDE) {
            addPowers(r, n);
        }
    }

    private void addPowers(int first, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        for (int i = 0; i < n; i++) {
            double c = weight[i];
            double c2 = c * c;
            double p0 = power[i] * c;
            double p1 = power[i] * c2;
            double p2 = p0 * c2;
            double p3 = p1 * c2;
            double p4 = p2 * c2;
            double p5 = p3 * c2;
            double p6 = p4 * c2;
            sum0 += p0;
            sum1 += p1;
            sum2 += p2;
            sum3 += p3;
            sum4 += p4;
            sum5 += p5;
            sum6 += p6;
            power[i] = p6;
        }
        powers[first] = sum0;
        powers[first + 1] = sum1;
        powers[first + 2] = sum2;
        powers[first + 3] = sum3;
        powers[first + 4] = sum4;
        powers[first + 5] = sum5;
        powers[first + 6] = sum6;
    }

    /**
     * Finds the saddlepoint of q, with the signs of the weights turned where asked.
     *
     * @return whether the series has it to all digits; where not, {@link #root} is near it
     */
    boolean solve(double q, boolean turned) {
        fillTerms(turned);
        root = q;
        double t = q;
        for (int i = 0; i < MOST_STEPS; i++) {
            evaluate(t);
            double step = (q - slope) / curvature;
            t += step;
            if (!(curvature > 0 && t > q / 4 && t < 4 * q)) {
                return false;
            }
            if (Math.abs(step) <= NEAR * t) {
                evaluate(t);
                root = t;
                return isWhole(t);
            }
        }
        return false;
    }

    private void fillTerms(boolean turned) {
        double factorial = 1;
        for (int r = 2; r <= ORDER; r++) {
            factorial *= r;
            double term = cumulants[r] * powers[r] / factorial;
            terms[r] = turned && r % 2 == 1 ? -term : term;
        }
    }

    private void evaluate(double t) {
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        for (int r = ORDER; r >= 2; r--) {
            k0 = k0 * t + terms[r];
            k1 = k1 * t + r * terms[r];
            k2 = k2 * t + r * (r - 1) * terms[r];
        }
        value = k0 * t * t;
        slope = k1 * t;
        curvature = k2;
    }

    /** Judges by the last two terms, of which one may be small by chance. */
    private boolean isWhole(double t) {
        double power = Math.pow(t, ORDER - 1);
        double last = Math.abs(terms[ORDER] * power * t);
        double before = Math.abs(terms[ORDER - 1] * power);
        return Math.max(last, before) < REMAINDER;
    }
}
