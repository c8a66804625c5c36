package io.prominence.stats;

import java.util.Arrays;

/**
 * The log partial likelihood of Cox's model, its gradient and its information, for any number of terms, with strata and
 * left truncation. Working memory of one thread.
 *
 * <p>The information is Σ r H x xᵀ over samples − Σ m mᵀ over events, with r the relative hazard, H the baseline hazard
 * that the sample was exposed to and m the mean of x in the event's risk set: the sum of the risk sets' variances, with
 * one product per sample and none per member of a risk set.
 */
final class CoxLikelihood {
    /** Predictors closer than this share of their range count as equal. */
    private static final double RANGE_SHARE = 1e-6;

    /** A product of risk sums beyond this, or below its inverse, goes into the logarithm. */
    private static final double LARGE = 1e100;

    private final int terms;
    private final CoxTies ties;
    private final RiskSums atRisk;
    private final RiskSums tied;
    private final double[] mean;
    private final double[] eventSum;
    private final double[] predictor;
    private final ExposedHazard exposed;
    private double product;

    /** Terms of the samples by position, one row each. */
    final double[] x;
    /** Relative hazards by position at the last coefficients. */
    final double[] weight;
    /** The event times. */
    RiskSets sets;
    /** Log partial likelihood at the last coefficients. */
    double logLikelihood;
    /** Its gradient. */
    final double[] score;
    /** Minus its second derivative; lower triangle, row-major and square. */
    final double[] information;

    CoxLikelihood(int capacity, int terms, boolean truncated, CoxTies ties) {
        this.terms = terms;
        this.ties = ties;
        this.atRisk = new RiskSums(terms, truncated);
        this.tied = new RiskSums(terms, false);
        this.mean = new double[terms];
        this.eventSum = new double[terms];
        this.predictor = new double[capacity];
        this.exposed = new ExposedHazard(capacity, truncated);
        this.x = new double[capacity * terms];
        this.weight = new double[capacity];
        this.score = new double[terms];
        this.information = new double[terms * terms];
    }

    int terms() {
        return terms;
    }

    CoxTies ties() {
        return ties;
    }

    /** Takes note of the event times, once {@link #x} is filled. */
    void prepare(RiskSets own) {
        sets = own;
        Arrays.fill(eventSum, 0);
        for (int j = 0; j < sets.times; j++) {
            for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
                for (int a = 0; a < terms; a++) {
                    eventSum[a] += x[i * terms + a];
                }
            }
        }
    }

    /** Evaluates at these coefficients; a likelihood that overflows is not finite. */
    void evaluate(double[] beta) {
        predict(beta);
        for (int i = 0; i < sets.size; i++) {
            weight[i] = Math.exp(predictor[i]);
        }
        logLikelihood = 0;
        for (int a = 0; a < terms; a++) {
            logLikelihood += beta[a] * eventSum[a];
        }
        System.arraycopy(eventSum, 0, score, 0, terms);
        Arrays.fill(information, 0);
        meetEvents();
        exposed.gather(sets);
        addProducts();
    }

    private void predict(double[] beta) {
        int row = 0;
        for (int i = 0; i < sets.size; i++) {
            double eta = 0;
            for (int a = 0; a < terms; a++) {
                eta += beta[a] * x[row++];
            }
            predictor[i] = eta;
        }
    }

    private void meetEvents() {
        int position = 0;
        int gone = 0;
        product = 1;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                atRisk.clear();
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                atRisk.add(weight[position], x, position * terms);
            }
            for (; gone < sets.left[j]; gone++) {
                int sample = sets.leaving[gone];
                atRisk.add(-weight[sample], x, sample * terms);
            }
            events(j);
        }
        logLikelihood -= Math.log(product);
    }

    private void events(int j) {
        int deaths = sets.deaths[j];
        exposed.clear(j);
        if (deaths == 1) {
            event(j, 0, 1);
        } else if (ties == CoxTies.BRESLOW) {
            tied.clear();
            event(j, 0, deaths);
        } else {
            tied.clear();
            for (int i = sets.end[j] - deaths; i < sets.end[j]; i++) {
                tied.add(weight[i], x, i * terms);
            }
            for (int l = 0; l < deaths; l++) {
                event(j, (double) l / deaths, 1);
            }
        }
    }

    /** So many events at once, with the tied events weighing 1 − share in their risk set. */
    private void event(int j, double share, int count) {
        double total = share == 0 ? atRisk.of(0) : atRisk.of(0) - share * tied.of(0);
        multiply(total, count);
        double hazard = count / total;
        exposed.add(j, hazard, share);
        for (int a = 0; a < terms; a++) {
            double sum = share == 0 ? atRisk.of(1 + a) : atRisk.of(1 + a) - share * tied.of(1 + a);
            mean[a] = sum / total;
            double counted = count * mean[a];
            score[a] -= counted;
            for (int b = 0; b <= a; b++) {
                information[a * terms + b] -= counted * mean[b];
            }
        }
    }

    /** Takes count · log(total) from the likelihood, many logarithms at a time. */
    private void multiply(double total, int count) {
        if (count > 1 || !(total < LARGE && total > 1 / LARGE)) {
            logLikelihood -= count * Math.log(total);
            return;
        }
        product *= total;
        if (!(product < LARGE && product > 1 / LARGE)) {
            logLikelihood -= Math.log(product);
            product = 1;
        }
    }

    private void addProducts() {
        for (int i = 0; i < sets.size; i++) {
            double expected = expected(i);
            int row = i * terms;
            for (int a = 0; a < terms; a++) {
                double weighted = expected * x[row + a];
                for (int b = 0; b <= a; b++) {
                    information[a * terms + b] += weighted * x[row + b];
                }
            }
        }
    }

    /** Expected number of events of a sample: its relative hazard times the baseline hazard it was exposed to. */
    double expected(int position) {
        return weight[position] * exposed.of(position);
    }

    /**
     * Whether no finite maximum exists in this direction: at every event time the events have the highest predictor of
     * the risk set, so that going further never lowers the likelihood.
     */
    boolean risesForeverAlong(double[] direction) {
        predict(direction);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sets.size; i++) {
            least = Math.min(least, predictor[i]);
            most = Math.max(most, predictor[i]);
        }
        double allowed = RANGE_SHARE * (most - least);
        double highest = Double.NEGATIVE_INFINITY;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                highest = Double.NEGATIVE_INFINITY;
                position = sets.start[j];
                gone = position;
            }
            for (; position < sets.end[j]; position++) {
                highest = Math.max(highest, predictor[position]);
            }
            boolean lost = false;
            for (; gone < sets.left[j]; gone++) {
                lost |= predictor[sets.leaving[gone]] == highest;
                predictor[sets.leaving[gone]] = Double.NEGATIVE_INFINITY;
            }
            highest = lost ? highestBetween(sets.start[j], position) : highest;
            for (int i = position - sets.deaths[j]; i < position; i++) {
                if (predictor[i] < highest - allowed) {
                    return false;
                }
            }
        }
        return true;
    }

    private double highestBetween(int start, int end) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            highest = Math.max(highest, predictor[i]);
        }
        return highest;
    }
}
