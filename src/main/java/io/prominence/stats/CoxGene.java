package io.prominence.stats;

/**
 * One gene of a Cox scan: its values by position of the survival order, closed up over missing ones, its risk sets and
 * its spread. Working memory of one thread.
 */
final class CoxGene {
    private final SurvivalOrder order;
    private final RiskSets complete;
    private final RiskSets own;
    private final GeneFilter filter;

    /** Values by position: centred, and scaled too after {@link #standardise}. */
    final double[] x;
    /** Position in the survival order, of the values. */
    final int[] place;
    /** The event times of the samples with a value. */
    RiskSets sets;
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
        this.place = new int[order.size()];
    }

    /** Reads a gene, states n and events, and judges it. */
    Undefined read(double[] values, Estimate out) {
        if (values.length != order.cohortSize) {
            throw new IllegalArgumentException("The gene has " + values.length + " values, the kernel was prepared for "
                    + order.cohortSize + " samples.");
        }
        int n = gather(values);
        if (n < x.length) {
            own.fill(order, values);
        }
        sets = n < x.length ? own : complete;
        out.n = n;
        out.events = sets.events;
        squares = LeastSquares.centre(x, n);
        deviation = Math.sqrt(squares / (n - 1));
        return judge(n);
    }

    private int gather(double[] values) {
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            double value = values[order.sample[i]];
            if (Double.isFinite(value)) {
                place[n] = i;
                x[n++] = value;
            }
        }
        return n;
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
        largest = 0;
        for (int i = 0; i < sets.size; i++) {
            x[i] /= deviation;
            largest = Math.max(largest, Math.abs(x[i]));
        }
    }
}
