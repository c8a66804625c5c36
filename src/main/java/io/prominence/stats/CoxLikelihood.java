package io.prominence.stats;

import java.util.Arrays;

/**
 * The log partial likelihood of Cox's model, its gradient and its information, for any number of terms, with strata and
 * left truncation. Working memory of one thread.
 *
 * <p>The gradient is Σ x over events − Σ r H x over samples, the information Σ r H x xᵀ over samples − Σ m mᵀ over events, with r the relative hazard, H the baseline hazard
 * that the sample was exposed to and m the mean of x in the event's risk set: the sum of the risk sets' variances, with
 * one product per sample and none per member of a risk set.
 */
final class CoxLikelihood {
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
    private final double[] ofSamples;
    private final double[] ofEvents;
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
        this.ofSamples = new double[terms];
        this.ofEvents = new double[terms];
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
        evaluateGradient(beta);
        differentiate();
    }

    /** Evaluates likelihood and gradient alone; the information is still that of another place. */
    void evaluateGradient(double[] beta) {
        predict(beta, predictor);
        RelativeHazard.fill(predictor, weight, sets.size);
        columns.totals(sets, share(), weight, inverse);
        logLikelihood = -invert();
        for (int a = 0; a < terms; a++) {
            logLikelihood += beta[a] * eventSum[a];
        }
        exposed.gather(sets, share(), inverse);
        exposed.multiply(weight, expected, sets.size);
        takeScore();
    }

    /** Adds the information to the gradient that was last evaluated. */
    void differentiate() {
        columns.sums(sets, share(), weight, x, mean);
        for (int a = 0; a < terms; a++) {
            differentiate(a);
        }
    }

    /** Means of a column over the risk sets, by event, at the coefficients last evaluated. */
    void riskMeans(double[] column, double[] into) {
        columns.sums(sets, share(), weight, column, into);
        for (int e = 0; e < sets.events; e++) {
            into[e] *= inverse[e];
        }
    }

    /** Means of a combination of the terms over the risk sets, by event, at the information last evaluated. */
    void riskMeansOf(double[] combination, double[] into) {
        combine(combination, mean, sets.events, into);
    }

    /** The sum over risk sets of the mean of a product of two columns. */
    double expectation(double[] one, double[] other) {
        for (int i = 0; i < sets.size; i++) {
            scratch[i] = expected[i] * one[i];
        }
        return LeastSquares.dot(scratch, other, sets.size);
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
        System.arraycopy(kept.information, 0, information, 0, kept.leading * terms);
        for (int a = 0; a < kept.leading; a++) {
            System.arraycopy(kept.mean[a], 0, mean[a], 0, sets.events);
        }
        for (int a = kept.leading; a < terms; a++) {
            columns.sums(sets, share(), weight, x[a], mean[a]);
            differentiate(a);
        }
        takeScore();
    }

    /** Fills in the predictors, Σ β x, by position. */
    void predict(double[] beta, double[] into) {
        combine(beta, x, sets.size, into);
    }

    private static void combine(double[] weights, double[][] columns, int n, double[] into) {
        Arrays.fill(into, 0, n, 0);
        for (int a = 0; a < weights.length; a++) {
            LeastSquares.subtract(into, -weights[a], columns[a], n);
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

    /** The row of the information of a term. */
    private void differentiate(int a) {
        double[] means = mean[a];
        for (int e = 0; e < sets.events; e++) {
            means[e] *= inverse[e];
        }
        double[] column = x[a];
        for (int i = 0; i < sets.size; i++) {
            scratch[i] = expected[i] * column[i];
        }
        InnerProducts.of(scratch, x, a + 1, sets.size, ofSamples);
        InnerProducts.of(means, mean, a + 1, sets.events, ofEvents);
        for (int b = 0; b <= a; b++) {
            information[a * terms + b] = ofSamples[b] - ofEvents[b];
        }
    }

    /** The gradient: the terms of those with an event, less their expectation. */
    private void takeScore() {
        InnerProducts.of(expected, x, terms, sets.size, score);
        for (int a = 0; a < terms; a++) {
            score[a] = eventSum[a] - score[a];
        }
    }

    /** Expected number of events of a sample: its relative hazard times the baseline hazard it was exposed to. */
    double expected(int position) {
        return expected[position];
    }

    /** What an evaluation said of the leading terms. */
    private static final class Kept {
        final int leading;
        final double logLikelihood;
        final double[] weight;
        final double[] expected;
        final double[] inverse;
        final double[] information;
        final double[][] mean;

        Kept(CoxLikelihood at, int leading) {
            this.leading = leading;
            logLikelihood = at.logLikelihood;
            weight = at.weight.clone();
            expected = at.expected.clone();
            inverse = at.inverse.clone();
            information = at.information.clone();
            mean = new double[leading][];
            Arrays.setAll(mean, a -> at.mean[a].clone());
        }
    }
}
