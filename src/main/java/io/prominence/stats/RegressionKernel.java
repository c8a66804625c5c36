package io.prominence.stats;

import java.util.Arrays;

/**
 * Regression of one gene after another on a target and covariates. What does not depend on the gene is factored once;
 * a gene with missing values has it factored anew on its own samples, in the worker's memory.
 */
final class RegressionKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    private final AnalysisSamples samples;
    private final double[] target;
    private final double[][] covariates;
    private final Scale scale;
    private final Reading reading;
    private final GeneFilter filter;
    /** Target and covariates in sorted order where ranks are wanted. */
    private final SortedColumn[] sorted;

    private final AdjustedTarget whole;

    RegressionKernel(double[] target, double[][] covariates, Scale scale, Reading reading, GeneFilter filter) {
        this.samples = AnalysisSamples.complete(target, covariates);
        this.target = samples.select(target);
        this.covariates = samples.select(covariates);
        this.scale = scale;
        this.reading = reading;
        this.filter = filter;
        this.sorted = scale == Scale.RANKS ? sort() : new SortedColumn[0];
        this.whole = new Subset().prepareWhole();
    }

    private SortedColumn[] sort() {
        SortedColumn[] columns = new SortedColumn[covariates.length + 1];
        columns[0] = new SortedColumn(target);
        for (int j = 0; j < covariates.length; j++) {
            columns[j + 1] = new SortedColumn(covariates[j]);
        }
        return columns;
    }

    @Override
    public Worker worker() {
        return new RegressionWorker();
    }

    /** Target and covariates on the samples that one gene has. */
    private final class Subset {
        private final double[] subTarget = new double[samples.size()];
        private final double[][] subCovariates = new double[covariates.length][samples.size()];
        private final AdjustedTarget adjusted = new AdjustedTarget(covariates.length, samples.size());
        private final int[] place = new int[samples.size()];

        AdjustedTarget prepareWhole() {
            int[] all = new int[samples.size()];
            Arrays.setAll(all, i -> i);
            return prepare(all, all.length);
        }

        AdjustedTarget prepare(int[] kept, int n) {
            if (scale == Scale.RANKS) {
                rank(kept, n);
            } else {
                take(target, kept, n, subTarget);
                for (int j = 0; j < covariates.length; j++) {
                    take(covariates[j], kept, n, subCovariates[j]);
                }
            }
            adjusted.prepare(subTarget, subCovariates, n);
            return adjusted;
        }

        private void rank(int[] kept, int n) {
            Arrays.fill(place, -1);
            for (int i = 0; i < n; i++) {
                place[kept[i]] = i;
            }
            sorted[0].rank(place, subTarget);
            for (int j = 0; j < covariates.length; j++) {
                sorted[j + 1].rank(place, subCovariates[j]);
            }
        }

        private static void take(double[] column, int[] kept, int n, double[] into) {
            for (int i = 0; i < n; i++) {
                into[i] = column[kept[i]];
            }
        }
    }

    private final class RegressionWorker implements Worker {
        private final double[] gene = new double[samples.size()];
        private final int[] kept = new int[samples.size()];
        private final Regression fit = new Regression();
        private final Ranks ranks = scale == Scale.RANKS ? new Ranks(samples.size()) : null;
        private Subset subset;

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int n = samples.gather(values, gene, kept);
            out.n = n;
            Undefined reason = judge(n, out);
            if (reason != null) {
                out.undefined(reason);
            } else {
                reading.read(fit, out);
            }
        }

        private Undefined judge(int n, Estimate out) {
            Undefined reason = scale == Scale.GROUPS ? judgeGroups(n, out) : judgeSamples(n);
            return reason != null ? reason : regress(n);
        }

        private Undefined judgeSamples(int n) {
            return filter.judgeSamples(n, samples.size(), reading.fewestSamples(covariates.length));
        }

        private Undefined judgeGroups(int n, Estimate out) {
            int positives = 0;
            for (int i = 0; i < n; i++) {
                positives += (int) target[kept[i]];
            }
            out.events = positives;
            Undefined reason = judgeSamples(n);
            return reason != null ? reason : filter.judgeGroups(positives, n - positives);
        }

        private Undefined regress(int n) {
            return scale == Scale.RANKS ? regressRanks(n) : regressValues(n);
        }

        private Undefined regressValues(int n) {
            double first = gene[0];
            double squares = LeastSquares.centre(gene, n);
            fit.mean = first - gene[0];
            Undefined reason = filter.judgeVariance(squares / (n - 1));
            return reason != null ? reason : fit(n, squares);
        }

        private Undefined regressRanks(int n) {
            Undefined reason = filter.judgeVariance(LeastSquares.variance(gene, n));
            if (reason != null) {
                return reason;
            }
            double tieSum = ranks.average(gene, n, gene);
            if (covariates.length > 0) {
                return fit(n, LeastSquares.centre(gene, n));
            }
            AdjustedTarget against = against(n);
            if (against.undefined() == null) {
                fit.fitRanks(gene, n, tieSum, against);
            }
            return against.undefined();
        }

        private Undefined fit(int n, double squares) {
            AdjustedTarget against = against(n);
            if (against.undefined() != null) {
                return against.undefined();
            }
            return fit.fit(gene, n, squares, against) ? null : Undefined.COLLINEAR;
        }

        private AdjustedTarget against(int n) {
            return n == samples.size() ? whole : subset().prepare(kept, n);
        }

        private Subset subset() {
            if (subset == null) {
                subset = new Subset();
            }
            return subset;
        }
    }
}
