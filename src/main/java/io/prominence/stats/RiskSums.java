package io.prominence.stats;

import java.util.Arrays;

/**
 * Running sums over a risk set: of the weights r, of r x and of r x xᵀ (lower triangle), in one array.
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
        this.sum = new double[1 + terms + terms * (terms + 1) / 2];
        this.lost = compensated ? new double[sum.length] : new double[0];
    }

    void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(lost, 0);
    }

    /** Adds a sample with weight r; a negative r takes it out again. */
    void add(double r, double[] x, int row) {
        if (compensated) {
            addCompensated(r, x, row);
        } else {
            addPlainly(r, x, row);
        }
    }

    private void addPlainly(double r, double[] x, int row) {
        sum[0] += r;
        int at = 1 + terms;
        for (int a = 0; a < terms; a++) {
            double weighted = r * x[row + a];
            sum[1 + a] += weighted;
            for (int b = 0; b <= a; b++) {
                sum[at++] += weighted * x[row + b];
            }
        }
    }

    private void addCompensated(double r, double[] x, int row) {
        accumulate(0, r);
        int at = 1 + terms;
        for (int a = 0; a < terms; a++) {
            double weighted = r * x[row + a];
            accumulate(1 + a, weighted);
            for (int b = 0; b <= a; b++) {
                accumulate(at++, weighted * x[row + b]);
            }
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

    /** The sum of weights (0), of weighted term a (1 + a), or of a weighted product (1 + terms + …). */
    double of(int i) {
        return compensated ? sum[i] + lost[i] : sum[i];
    }
}
