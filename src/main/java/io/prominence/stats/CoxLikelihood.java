package io.prominence.stats;

import java.util.Arrays;

/**
 * The log partial likelihood of Cox's model with Efron's treatment of ties, its gradient and its information, for any
 * number of terms and with left truncation. Working memory of one thread.
 */
final class CoxLikelihood {
    /** Predictors closer than this share of their range count as equal. */
    private static final double RANGE_SHARE = 1e-6;

    private final int terms;
    private final RiskSums atRisk;
    private final RiskSums tied;
    private final double[] weight;
    private final double[] mean;

    /** Terms of the samples by position, one row each. */
    final double[] x;
    /** The event times. */
    RiskSets sets;
    /** Log partial likelihood at the last coefficients. */
    double logLikelihood;
    /** Its gradient. */
    final double[] score;
    /** Minus its second derivative; lower triangle, row-major and square. */
    final double[] information;

    CoxLikelihood(int capacity, int terms, boolean truncated) {
        this.terms = terms;
        this.atRisk = new RiskSums(terms, truncated);
        this.tied = new RiskSums(terms, false);
        this.weight = new double[capacity];
        this.mean = new double[terms];
        this.x = new double[capacity * terms];
        this.score = new double[terms];
        this.information = new double[terms * terms];
    }

    int terms() {
        return terms;
    }

    /** Evaluates at these coefficients; a likelihood that overflows is not finite. */
    void evaluate(double[] beta) {
        logLikelihood = 0;
        Arrays.fill(score, 0);
        Arrays.fill(information, 0);
        atRisk.clear();
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            for (; position < sets.end[j]; position++) {
                weight[position] = Math.exp(predictor(beta, position));
                atRisk.add(weight[position], x, position * terms);
            }
            for (; gone < sets.left[j]; gone++) {
                int sample = sets.leaving[gone];
                atRisk.add(-weight[sample], x, sample * terms);
            }
            events(beta, sets.end[j], sets.deaths[j]);
        }
    }

    private void events(double[] beta, int end, int deaths) {
        tied.clear();
        for (int i = end - deaths; i < end; i++) {
            logLikelihood += predictor(beta, i);
            for (int a = 0; a < terms; a++) {
                score[a] += x[i * terms + a];
            }
            if (deaths > 1) {
                tied.add(weight[i], x, i * terms);
            }
        }
        for (int l = 0; l < deaths; l++) {
            event((double) l / deaths);
        }
    }

    /** One event, with the tied events weighing 1 − share in its risk set. */
    private void event(double share) {
        double total = atRisk.of(0) - share * tied.of(0);
        logLikelihood -= Math.log(total);
        int at = 1 + terms;
        for (int a = 0; a < terms; a++) {
            mean[a] = (atRisk.of(1 + a) - share * tied.of(1 + a)) / total;
            score[a] -= mean[a];
            for (int b = 0; b <= a; b++) {
                information[a * terms + b] += (atRisk.of(at) - share * tied.of(at)) / total - mean[a] * mean[b];
                at++;
            }
        }
    }

    private double predictor(double[] beta, int position) {
        double eta = 0;
        for (int a = 0; a < terms; a++) {
            eta += beta[a] * x[position * terms + a];
        }
        return eta;
    }

    /**
     * Whether no finite maximum exists in this direction: at every event time the events have the highest predictor of
     * the risk set, so that going further never lowers the likelihood.
     */
    boolean risesForeverAlong(double[] direction) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sets.size; i++) {
            weight[i] = predictor(direction, i);
            least = Math.min(least, weight[i]);
            most = Math.max(most, weight[i]);
        }
        double allowed = RANGE_SHARE * (most - least);
        double highest = Double.NEGATIVE_INFINITY;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            for (; position < sets.end[j]; position++) {
                highest = Math.max(highest, weight[position]);
            }
            boolean lost = false;
            for (; gone < sets.left[j]; gone++) {
                lost |= weight[sets.leaving[gone]] == highest;
                weight[sets.leaving[gone]] = Double.NEGATIVE_INFINITY;
            }
            highest = lost ? highestBefore(position) : highest;
            for (int i = position - sets.deaths[j]; i < position; i++) {
                if (weight[i] < highest - allowed) {
                    return false;
                }
            }
        }
        return true;
    }

    private double highestBefore(int end) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < end; i++) {
            highest = Math.max(highest, weight[i]);
        }
        return highest;
    }
}
