package io.prominence.stats;

import java.util.Arrays;

/** Kendall's τ-b of one gene after another with a target and covariates. The orders of these are made once. */
final class KendallKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    /** Fieller, Hartley and Pearson's variance of atanh τ, times n − 4. */
    private static final double VARIANCE = 0.437;

    private static final double PERFECT = 1e-14;
    private static final double QUANTILE = Tails.normalQuantile(0.975);

    private final AnalysisSamples samples;
    private final GeneFilter filter;
    /** The target's, then the covariates'. */
    private final PairOrder[] columns;

    KendallKernel(double[] target, double[][] covariates, GeneFilter filter) {
        this.samples = AnalysisSamples.complete(target, covariates);
        this.filter = filter;
        this.columns = new PairOrder[covariates.length + 1];
        columns[0] = new PairOrder(samples.select(target));
        for (int j = 0; j < covariates.length; j++) {
            columns[j + 1] = new PairOrder(samples.select(covariates[j]));
        }
    }

    @Override
    public Worker worker() {
        return new TauWorker();
    }

    private final class TauWorker implements Worker {
        private final int covariates = columns.length - 1;
        private final double[] gene = new double[samples.size()];
        private final int[] kept = new int[samples.size()];
        private final Ranks ranks = new Ranks(samples.size());
        private final LevelCounts counts = new LevelCounts(samples.size());
        private final Ties ties = new Ties();
        private final int[] levels = new int[samples.size()];
        private final double[] scores = new double[columns.length];
        private final double[] taus = new double[columns.length];
        private final PartialTau partial = new PartialTau(columns, samples.size());
        private boolean complete;

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int n = samples.gather(values, gene, kept);
            out.n = n;
            Undefined reason = judge(n);
            if (reason != null) {
                out.undefined(reason);
            } else {
                estimate(n, out);
            }
        }

        private Undefined judge(int n) {
            Undefined reason = filter.judgeSamples(n, samples.size(), covariates + 5);
            if (reason != null) {
                return reason;
            }
            ranks.sort(gene, n);
            reason = filter.judgeVariance(LeastSquares.centre(gene, n) / (n - 1));
            if (reason != null) {
                return reason;
            }
            level(n);
            if (!(complete && n == samples.size())) {
                partial.prepare(levels, counts);
                complete = n == samples.size();
            }
            return partial.undefined();
        }

        /** The gene's levels by sample, and its ties. */
        private void level(int n) {
            Arrays.fill(levels, 0);
            ties.clear();
            int level = 1;
            int to;
            for (int from = 0; from < n; from = to) {
                to = ranks.tiesEnd(from);
                for (int i = from; i < to; i++) {
                    levels[kept[ranks.position(i)]] = level;
                }
                ties.add(to - from);
                level++;
            }
        }

        private void estimate(int n, Estimate out) {
            for (int j = 0; j < columns.length; j++) {
                scores[j] = columns[j].score(levels, counts);
                taus[j] = scores[j]
                        / Math.sqrt(ties.untiedPairs() * partial.ties(j).untiedPairs());
            }
            double tau = covariates == 0 ? taus[0] : partial.of(taus);
            double unexplained = (1 - tau) * (1 + tau);
            if (Double.isNaN(tau)) {
                out.undefined(Undefined.COLLINEAR);
            } else if (unexplained <= PERFECT) {
                out.undefined(Undefined.NO_STANDARD_ERROR);
            } else {
                fill(n, tau, unexplained, out);
            }
        }

        private void fill(int n, double tau, double unexplained, Estimate out) {
            out.effect = CorrelationReading.fisherZ(tau, unexplained);
            out.standardError = Math.sqrt(VARIANCE / (n - 4 - covariates));
            out.ciLow = out.effect - QUANTILE * out.standardError;
            out.ciHigh = out.effect + QUANTILE * out.standardError;
            out.df = Double.POSITIVE_INFINITY;
            out.statistic = covariates == 0
                    ? scores[0] / Math.sqrt(ties.scoreVariance(partial.ties(0)))
                    : tau / Math.sqrt(partialVariance(n - covariates));
            out.logP = Tails.logTwoSidedNormal(out.statistic);
        }

        /** Of τ without association or ties among m samples. */
        private static double partialVariance(double m) {
            return 2 * (2 * m + 5) / (9 * m * (m - 1));
        }
    }
}
