package io.prominence.stats;

import java.util.Arrays;

/**
 * Firth's penalised partial likelihood, log L + ½ log det I over all terms, which has a maximum where log L has none.
 * Working memory of one thread.
 *
 * <p>Coefficients by a quasi-Newton method (BFGS) from the inverse information; errors from the information at the
 * maximum; test by twice the gain over the penalised maximum with the term held at 0, interval where that gain reaches the
 * 95 % quantile of chi-squared with 1 df, the penalty being that of all terms in either.
 */
final class CoxFirth {
    /** Squared distance to the maximum, in standard errors, that ends the search. */
    private static final double DECREMENT = 1e-22;

    /** Distance that is enough once rounding allows no less. */
    private static final double ROUNDING = 1e-18;

    private static final int PATIENCE = 40;
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;

    /** Step towards the end of the interval, in standard errors, that is the last. */
    private static final double LIMIT_STEP = 1e-11;

    /** Step that is enough once rounding, in an information of almost nothing, allows no less. */
    private static final double LIMIT_ROUNDING = 1e-9;

    private final CoxLikelihood likelihood;
    private final FirthPenalty penalty;
    private final QuasiNewton search;
    private final double[] beta;
    private final double[] gradient;
    private final double[] trial;
    private final double[] best;
    private double value;
    private int held;

    /** The term's coefficient. */
    double coefficient;
    /** Its variance. */
    double variance;
    /** Likelihood ratio of its test. */
    double ratio;
    /** Lower end of its interval. */
    double low;
    /** Upper end of its interval. */
    double high;

    CoxFirth(CoxLikelihood likelihood) {
        int terms = likelihood.terms();
        this.likelihood = likelihood;
        this.penalty = new FirthPenalty(likelihood);
        this.search = new QuasiNewton(terms);
        this.beta = new double[terms];
        this.gradient = new double[terms];
        this.trial = new double[terms];
        this.best = new double[terms];
    }

    /** Fits the arranged terms, for inference on one of them; false if the search finds no end. */
    boolean fit(int term) {
        Arrays.fill(beta, 0);
        if (!climb(-1)) {
            return false;
        }
        System.arraycopy(beta, 0, best, 0, beta.length);
        double most = value;
        coefficient = beta[term];
        variance = penalty.variance(term);
        low = limit(term, -1, most);
        high = limit(term, 1, most);
        System.arraycopy(best, 0, beta, 0, beta.length);
        beta[term] = 0;
        boolean found = climb(term);
        ratio = 2 * (most - value);
        return found && Double.isFinite(low) && Double.isFinite(high);
    }

    /** Where the profile of the penalised likelihood has fallen by the quantile, on one side. */
    private double limit(int term, int side, double most) {
        double error = Math.sqrt(variance);
        double near = coefficient;
        double far = side * Double.POSITIVE_INFINITY;
        double at = coefficient + side * CoxModel.Z_95 * error;
        System.arraycopy(best, 0, beta, 0, beta.length);
        for (int i = 0; i < MOST_STEPS; i++) {
            beta[term] = at;
            boolean found = climb(term);
            double root = Math.sqrt(2 * Math.max(0, most - value));
            double step = side * (CoxModel.Z_95 - root) * root / Math.abs(gradient[term]);
            if (found && Math.abs(step) <= (i < PATIENCE ? LIMIT_STEP : LIMIT_ROUNDING) * error) {
                return at + step;
            }
            if (found && root < CoxModel.Z_95) {
                near = at;
            } else {
                far = at;
            }
            double next = at + step;
            boolean inside = found && side * (next - near) > 0 && side * (far - next) > 0;
            at = inside ? next : Double.isInfinite(far) ? near + 2 * (at - coefficient) : near + (far - near) / 2;
        }
        return Double.NaN;
    }

    /** Maximises from where {@link #beta} is, with one term held; false if it finds no end. */
    private boolean climb(int fixed) {
        held = fixed;
        if (!evaluate(beta)) {
            return false;
        }
        search.start(likelihood.information, held);
        for (int i = 0; i < MOST_STEPS; i++) {
            double decrement = search.direction(gradient);
            if (decrement <= (i < PATIENCE ? DECREMENT : ROUNDING)) {
                return true;
            }
            if (!advance()) {
                return decrement <= ROUNDING;
            }
        }
        return false;
    }

    private boolean advance() {
        double before = value;
        double slack = 1e-13 * Math.abs(before);
        System.arraycopy(gradient, 0, search.oldGradient, 0, gradient.length);
        double share = 1;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++, share /= 2) {
            for (int a = 0; a < beta.length; a++) {
                trial[a] = beta[a] + share * search.direction[a];
            }
            if (evaluate(trial) && value >= before - slack) {
                System.arraycopy(trial, 0, beta, 0, beta.length);
                search.learn(share, gradient);
                return true;
            }
        }
        evaluate(beta);
        return false;
    }

    /** Value and gradient of the penalised likelihood; false where not finite. */
    private boolean evaluate(double[] at) {
        likelihood.evaluate(at);
        value = likelihood.logLikelihood + penalty.evaluate();
        for (int a = 0; a < gradient.length; a++) {
            gradient[a] = likelihood.score[a] + penalty.gradient[a];
        }
        return Double.isFinite(value);
    }
}
