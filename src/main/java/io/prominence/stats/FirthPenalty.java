package io.prominence.stats;

import java.util.Arrays;

/**
 * Half the logarithm of the determinant of a partial likelihood's information, and its gradient: half the sum over events
 * of the mean of (x − m) (x − m)ᵀ I⁻¹ (x − m) in the risk set. Working memory of one thread.
 *
 * <p>In coordinates y in which the information is the unit matrix, that mean needs of a risk set only the sums of y, of y
 * yᵀ and of y |y|².
 */
final class FirthPenalty {
    private final CoxLikelihood likelihood;
    private final Cholesky cholesky;
    private final int terms;
    private final int width;
    private final RiskSums atRisk;
    private final RiskSums tied;
    private final double[] rows;
    private final double[] mean;
    private final double[] turned;

    /** The gradient. */
    final double[] gradient;

    FirthPenalty(CoxLikelihood likelihood) {
        this.likelihood = likelihood;
        this.terms = likelihood.terms();
        this.width = 2 * terms + terms * (terms + 1) / 2;
        this.cholesky = new Cholesky(terms);
        this.atRisk = new RiskSums(width, true);
        this.tied = new RiskSums(width, false);
        this.rows = new double[likelihood.weight.length * width];
        this.mean = new double[width];
        this.turned = new double[terms];
        this.gradient = new double[terms];
    }

    /** The penalty at the likelihood's last coefficients; not finite where the information is singular. */
    double evaluate() {
        Arrays.fill(gradient, 0);
        boolean usable = Double.isFinite(likelihood.logLikelihood);
        if (!usable || cholesky.decompose(likelihood.information, 0, 0) < terms) {
            return Double.NEGATIVE_INFINITY;
        }
        fillRows();
        Arrays.fill(turned, 0);
        meetEvents();
        cholesky.unwhiten(turned, gradient);
        double sum = 0;
        for (int a = 0; a < terms; a++) {
            sum += Math.log(cholesky.pivot(a));
        }
        return sum / 2;
    }

    /** Variance of a coefficient. */
    double variance(int term) {
        double[] unit = mean;
        Arrays.fill(unit, 0);
        unit[term] = 1;
        cholesky.solve(unit);
        return unit[term];
    }

    private void fillRows() {
        for (int i = 0; i < likelihood.sets.size; i++) {
            int row = i * width;
            cholesky.whiten(likelihood.x, i, rows, row);
            double squares = 0;
            int at = row + 2 * terms;
            for (int a = 0; a < terms; a++) {
                squares += rows[row + a] * rows[row + a];
                for (int b = 0; b <= a; b++) {
                    rows[at++] = rows[row + a] * rows[row + b];
                }
            }
            for (int a = 0; a < terms; a++) {
                rows[row + terms + a] = rows[row + a] * squares;
            }
        }
    }

    private void meetEvents() {
        RiskSets sets = likelihood.sets;
        double[] weight = likelihood.weight;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                atRisk.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                atRisk.add(weight[position], rows, position * width);
            }
            for (; gone < sets.left[j]; gone++) {
                atRisk.add(-weight[sets.leaving[gone]], rows, sets.leaving[gone] * width);
            }
            tied.clear();
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                tied.add(weight[i], rows, i * width);
            }
            for (int e = sets.firstEvent[j]; e < sets.firstEvent[j + 1]; e++) {
                event(likelihood.share()[e]);
            }
        }
    }

    private void event(double share) {
        double total = atRisk.of(0) - share * tied.of(0);
        for (int a = 0; a < width; a++) {
            mean[a] = (atRisk.of(1 + a) - share * tied.of(1 + a)) / total;
        }
        double squares = 0;
        for (int a = 0; a < terms; a++) {
            squares += mean[product(a, a)];
        }
        for (int a = 0; a < terms; a++) {
            double third = mean[terms + a] - mean[a] * squares;
            for (int b = 0; b < terms; b++) {
                third -= 2 * mean[b] * (mean[product(a, b)] - mean[a] * mean[b]);
            }
            turned[a] += third / 2;
        }
    }

    private int product(int a, int b) {
        int more = Math.max(a, b);
        return 2 * terms + more * (more + 1) / 2 + Math.min(a, b);
    }
}
