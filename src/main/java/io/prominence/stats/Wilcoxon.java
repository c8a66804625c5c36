package io.prominence.stats;

/**
 * Wilcoxon rank-sum test (Mann–Whitney) of a gene between two groups, with the AUC as its effect.
 *
 * <ul>
 *   <li>Estimates AUC = P(positive above negative) + ½ P(equal), with DeLong's standard error; 95 % interval by the
 *       normal quantile, kept within 0 and 1; statistic z of the rank sum.
 *   <li>Null: AUC = ½; two-sided normal, ties in the variance, continuity correction of one half.
 *   <li>Group: one per sample of the cohort, 1 positive, 0 negative, −1 unknown.
 *   <li>Unknown groups and a gene's own NaN or infinite values are dropped. Refused: too many missing, too few samples,
 *       a group smaller than max(minEvents, 2), low variance, and a perfect ranking, whose standard error of 0 could
 *       not be pooled.
 *   <li>O(n log n) per gene. The kernel is immutable; each thread has its own worker.
 *   <li>Relative 1e-9 against R {@code wilcox.test(exact = FALSE, correct = TRUE)} and {@code pROC::var}; 1e-7 on log
 *       p.
 *   <li>DeLong 1988, doi 10.2307/2531595; Mann and Whitney 1947, doi 10.1214/aoms/1177730491.
 * </ul>
 */
public final class Wilcoxon implements GeneKernel {
    private static final long serialVersionUID = 1;

    private static final double QUANTILE = Tails.normalQuantile(0.975);

    private final AnalysisSamples samples;
    private final byte[] group;
    private final GeneFilter filter;

    private Wilcoxon(byte[] group, GeneFilter filter) {
        double[] target = Groups.asTarget(group);
        this.samples = AnalysisSamples.complete(target, new double[0][]);
        this.group = samples.select(group);
        this.filter = filter;
    }

    /**
     * Prepares the kernel for a cohort.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param filter which genes to accept
     * @return kernel whose effect is the AUC
     */
    public static GeneKernel prepare(byte[] group, GeneFilter filter) {
        return new Wilcoxon(group, filter);
    }

    @Override
    public Worker worker() {
        return new RankSumWorker();
    }

    private final class RankSumWorker implements Worker {
        private final double[] gene = new double[samples.size()];
        private final int[] kept = new int[samples.size()];
        private final byte[] groups = new byte[samples.size()];
        private final Placements placements = new Placements(samples.size());

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int n = samples.gather(values, gene, kept);
            int positives = 0;
            for (int i = 0; i < n; i++) {
                groups[i] = group[kept[i]];
                positives += groups[i];
            }
            out.n = n;
            out.events = positives;
            Undefined reason = judge(n, positives);
            if (reason != null) {
                out.undefined(reason);
            } else {
                estimate(n, out);
            }
        }

        private Undefined judge(int n, int positives) {
            Undefined reason = filter.judgeSamples(n, samples.size(), 1);
            if (reason == null) {
                reason = filter.judgeGroups(positives, n - positives);
            }
            if (reason != null) {
                return reason;
            }
            // Sorted before it is centred: rounding could make ties of distinct values.
            placements.sort(gene, n);
            return filter.judgeVariance(LeastSquares.centre(gene, n) / (n - 1));
        }

        private void estimate(int n, Estimate out) {
            placements.compute(groups, n);
            out.effect = placements.auc();
            // A perfect ranking has no error that could be pooled or give an interval; its area and its test stand.
            if (placements.standardError() > 0) {
                out.standardError = placements.standardError();
                out.ciLow = Math.max(0, out.effect - QUANTILE * out.standardError);
                out.ciHigh = Math.min(1, out.effect + QUANTILE * out.standardError);
            }
            out.statistic = placements.z();
            out.df = Double.POSITIVE_INFINITY;
            out.logP = Tails.logTwoSidedNormal(out.statistic);
        }
    }
}
