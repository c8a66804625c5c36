package io.prominence.stats;

/** Estimators of the variance between cohorts, τ², from k ≥ 2 effects and their sampling variances. */
final class BetweenVariance {
    private static final int MOST_STEPS = 1000;
    private static final int PATIENCE = 20;
    /** Loss of log likelihood against τ² = 0 that shows a local maximum: the tolerance of metafor. */
    private static final double LOCAL_MAXIMUM = Math.pow(Math.ulp(1.0), 0.25);

    private final double[] effect;
    private final double[] variance;
    private final double least;
    /** Sum of weights 1/(v + τ²), of squares and of cubes. */
    private double w1;

    private double w2;
    private double w3;
    /** Sum of weighted and of twice weighted squared deviations from the weighted mean. */
    private double q1;

    private double q2;

    /** Effects are centred for the sake of rounding; variances are above 0. */
    BetweenVariance(double[] effect, double[] variance) {
        this.effect = effect;
        this.variance = variance;
        double smallest = Double.POSITIVE_INFINITY;
        for (double v : variance) {
            smallest = Math.min(smallest, v);
        }
        this.least = smallest;
    }

    double estimate(RandomEffects.Tau2 estimator) {
        return estimator == RandomEffects.Tau2.PAULE_MANDEL ? pauleMandel() : restrictedLikelihood();
    }

    /** The root of the generalised Q, which is convex and falls: Newton's method from 0 rises to it. */
    private double pauleMandel() {
        double tau2 = 0;
        for (int i = 0; i < MOST_STEPS; i++) {
            weigh(tau2);
            double excess = q1 - (effect.length - 1);
            double step = excess / q2;
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

    private double hedges() {
        int k = effect.length;
        double mean = 0;
        double sampling = 0;
        for (int i = 0; i < k; i++) {
            mean += effect[i] / k;
            sampling += variance[i] / k;
        }
        double squares = 0;
        for (double y : effect) {
            squares += (y - mean) * (y - mean);
        }
        return squares / (k - 1) - sampling;
    }

    private double scoringStep(double tau2) {
        weigh(tau2);
        double trace = w1 - w2 / w1;
        double traceOfSquare = w2 - 2 * w3 / w1 + w2 / w1 * (w2 / w1);
        return (q2 - trace) / traceOfSquare;
    }

    private double unlessLocal(double tau2) {
        double best = logLikelihood(tau2);
        return logLikelihood(0) - best > LOCAL_MAXIMUM ? 0 : tau2;
    }

    private double logLikelihood(double tau2) {
        weigh(tau2);
        double logs = 0;
        for (double v : variance) {
            logs += Math.log(v + tau2);
        }
        return -0.5 * (logs + Math.log(w1) + q1);
    }

    private void weigh(double tau2) {
        w1 = 0;
        w2 = 0;
        w3 = 0;
        double sum = 0;
        for (int i = 0; i < effect.length; i++) {
            double w = 1 / (variance[i] + tau2);
            w1 += w;
            w2 += w * w;
            w3 += w * w * w;
            sum += w * effect[i];
        }
        double mean = sum / w1;
        q1 = 0;
        q2 = 0;
        for (int i = 0; i < effect.length; i++) {
            double w = 1 / (variance[i] + tau2);
            double square = w * (effect[i] - mean) * (effect[i] - mean);
            q1 += square;
            q2 += w * square;
        }
    }
}
