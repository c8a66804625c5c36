package io.prominence.stats;

import java.util.Arrays;

/**
 * Estimators of the variance between cohorts, τ², from k ≥ 2 effects and their sampling variances: around one mean, or
 * around a mean of each group of cohorts.
 */
final class BetweenVariance {
    private static final int MOST_STEPS = 1000;
    private static final int PATIENCE = 20;
    /** Loss of log likelihood against τ² = 0 that shows a local maximum: the tolerance of metafor. */
    private static final double LOCAL_MAXIMUM = Math.pow(Math.ulp(1.0), 0.25);

    private static final double[] CHI_SQUARED_975 = new double[64];
    private static final double[] CHI_SQUARED_025 = new double[64];

    static {
        Arrays.setAll(CHI_SQUARED_975, df -> Tails.chiSquaredQuantile(0.975, df));
        Arrays.setAll(CHI_SQUARED_025, df -> Tails.chiSquaredQuantile(0.025, df));
    }

    private final double[] effect;
    private final double[] variance;
    /** Position after the last cohort of each group; each group has a mean of its own. */
    private final int[] ends;

    private final double least;
    private final double largest;
    /** Sums over groups of the trace of the projection P, of the trace of P², and of y'Py and y'P²y. */
    private double trace;

    private double traceOfSquare;
    private double q1;
    private double q2;

    /** Effects are centred for the sake of rounding; variances are above 0. */
    BetweenVariance(double[] effect, double[] variance) {
        this(effect, variance, new int[] {effect.length});
    }

    /**
     * Cohorts in groups, one after the other.
     *
     * @param ends position after the last cohort of each group
     */
    BetweenVariance(double[] effect, double[] variance, int[] ends) {
        this.effect = effect;
        this.variance = variance;
        this.ends = ends;
        double smallest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (double v : variance) {
            smallest = Math.min(smallest, v);
            highest = Math.max(highest, v);
        }
        this.least = smallest;
        this.largest = highest;
    }

    /** NaN without convergence. */
    double estimate(RandomEffects.Tau2 estimator) {
        return switch (estimator) {
            case REML -> restrictedLikelihood();
            case PAULE_MANDEL -> whereQIs(df());
            case DERSIMONIAN_LAIRD -> moments();
        };
    }

    /** Ends of the 95 % interval by the Q-profile: both 0 where Q is below even the lower quantile. */
    double[] profileInterval() {
        int df = df();
        return new double[] {
            whereQIs(quantile(CHI_SQUARED_975, 0.975, df)), whereQIs(quantile(CHI_SQUARED_025, 0.025, df))
        };
    }

    private static double quantile(double[] known, double p, int df) {
        return df < known.length ? known[df] : Tails.chiSquaredQuantile(p, df);
    }

    private int df() {
        return effect.length - ends.length;
    }

    /** Weighted scatter around the mean at τ² = 0, without what sampling gives, over the trace of the projection. */
    private double moments() {
        weigh(0);
        return Math.max(0, (q1 - df()) / trace);
    }

    /**
     * The τ² at which the generalised Q is this; 0 where it is not above this anywhere. Q falls and is convex, so that
     * Newton's method rises to the root from any point below it, as the one where all variances are the largest is.
     */
    private double whereQIs(double target) {
        double tau2 = Math.max(0, scatter() / target - largest);
        for (int i = 0; i < MOST_STEPS; i++) {
            weigh(tau2);
            double step = (q1 - target) / q2;
            if (!(step > 1e-15 * (tau2 + least))) {
                return tau2;
            }
            tau2 += step;
        }
        return Double.NaN;
    }

