package io.prominence.stats;

import java.util.Arrays;

/**
 * Running sums over a risk set: of the weights r (0) and of r x (1 + term).
 *
 * <p>Compensated where samples also leave the risk set (left truncation): plain subtraction would keep the rounding
 * error of a large sum in the small one that is left.
 */
final class RiskSums {
    private final int terms;
    private final boolean compensated;
    private final double[] sum;
    private final double[] lost;

    RiskSums(int terms, boolean compensated) {
        this.terms = terms;
        this.compensated = compensated;
        this.sum = new double[1 + terms];
        this.lost = compensated ? new double[sum.length] : new double[0];
    }

    void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(lost, 0);
    }

    /** Adds a sample with weight r, whose terms begin at the row; a negative r takes it out again. */
    void add(double r, double[] x, int row) {
        if (compensated) {
            addCompensated(r, x, row);
        } else {
            sum[0] += r;
            for (int a = 0; a < terms; a++) {
                sum[1 + a] += r * x[row + a];
            }
        }
    }

    private void addCompensated(double r, double[] x, int row) {
        accumulate(0, r);
        for (int a = 0; a < terms; a++) {
            accumulate(1 + a, r * x[row + a]);
        }
    }

    /** Knuth's exact sum: what rounding took from the sum is kept beside it. */
    private void accumulate(int i, double value) {
        double old = sum[i];
        double now = old + value;
        double shadow = now - old;
        lost[i] += (old - (now - shadow)) + (value - shadow);
        sum[i] = now;
    }

    /** The sum of weights (0) or of a weighted term (1 + term). */
    double of(int i) {
        return compensated ? sum[i] + lost[i] : sum[i];
    }
}
