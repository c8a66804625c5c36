package io.prominence.stats;

import java.util.Arrays;

/**
 * The inverse curvature of a function to be maximised, learned from its gradients (BFGS). Working memory of one thread.
 * Reference: doi 10.1007/978-0-387-40065-5, section 6.1 (Nocedal and Wright).
 */
final class QuasiNewton {
    private final int size;
    private final Cholesky cholesky;
    private final double[] start;
    private final double[] inverse;
    private final double[] column;
    private final double[] change;
    private int held;

    /** Where to go. */
    final double[] direction;
    /** The gradient before the last step. */
    final double[] oldGradient;

    QuasiNewton(int size) {
        this.size = size;
        this.cholesky = new Cholesky(size);
        this.start = new double[size * size];
        this.inverse = new double[size * size];
        this.column = new double[size];
        this.change = new double[size];
        this.direction = new double[size];
        this.oldGradient = new double[size];
    }

    /**
     * Starts from a curvature.
     *
     * @param curvature lower triangle, positive definite
     * @param fixed a variable that stays where it is, −1 for none
     */
    void start(double[] curvature, int fixed) {
        held = fixed;
        System.arraycopy(curvature, 0, start, 0, start.length);
        for (int a = 0; held >= 0 && a < size; a++) {
            start[held * size + a] = a == held ? 1 : 0;
            start[a * size + held] = a == held ? 1 : 0;
        }
        cholesky.decompose(start, 0, 0);
        for (int a = 0; a < size; a++) {
            Arrays.fill(column, 0);
            column[a] = 1;
            cholesky.solve(column);
            for (int b = 0; b < size; b++) {
                inverse[a * size + b] = a == held ? 0 : column[b];
            }
        }
    }

    /** Sets the {@link #direction} at a gradient; returns their product. */
    double direction(double[] gradient) {
        double product = 0;
        for (int a = 0; a < size; a++) {
            double sum = 0;
            for (int b = 0; b < size; b++) {
                sum += inverse[a * size + b] * (b == held ? 0 : gradient[b]);
            }
            direction[a] = a == held ? 0 : sum;
            product += direction[a] * gradient[a];
        }
        return product;
    }

    /** Learns from a step of a share of the direction, and the gradient that it came to. */
    void learn(double share, double[] gradient) {
        double along = 0;
        for (int a = 0; a < size; a++) {
            change[a] = a == held ? 0 : oldGradient[a] - gradient[a];
            along += share * direction[a] * change[a];
        }
        if (!(along > 0)) {
            return;
        }
        double quadratic = 0;
        for (int a = 0; a < size; a++) {
            column[a] = 0;
            for (int b = 0; b < size; b++) {
                column[a] += inverse[a * size + b] * change[b];
            }
            quadratic += column[a] * change[a];
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double stepA = share * direction[a];
                double stepB = share * direction[b];
                inverse[a * size + b] += (1 + quadratic / along) * stepA * stepB / along
                        - (column[a] * stepB + stepA * column[b]) / along;
            }
        }
    }
}
