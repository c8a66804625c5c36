package io.prominence.stats;

import java.util.Arrays;

/**
 * Newton's method for a gene whose likelihood is nearly a parabola, as it is for most, with as few evaluations as the
 * digits allow; it gives up, and says so, where the likelihood is not. Working memory of one thread.
 *
 * <p>The error of a Newton step of s standard errors is c s², with c a property of the gene that the first two steps show.
 * Where c is small, the second step can do with the information at the start; where c s² is less than the digits asked
 * for, no evaluation at the end is needed: the variance there follows from the third derivative along the step.
 */
final class CoxShortClimb {
    /** Share of the first step that may be the error of the coefficients. */
    private static final double ERROR = 1e-11;

    /** Longest last step, in standard errors: the information changes by its square, 1e-9, beyond the third derivative. */
    private static final double LAST = 3e-5;

    /** Least c that is believed: where the third derivative happens to vanish, the fourth does not. */
    private static final double LEAST_BEND = 1e-3;

    private static final int MOST_STEPS = 4;

    private final CoxLikelihood likelihood;
    private final Cholesky cholesky;
    private final double[] step;
    private final double[] row;
    private final double[] alongRow;
    private final double[] alongStep;
    private final double[] product;
    private final double[] squared;
    private final double[] meanOfProduct;
    private final double[] meanSquared;
    private double first;
    private double bend;

    /** The coefficients. */
    final double[] beta;

    CoxShortClimb(CoxLikelihood likelihood, int capacity) {
        int terms = likelihood.terms();
        this.likelihood = likelihood;
        this.cholesky = new Cholesky(terms);
        this.step = new double[terms];
        this.row = new double[terms];
        this.alongRow = new double[capacity];
        this.alongStep = new double[capacity];
        this.product = new double[capacity];
        this.squared = new double[capacity];
        this.meanOfProduct = new double[capacity];
        this.meanSquared = new double[capacity];
        this.beta = new double[terms];
    }

    /**
     * Maximises the likelihood, which stands evaluated at the start.
     *
     * @param start coefficients there
     * @return whether there is an ordinary maximum; where not, the likelihood has to be evaluated again
     */
    boolean climb(double[] start) {
        System.arraycopy(start, 0, beta, 0, beta.length);
        if (!decompose()) {
            return false;
        }
        first = solve();
        double slack = 1e-12 * Math.abs(likelihood.logLikelihood);
        double least = likelihood.logLikelihood - slack;
        move();
        likelihood.evaluateGradient(beta);
        if (!(likelihood.logLikelihood >= least)) {
            return false;
        }
        return secondStep() && lastSteps();
    }

    /** With the information at the start where that brings it as near as is needed, else with its own. */
    private boolean secondStep() {
        double second = solve();
        bend = Math.max(LEAST_BEND, second / (first * first));
        if (isLast(2 * second * second / first)) {
            return true;
        }
        likelihood.differentiate();
        if (!decompose()) {
            return false;
        }
        solve();
        return true;
    }

    private boolean lastSteps() {
        for (int i = 0; i < MOST_STEPS; i++) {
            move();
            likelihood.evaluate(beta);
            if (!decompose()) {
                return false;
            }
            if (isLast(solve())) {
                move();
                return true;
            }
        }
        return false;
    }

    private boolean isLast(double size) {
        return size <= LAST && bend * size * size <= ERROR * first;
    }

    private boolean decompose() {
        double floor = CoxNewton.NOTHING * likelihood.sets.events;
        return cholesky.decompose(likelihood.information, CoxNewton.SINGULAR, floor) == beta.length;
    }

    /** Fills in the step; returns its length in standard errors. */
    private double solve() {
        System.arraycopy(likelihood.score, 0, step, 0, step.length);
        cholesky.solve(step);
        double squared = 0;
        for (int a = 0; a < step.length; a++) {
            squared += step[a] * likelihood.score[a];
        }
        return Math.sqrt(squared);
    }

    private void move() {
        for (int a = 0; a < beta.length; a++) {
            beta[a] += step[a];
        }
    }

    /** Variance of a coefficient at the maximum, one step behind the last evaluation. */
    double variance(int term) {
        Arrays.fill(row, 0);
        row[term] = 1;
        cholesky.solve(row);
        return row[term] - changeOfInformation();
    }

    /** The third derivative along the row of the covariances, twice, and along the last step. */
    private double changeOfInformation() {
        RiskSets sets = likelihood.sets;
        likelihood.predict(row, alongRow);
        likelihood.predict(step, alongStep);
        for (int i = 0; i < sets.size; i++) {
            double one = alongRow[i];
            product[i] = one * alongStep[i];
            squared[i] = one * one;
        }
        double change = likelihood.expectation(squared, alongStep);
        likelihood.riskMeans(product, meanOfProduct);
        likelihood.riskMeans(squared, meanSquared);
        double[] meanRow = alongRow;
        double[] meanStep = alongStep;
        likelihood.riskMeansOf(row, meanRow);
        likelihood.riskMeansOf(step, meanStep);
        for (int e = 0; e < sets.events; e++) {
            double mean = meanRow[e];
            product[e] = 2 * mean * meanOfProduct[e] + meanStep[e] * (meanSquared[e] - 2 * mean * mean);
        }
        return change - sum(product, sets.events);
    }

    private static double sum(double[] values, int n) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            even += values[i];
            odd += values[i + 1];
        }
        return even + odd + (i < n ? values[i] : 0);
    }
}
