package io.prominence.stats;

import java.util.stream.IntStream;

/**
 * One gene of a Cox scan: its values by position of the survival order, closed up over missing ones, its risk sets and
 * its spread. Working memory of one thread.
 */
final class CoxGene {
    private final SurvivalOrder order;
    private final RiskSets complete;
    private final RiskSets own;
    private final GeneFilter filter;
    private final int[] all;
    private final int[] some;

    /** Values by position: centred, and scaled too after {@link #standardise}. */
    final double[] x;
    /** Position in the survival order, of the values. */
    int[] place;
    /** The event times of the samples with a value. */
    RiskSets sets;

    private double sum;
    /** Sum of squares around the mean. */
    double squares;
    /** Standard deviation, n − 1. */
    double deviation;
    /** Largest size of a standardised value. */
    double largest;

    CoxGene(SurvivalOrder order, RiskSets complete, GeneFilter filter) {
        this.order = order;
        this.complete = complete;
        this.own = new RiskSets(order.size());
        this.filter = filter;
        this.x = new double[order.size()];
        this.all = IntStream.range(0, order.size()).toArray();
        this.some = new int[order.size()];
    }

    /** Reads a gene, states n and events, and judges it. */
    Undefined read(double[] values, Estimate out) {
        requireCohort(values);
        boolean whole = gatherAll(values);
        int n = whole ? x.length : gatherKnown(values);
        if (!whole) {
            own.fill(order, values);
        }
        take(whole, n, out);
        centre(n);
        deviation = Math.sqrt(squares / (n - 1));
        return judge(n);
    }

    /**
     * Reads a gene in one pass. Where no value is missing, the values stay uncentred, less the first one, and the pass has
     * what there is to say of them; otherwise this is {@link #read}.
     */
    Undefined readOnce(double[] values, FlatScore pass, Estimate out) {
        requireCohort(values);
        if (!pass.read(values, order.sample, x)) {
            return read(values, out);
        }
        int n = x.length;
        take(true, n, out);
        sum = pass.sum;
        squares = pass.squares - sum / n * sum;
        deviation = Math.sqrt(squares / (n - 1));
        return judge(n);
    }

    /** Mean of the values as {@link #readOnce} leaves them. */
    double mean() {
        return sum / x.length;
    }

    private void requireCohort(double[] values) {
        if (values.length != order.cohortSize) {
            throw new IllegalArgumentException("The gene has " + values.length + " values, the kernel was prepared for "
                    + order.cohortSize + " samples.");
        }
    }

    private void take(boolean whole, int n, Estimate out) {
        place = whole ? all : some;
        sets = whole ? complete : own;
        out.n = n;
        out.events = sets.events;
    }

    /** Centres what {@link #readOnce} left uncentred. */
    void centreAfterwards() {
        double mean = mean();
        for (int i = 0; i < sets.size; i++) {
            x[i] -= mean;
        }
    }

    /**
     * Takes all values, less the first one; false if one is missing. Four sums side by side, here and below, so that one
     * addition need not wait for the last.
     */
    private boolean gatherAll(double[] values) {
        int[] sample = order.sample;
        double[] into = x;
        int n = sample.length;
        double origin = n == 0 ? 0 : values[sample[0]];
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            double x0 = values[sample[i]] - origin;
            double x1 = values[sample[i + 1]] - origin;
            double x2 = values[sample[i + 2]] - origin;
            double x3 = values[sample[i + 3]] - origin;
            into[i] = x0;
            into[i + 1] = x1;
            into[i + 2] = x2;
            into[i + 3] = x3;
            sum0 += x0;
            sum1 += x1;
            sum2 += x2;
            sum3 += x3;
        }
        for (; i < n; i++) {
            into[i] = values[sample[i]] - origin;
            sum0 += into[i];
        }
        sum = (sum0 + sum1) + (sum2 + sum3);
        return Double.isFinite(sum);
    }

    private int gatherKnown(double[] values) {
        int n = 0;
        sum = 0;
        for (int i = 0; i < x.length; i++) {
            double value = values[order.sample[i]];
            if (Double.isFinite(value)) {
                some[n] = i;
                x[n] = value - (n == 0 ? value : values[order.sample[some[0]]]);
                sum += x[n++];
            }
        }
        return n;
    }

    private void centre(int n) {
        double[] from = x;
        double mean = sum / n;
        double squares0 = 0;
        double squares1 = 0;
        double squares2 = 0;
        double squares3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            double x0 = from[i] - mean;
            double x1 = from[i + 1] - mean;
            double x2 = from[i + 2] - mean;
            double x3 = from[i + 3] - mean;
            from[i] = x0;
            from[i + 1] = x1;
            from[i + 2] = x2;
            from[i + 3] = x3;
            squares0 += x0 * x0;
            squares1 += x1 * x1;
            squares2 += x2 * x2;
            squares3 += x3 * x3;
        }
        for (; i < n; i++) {
            from[i] -= mean;
            squares0 += from[i] * from[i];
        }
        squares = (squares0 + squares1) + (squares2 + squares3);
    }

    private Undefined judge(int n) {
        Undefined reason = filter.judgeSamples(n, x.length, 2);
        if (reason == null && sets.events < Math.max(1, filter.minEvents())) {
            reason = Undefined.TOO_FEW_EVENTS;
        }
        return reason == null ? filter.judgeVariance(squares / (n - 1)) : reason;
    }

    /** Whether no sample of the analysis is missing. */
    boolean isComplete() {
        return sets == complete;
    }

    /** Scales the values to standard deviation 1. */
    void standardise() {
        double scale = 1 / deviation;
        double most = 0;
        for (int i = 0; i < sets.size; i++) {
            x[i] *= scale;
            double size = Math.abs(x[i]);
            most = size > most ? size : most;
        }
        largest = most;
    }
}