    /**
     * Fisher scoring from the Hedges estimate, as in metafor, so that the same maximum is found where there are two;
     * near it, secant steps on the scoring step, which reach the last digits; where scoring swings, bisection. NaN
     * without convergence.
     */
    private double restrictedLikelihood() {
        double tau2 = Math.max(0, hedges());
        double before = Double.NaN;
        double scoringBefore = Double.NaN;
        double low = -1;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS; i++) {
            double scoring = scoringStep(tau2);
            if (tau2 == 0 && scoring <= 0) {
                return 0;
            }
            double step = scoring;
            double slope = (scoring - scoringBefore) / (tau2 - before);
            double secant = -scoring / slope;
            if (slope < 0 && Math.abs(scoring) < 0.01 * (tau2 + least) && Math.abs(secant) < 0.1 * tau2) {
                step = secant;
            }
            if (Math.abs(step) <= 1e-13 * tau2 + 1e-15 * least) {
                return unlessLocal(tau2 + step);
            }
            low = scoring > 0 ? tau2 : low;
            high = scoring > 0 ? high : tau2;
            before = tau2;
            scoringBefore = scoring;
            double next = inside(tau2, step);
            // Scoring can swing between two values for ever, or almost.
            boolean swings = !(next > low && next < high) || (i >= PATIENCE && i % 2 == 0);
            tau2 = swings && high < Double.POSITIVE_INFINITY ? Math.max(0, low + (high - low) / 2) : next;
        }
        return Double.NaN;
    }

    /** Halves a step that leads below 0; close to 0 it goes there. */
    private double inside(double tau2, double step) {
        if (tau2 + step < 0 && tau2 < 1e-3 * least) {
            return 0;
        }
        double inner = step;
        while (tau2 + inner < 0) {
            inner /= 2;
        }
        return tau2 + inner;
    }

    /** Hedges' estimate: what scatter leaves without the sampling variances. */
    private double hedges() {
        double sampling = 0;
        int from = 0;
        for (int to : ends) {
            for (int i = from; i < to; i++) {
                sampling += variance[i] * (1 - 1.0 / (to - from));
            }
            from = to;
        }
        return (scatter() - sampling) / df();
    }

    /** Sum of squared deviations from the plain means of the groups. */
    private double scatter() {
        double squares = 0;
        int from = 0;
        for (int to : ends) {
            double mean = 0;
            for (int i = from; i < to; i++) {
                mean += effect[i] / (to - from);
            }
            for (int i = from; i < to; i++) {
                squares += (effect[i] - mean) * (effect[i] - mean);
            }
            from = to;
        }
        return squares;
    }

    private double scoringStep(double tau2) {
        weigh(tau2);
        return (q2 - trace) / traceOfSquare;
    }

    private double unlessLocal(double tau2) {
        double best = logLikelihood(tau2);
        return logLikelihood(0) - best > LOCAL_MAXIMUM ? 0 : tau2;
    }

    private double logLikelihood(double tau2) {
        double logs = 0;
        for (double v : variance) {
            logs += Math.log(v + tau2);
        }
        forget();
        int from = 0;
        for (int to : ends) {
            logs += Math.log(weigh(tau2, from, to));
            from = to;
        }
        return -0.5 * (logs + q1);
    }

    private void weigh(double tau2) {
        forget();
        int from = 0;
        for (int to : ends) {
            weigh(tau2, from, to);
            from = to;
        }
    }

    private void forget() {
        trace = 0;
        traceOfSquare = 0;
        q1 = 0;
        q2 = 0;
    }

    /** Adds one group to the sums, and gives its weight. A group of one cohort has no scatter and adds nothing. */
    private double weigh(double tau2, int from, int to) {
        double w1 = 0;
        double w2 = 0;
        double w3 = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double w = 1 / (variance[i] + tau2);
            w1 += w;
            w2 += w * w;
            w3 += w * w * w;
            sum += w * effect[i];
        }
        if (to - from > 1) {
            trace += w1 - w2 / w1;
            traceOfSquare += w2 - 2 * w3 / w1 + w2 / w1 * (w2 / w1);
            double mean = sum / w1;
            for (int i = from; i < to; i++) {
                double w = 1 / (variance[i] + tau2);
                double square = w * (effect[i] - mean) * (effect[i] - mean);
                q1 += square;
                q2 += w * square;
            }
        }
        return w1;
    }
}
