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
    private final RiskColumns columns;
    private final ExposedHazard exposed;
    private final double[][] mean;
    private final double[] inverse;
    private final double[] none;
    private final double[] eventSum;
    private final double[] predictor;
    private final double[] expected;
    private final double[] scratch;
    private Kept kept;

    /** The terms, a column each, by position. */
    final double[][] x;
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
        this.columns = new RiskColumns(capacity, truncated);
        this.exposed = new ExposedHazard(capacity, truncated);
        this.mean = new double[terms][capacity];
        this.inverse = new double[capacity];
        this.none = new double[capacity];
        this.eventSum = new double[terms];
        this.predictor = new double[capacity];
        this.expected = new double[capacity];
        this.scratch = new double[capacity];
        this.x = new double[terms][capacity];
        this.weight = new double[capacity];
        this.score = new double[terms];
        this.information = new double[terms * terms];
    }

    int terms() {
        return terms;
    }

    /** By event: the share by which tied events are taken out of its risk set; 0 in Breslow's way. */
    double[] share() {
        return ties == CoxTies.EFRON ? sets.share : none;
    }

    /** By event at the last coefficients: one over the sum of weights in its risk set. */
    double[] inverse() {
        return inverse;
    }

    /** Takes note of the event times, once {@link #x} is filled. */
    void prepare(RiskSets own) {
        prepare(own, 0);
    }

    /** The same where so many leading terms are as they were. */
    void prepare(RiskSets own, int leading) {
        sets = own;
        int[] dead = sets.dead;
        for (int a = leading; a < terms; a++) {
            double[] column = x[a];
            double sum = 0;
            for (int e = 0; e < sets.events; e++) {
                sum += column[dead[e]];
            }
            eventSum[a] = sum;
        }
    }

    /** Evaluates at these coefficients; a likelihood that overflows is not finite. */
    void evaluate(double[] beta) {
        predict(beta);
        RelativeHazard.fill(predictor, weight, sets.size);
        columns.totals(sets, share(), weight, inverse);
        logLikelihood = -invert();
        for (int a = 0; a < terms; a++) {
            logLikelihood += beta[a] * eventSum[a];
        }
        columns.sums(sets, share(), weight, x, mean);
        exposed.gather(sets, share(), inverse);
        for (int i = 0; i < sets.size; i++) {
            expected[i] = weight[i] * exposed.of(i);
        }
        for (int a = 0; a < terms; a++) {
            differentiate(a);
        }
    }

    /** Keeps what the evaluation just made says of the leading terms, the others having had no effect. */
    void keep(int leading) {
        kept = new Kept(this, leading);
    }

    /** The evaluation that was kept, with other values of the further terms. */
    void recall() {
        logLikelihood = kept.logLikelihood;
        System.arraycopy(kept.weight, 0, weight, 0, weight.length);
        System.arraycopy(kept.expected, 0, expected, 0, expected.length);
        System.arraycopy(kept.inverse, 0, inverse, 0, sets.events);
        System.arraycopy(kept.score, 0, score, 0, kept.leading);
        System.arraycopy(kept.information, 0, information, 0, kept.leading * terms);
        for (int a = 0; a < kept.leading; a++) {
            System.arraycopy(kept.mean[a], 0, mean[a], 0, sets.events);
        }
        for (int a = kept.leading; a < terms; a++) {
            columns.sums(sets, share(), weight, x[a], mean[a]);
            differentiate(a);
        }
    }

    private void predict(double[] beta) {
        Arrays.fill(predictor, 0, sets.size, 0);
        for (int a = 0; a < terms; a++) {
            LeastSquares.subtract(predictor, -beta[a], x[a], sets.size);
        }
    }

    /** Inverts the totals; returns the sum of their logarithms, taken many at a time. */
    private double invert() {
        double sum = 0;
        double product = 1;
        for (int e = 0; e < sets.events; e++) {
            double total = inverse[e];
            inverse[e] = 1 / total;
            if (!(total < LARGE && total > 1 / LARGE)) {
                sum += Math.log(total);
                continue;
            }
            product *= total;
            if (!(product < LARGE && product > 1 / LARGE)) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /** The gradient in a term, and its row of the information. */
    private void differentiate(int a) {
        double[] means = mean[a];
        double sum = 0;
        for (int e = 0; e < sets.events; e++) {
            means[e] *= inverse[e];
            sum += means[e];
        }
        score[a] = eventSum[a] - sum;
        double[] column = x[a];
        for (int i = 0; i < sets.size; i++) {
            scratch[i] = expected[i] * column[i];
        }
        for (int b = 0; b <= a; b++) {
            information[a * terms + b] = dot(scratch, x[b], sets.size) - dot(means, mean[b], sets.events);
        }
    }

    /** Inner product by four sums side by side. */
    private static double dot(double[] a, double[] b, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            sum0 += a[i] * b[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Expected number of events of a sample: its relative hazard times the baseline hazard it was exposed to. */
    double expected(int position) {
        return expected[position];
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

    /** What an evaluation said of the leading terms. */
    private static final class Kept {
        final int leading;
        final double logLikelihood;
        final double[] weight;
        final double[] expected;
        final double[] inverse;
        final double[] score;
        final double[] information;
        final double[][] mean;

        Kept(CoxLikelihood at, int leading) {
            this.leading = leading;
            logLikelihood = at.logLikelihood;
            weight = at.weight.clone();
            expected = at.expected.clone();
            inverse = at.inverse.clone();
            score = at.score.clone();
            information = at.information.clone();
            mean = new double[leading][];
            Arrays.setAll(mean, a -> at.mean[a].clone());
        }
    }
}
