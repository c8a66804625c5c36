package io.prominence.stats;

import java.util.Arrays;

/**
 * Newton's method with step halving for the partial likelihood, to the last digits. Working memory of one thread.
 *
 * <p>Terms whose coefficient runs away (monotone likelihood) are marked {@link #infinite}; the others still converge, to
 * what the model gives without the samples that such a term rules out.
 */
final class CoxNewton {
    /** Newton decrement at which a quadratically convergent step is the last: 1e-11 standard errors, squared. */
    private static final double DECREMENT = 1e-22;

    /** Share of the diagonal of the information below which a pivot is 0, as {@code toler.chol} of coxph.control. */
    static final double SINGULAR = 1.8e-12;

    /** Information per event of a standardised term below which a pivot is 0: rounding alone. */
    static final double NOTHING = 1e-13;

    /** Decrement that is enough once rounding, in an almost collinear model, allows no less. */
    private static final double ROUNDING = 1e-15;

    /** Decrement at which the samples that an infinite term rules out weigh nothing any more. */
    private static final double RULED_OUT = 1e-11;

    private static final int PATIENCE = 45;
    private static final int MOST_STEPS = 80;
    private static final int FIRST_CHECK = 6;

    private final CoxLikelihood likelihood;
    private final Separation separation;
    private final Cholesky cholesky;
    private final double[] step;
    private final double[] trial;

    /** The coefficients. */
    final double[] beta;
    /** Terms without a finite coefficient. */
    final boolean[] infinite;
    /** Log partial likelihood at the start. */
    double startLogLikelihood;
    /** Score test at the start: gradient times inverse information times gradient. */
    double scoreTest;

    CoxNewton(CoxLikelihood likelihood) {
        int terms = likelihood.terms();
        this.likelihood = likelihood;
        this.separation = new Separation(likelihood);
        this.cholesky = new Cholesky(terms);
        this.step = new double[terms];
        this.trial = new double[terms];
        this.beta = new double[terms];
        this.infinite = new boolean[terms];
    }

    /** Starts with all coefficients 0. */
    void startAtZero() {
        Arrays.fill(beta, 0);
    }

    /** Starts with these coefficients of the first terms, and 0 for the others. */
    void startAt(double[] first) {
        Arrays.fill(beta, 0);
        System.arraycopy(first, 0, beta, 0, first.length);
    }

    /**
     * Maximises the likelihood from where it was told to start.
     *
     * @param needed a term whose separation ends the search, −1 for none
     * @return why there is no maximum (collinear, not converged, or the needed term separated), or null; the information
     *     at the maximum is left decomposed for {@link #variance}
     */
    Undefined maximise(int needed) {
        likelihood.evaluate(beta);
        return climb(needed);
    }

    /** The same where the likelihood stands evaluated at the start. */
    Undefined climb(int needed) {
        int terms = beta.length;
        Arrays.fill(infinite, false);
        startLogLikelihood = likelihood.logLikelihood;
        double floor = NOTHING * likelihood.sets.events;
        if (cholesky.decompose(likelihood.information, SINGULAR, floor) < terms) {
            return Undefined.COLLINEAR;
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            double decrement = newtonStep();
            if (i == 0) {
                scoreTest = decrement;
            }
            if (i >= FIRST_CHECK && decrement > DECREMENT && separation.liesAlong(step)) {
                markInfinite();
                if (needed >= 0 && infinite[needed]) {
                    return Undefined.SEPARATED;
                }
            }
            double enough = i < PATIENCE ? DECREMENT : ROUNDING;
            if (decrement <= enough || (decrement <= RULED_OUT && onlyInfiniteTermsMove(enough))) {
                for (int a = 0; a < terms; a++) {
                    beta[a] += step[a];
                }
                return allVariancesExist() ? null : Undefined.NOT_CONVERGED;
            }
            if (!advance()) {
                return Undefined.NOT_CONVERGED;
            }
            cholesky.decompose(likelihood.information, 0, floor);
        }
        return Undefined.NOT_CONVERGED;
    }

    private double newtonStep() {
        System.arraycopy(likelihood.score, 0, step, 0, step.length);
        cholesky.solve(step);
        double decrement = 0;
        for (int a = 0; a < step.length; a++) {
            decrement += step[a] * likelihood.score[a];
        }
        return decrement;
    }

    /** Steps, halving while the likelihood falls; false if it never stops falling. */
    private boolean advance() {
        double before = likelihood.logLikelihood;
        double slack = 1e-12 * Math.abs(before);
        double share = 1;
        for (int halvings = 0; halvings < 60; halvings++, share /= 2) {
            for (int a = 0; a < step.length; a++) {
                trial[a] = beta[a] + share * step[a];
            }
            likelihood.evaluate(trial);
            if (likelihood.logLikelihood >= before - slack && Double.isFinite(likelihood.logLikelihood)) {
                System.arraycopy(trial, 0, beta, 0, beta.length);
                return true;
            }
        }
        return false;
    }

    private void markInfinite() {
        double largest = 0;
        for (double s : step) {
            largest = Math.max(largest, Math.abs(s));
        }
        for (int a = 0; a < step.length; a++) {
            infinite[a] |= Math.abs(step[a]) > 1e-4 * largest;
        }
    }

    /** Whether no term has a finite coefficient. */
    boolean allInfinite() {
        for (boolean one : infinite) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    private boolean allVariancesExist() {
        for (int a = 0; a < beta.length; a++) {
            if (!infinite[a] && cholesky.pivot(a) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean onlyInfiniteTermsMove(double enough) {
        boolean any = false;
        for (int a = 0; a < step.length; a++) {
            any |= infinite[a];
            double information = likelihood.information[a * step.length + a];
            if (!infinite[a] && !(step[a] * step[a] * information <= enough)) {
                return false;
            }
        }
        return any;
    }

    /** Combines columns, one per term, by the inverse root of the information at the maximum, in place. */
    void whiten(double[][] columns, int n) {
        cholesky.whiten(columns, n);
    }

    /** Variance of a finite term's coefficient. */
    double variance(int term) {
        return covariances(term)[term];
    }

    /** Covariances of a finite term's coefficient with all; overwritten by the next call. */
    double[] covariances(int term) {
        Arrays.fill(trial, 0);
        trial[term] = 1;
        cholesky.solve(trial);
        return trial;
    }
}
