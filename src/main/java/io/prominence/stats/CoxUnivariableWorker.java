package io.prominence.stats;

/**
 * Cox's model of one gene alone without left truncation: one sweep per step of a bracketed Newton's method on the
 * gradient, which needs no likelihood and no matrix.
 */
final class CoxUnivariableWorker implements GeneKernel.Worker {
    /** Newton decrement at which a quadratically convergent step is the last: 1e-11 standard errors, squared. */
    private static final double DECREMENT = 1e-22;

    /** Decrement that is enough once rounding allows no less. */
    private static final double ROUNDING = 1e-18;

    private static final int PATIENCE = 20;
    private static final int MOST_STEPS = 100;

    /** Farthest step, in units of the predictor. */
    private static final double FARTHEST = 30;

    private final CoxGene gene;
    private final CoxOptions options;
    private final CoxTerms terms;
    private final CoxSandwich sandwich;
    private final double[] weight;
    private final double[] coefficient = new double[1];
    private double eventSum;
    private double score;
    private double information;

    CoxUnivariableWorker(CoxKernel kernel, CoxGene gene) {
        this.gene = gene;
        this.options = kernel.options;
        this.terms = new CoxTerms(kernel, gene);
        this.sandwich =
                options.errors() == CoxErrors.INFORMATION ? null : new CoxSandwich(kernel.order, terms.likelihood());
        this.weight = new double[gene.x.length];
    }

    @Override
    public void apply(double[] values, Estimate out) {
        out.clear();
        Undefined reason = gene.read(values, out);
        if (reason == null) {
            gene.standardise();
            reason = inspectEvents();
        }
        if (reason == null) {
            reason = solve();
        }
        if (reason == null) {
            state(out);
        } else if (reason == Undefined.SEPARATED) {
            terms.arrange();
            reason = terms.penalise(out);
        }
        if (reason != null) {
            out.undefined(reason);
        }
    }

    private void state(Estimate out) {
        double beta = coefficient[0];
        CoxReading.wald(beta, sandwich == null ? 1 / information : clusteredVariance(), gene.deviation, out);
        if (options.test() == CoxTest.LIKELIHOOD_RATIO) {
            terms.arrange();
            CoxReading.chiSquared(2 * (logLikelihood(beta) - logLikelihood(0)), out);
        }
    }

    private double clusteredVariance() {
        terms.arrange();
        terms.likelihood().evaluate(coefficient);
        coefficient[0] = 1 / information;
        return sandwich.variance(coefficient, gene.place);
    }

    private double logLikelihood(double beta) {
        coefficient[0] = beta;
        terms.likelihood().evaluate(coefficient);
        return terms.likelihood().logLikelihood;
    }

    /** Sums the events' values, and sees whether they are the highest, or the lowest, of every risk set. */
    private Undefined inspectEvents() {
        double[] x = gene.x;
        RiskSets sets = gene.sets;
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        boolean alwaysHighest = true;
        boolean alwaysLowest = true;
        int position = 0;
        eventSum = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                highest = Double.NEGATIVE_INFINITY;
                lowest = Double.POSITIVE_INFINITY;
                position = sets.start[j];
            }
            for (; position < sets.end[j]; position++) {
                highest = Math.max(highest, x[position]);
                lowest = Math.min(lowest, x[position]);
            }
            for (int i = position - sets.deaths[j]; i < position; i++) {
                eventSum += x[i];
                alwaysHighest &= x[i] == highest;
                alwaysLowest &= x[i] == lowest;
            }
        }
        if (alwaysHighest && alwaysLowest) {
            return Undefined.COLLINEAR;
        }
        return alwaysHighest || alwaysLowest ? Undefined.SEPARATED : null;
    }

    private Undefined solve() {
        double beta = 0;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS; i++) {
            evaluate(beta);
            double step = score / information;
            if (step * score <= (i < PATIENCE ? DECREMENT : ROUNDING) && information > 0) {
                coefficient[0] = beta + step;
                return null;
            }
            // The gradient falls: its sign says on which side the maximum is; where it overflowed, the centre is
            // nearer.
            boolean maximumIsAbove = Double.isNaN(step) ? beta < 0 : score > 0;
            if (maximumIsAbove) {
                low = beta;
            } else {
                high = beta;
            }
            double farthest = FARTHEST / gene.largest;
            double next = beta + Math.max(-farthest, Math.min(farthest, step));
            beta = next > low && next < high ? next : between(low, high, beta);
        }
        return Undefined.NOT_CONVERGED;
    }

    private static double between(double low, double high, double beta) {
        return Double.isInfinite(low) || Double.isInfinite(high) ? beta / 2 : low + (high - low) / 2;
    }

    private void evaluate(double beta) {
        double[] x = gene.x;
        RiskSets sets = gene.sets;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        int position = 0;
        score = eventSum;
        information = 0;
        for (int j = 0; j < sets.times; j++) {
            if (sets.beginsStratum(j)) {
                s0 = 0;
                s1 = 0;
                s2 = 0;
                position = sets.start[j];
            }
            for (; position < sets.end[j]; position++) {
                double value = x[position];
                double r = beta == 0 ? 1 : Math.exp(beta * value);
                weight[position] = r;
                s0 += r;
                r *= value;
                s1 += r;
                s2 += r * value;
            }
            int deaths = sets.deaths[j];
            if (deaths == 1 || options.ties() == CoxTies.BRESLOW) {
                double mean = s1 / s0;
                score -= deaths * mean;
                information += deaths * (s2 / s0 - mean * mean);
            } else {
                tiedEvents(sets.end[j], deaths, s0, s1, s2);
            }
        }
    }

    /** Efron: the l-th of d tied events sees the tied ones with weight 1 − l/d. */
    private void tiedEvents(int end, int deaths, double s0, double s1, double s2) {
        double t0 = 0;
        double t1 = 0;
        double t2 = 0;
        for (int i = end - deaths; i < end; i++) {
            double value = gene.x[i];
            double r = weight[i];
            t0 += r;
            t1 += r * value;
            t2 += r * value * value;
        }
        for (int l = 0; l < deaths; l++) {
            double share = (double) l / deaths;
            double total = s0 - share * t0;
            double mean = (s1 - share * t1) / total;
            score -= mean;
            information += (s2 - share * t2) / total - mean * mean;
        }
    }
}
