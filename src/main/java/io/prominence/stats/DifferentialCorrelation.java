package io.prominence.stats;

/**
 * Differential co-expression: is a gene correlated with the marker otherwise in positive samples than in negative ones?
 *
 * <ul>
 *   <li>Estimates atanh r₁ − atanh r₀ of the {@link Pearson} correlations within positives and within negatives, partial
 *       if there are covariates; standard error √(1/(n₁ − 3 − k) + 1/(n₀ − 3 − k)), 95 % interval by the normal quantile;
 *       statistic: effect over standard error.
 *   <li>Null: r₁ = r₀; two-sided normal.
 *   <li>Marker, group (1 positive, 0 negative, −1 unknown) and covariates: one value per sample of the cohort.
 *   <li>Missing values as for {@link Pearson}. Each group must pass the filter by itself (samples, missing values,
 *       variance) and the smaller one have minEvents samples; covariates are taken out within each group. A correlation
 *       of ±1 in either group has no standard error.
 *   <li>O(n k) per gene; with missing values O(n k²). Immutable; a worker per thread.
 *   <li>Relative 1e-9 against R, Fisher's z of {@code cor} within the groups; 1e-7 on log p.
 *   <li>Fisher 1921, Metron 1, 3–32; as a screen: Choi 2005, doi 10.1093/bioinformatics/bti722.
 * </ul>
 */
public final class DifferentialCorrelation implements GeneKernel {
    private static final long serialVersionUID = 1;

    private static final double QUANTILE = Tails.normalQuantile(0.975);

    private final GeneKernel positives;
    private final GeneKernel negatives;
    private final GeneFilter filter;

    private DifferentialCorrelation(double[] marker, byte[] group, double[][] covariates, GeneFilter filter) {
        this.positives = Pearson.prepare(within(marker, group, 1), covariates, filter);
        this.negatives = Pearson.prepare(within(marker, group, 0), covariates, filter);
        this.filter = filter;
    }

    /**
     * Prepares the kernel for a cohort.
     *
     * @param marker one value per sample; NaN is missing; not modified
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel whose effect is a difference of Fisher's z
     */
    public static GeneKernel prepare(double[] marker, byte[] group, double[][] covariates, GeneFilter filter) {
        return new DifferentialCorrelation(marker, group, covariates, filter);
    }

    private static double[] within(double[] marker, byte[] group, int wanted) {
        if (marker.length != group.length) {
            throw new IllegalArgumentException("The marker has " + marker.length + " values, the group " + group.length
                    + ". They must be one per sample.");
        }
        double[] target = new double[marker.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = group[i] == wanted ? marker[i] : Double.NaN;
        }
        return target;
    }

    @Override
    public Worker worker() {
        return new DifferenceWorker();
    }

    private final class DifferenceWorker implements Worker {
        private final Worker inPositives = positives.worker();
        private final Worker inNegatives = negatives.worker();
        private final Estimate one = new Estimate();
        private final Estimate zero = new Estimate();

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            inPositives.apply(values, one);
            inNegatives.apply(values, zero);
            out.n = one.n + zero.n;
            out.events = one.n;
            Undefined reason = judge();
            if (reason != null) {
                out.undefined(reason);
            } else {
                subtract(out);
            }
        }

        private Undefined judge() {
            Undefined reason = filter.judgeGroups(one.n, zero.n);
            if (reason != null) {
                return reason;
            }
            return one.undefined != null ? one.undefined : zero.undefined;
        }

        private void subtract(Estimate out) {
            out.effect = one.effect - zero.effect;
            out.standardError = Math.hypot(one.standardError, zero.standardError);
            out.statistic = out.effect / out.standardError;
            out.df = Double.POSITIVE_INFINITY;
            out.logP = Tails.logTwoSidedNormal(out.statistic);
            out.ciLow = out.effect - QUANTILE * out.standardError;
            out.ciHigh = out.effect + QUANTILE * out.standardError;
        }
    }
}
