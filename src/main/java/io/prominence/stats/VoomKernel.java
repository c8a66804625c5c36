package io.prominence.stats;

import java.util.Arrays;

/** Regression of log2 counts per million on a group and covariates, with the weights of a trend or without any. */
final class VoomKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    private final AnalysisSamples samples;
    /** Covariates, and the group last. */
    private final double[][] columns;

    private final LogCpm logCpm;
    /** log2 of the count that 1 count per million is in each sample. */
    private final double[] logMillionths;

    private final GeneFilter filter;
    private final VoomTrend trend;

    /** @param trend null for a fit without weights */
    VoomKernel(byte[] group, double[][] covariates, double[] libraries, GeneFilter filter, VoomTrend trend) {
        this.samples = Voom.samples(group, covariates, libraries);
        this.columns = Arrays.copyOf(samples.select(covariates), covariates.length + 1);
        this.columns[covariates.length] = samples.select(Groups.asTarget(group));
        double[] sizes = samples.select(libraries);
        this.logCpm = LogCpm.constant(sizes);
        this.logMillionths = Arrays.stream(sizes)
                .map(size -> Voom.log2(size + 1) - Voom.LOG2_MILLION)
                .toArray();
        this.filter = filter;
        this.trend = trend;
    }

    @Override
    public Worker worker() {
        return new VoomWorker();
    }

    private final class VoomWorker implements Worker {
        private final double[] counts = new double[samples.size()];
        private final double[] gene = new double[samples.size()];
        private final double[] rest = new double[samples.size()];
        private final int[] kept = new int[samples.size()];
        private final WeightedLeastSquares plain = new WeightedLeastSquares(columns.length, samples.size());
        private final WeightedLeastSquares weighted = new WeightedLeastSquares(columns.length, samples.size());
        /** Samples of the design that {@link #plain} holds; another gene with all of them needs no other. */
        private int factored;

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int n = samples.gather(values, counts, kept);
            out.n = n;
            Undefined reason = judge(n, out);
            if (reason == null) {
                reason = regress(n, out);
            }
            if (reason != null) {
                out.undefined(reason);
            }
        }

        private Undefined judge(int n, Estimate out) {
            double[] group = columns[columns.length - 1];
            int positives = 0;
            double total = 0;
            for (int i = 0; i < n; i++) {
                positives += (int) group[kept[i]];
                total += counts[i];
            }
            out.events = positives;
            Undefined reason = filter.judgeSamples(n, samples.size(), columns.length + 2);
            if (reason == null) {
                reason = filter.judgeGroups(positives, n - positives);
            }
            return reason == null && total == 0 ? Undefined.LOW_VARIANCE : reason;
        }

        private Undefined regress(int n, Estimate out) {
            double mean = centredLogCpm(n);
            double squares = LeastSquares.dot(gene, gene, n);
            Undefined reason = filter.judgeVariance(squares / (n - 1));
            if (reason == null) {
                reason = fitPlain(n, squares);
            }
            if (reason == null && trend != null) {
                reason = fitWeighted(n, mean);
            }
            if (reason == null) {
                read(trend == null ? plain : weighted, n, out);
                out.averageExpression = mean;
            }
            return reason;
        }

        /** Leaves the distances from the mean in {@link #gene}; returns the mean. */
        private double centredLogCpm(int n) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                gene[i] = logCpm.of(counts[i], kept[i]);
                mean += gene[i] / n;
            }
            for (int i = 0; i < n; i++) {
                gene[i] -= mean;
            }
            return mean;
        }

        private Undefined fitPlain(int n, double squares) {
            if (n < samples.size() || factored < n) {
                plain.unweighted();
                Undefined reason = factor(plain, n);
                factored = reason == null ? n : 0;
                if (reason != null) {
                    return reason;
                }
            }
            System.arraycopy(gene, 0, rest, 0, n);
            plain.fit(rest);
            double bound = LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * squares;
            return plain.squaresBeforeLast() > bound ? null : Undefined.COLLINEAR;
        }

        private Undefined fitWeighted(int n, double mean) {
            double[] rootWeights = weighted.rootWeights();
            for (int i = 0; i < n; i++) {
                double fitted = mean + gene[i] - rest[i];
                rootWeights[i] = Math.sqrt(trend.weight(fitted + logMillionths[kept[i]]));
            }
            Undefined reason = factor(weighted, n);
            if (reason == null) {
                weighted.fit(gene);
            }
            return reason;
        }

        private Undefined factor(WeightedLeastSquares design, int n) {
            int dependent = design.factor(columns, kept, n);
            if (dependent < 0) {
                return null;
            }
            return dependent == columns.length - 1 ? Undefined.CONSTANT_OUTCOME : Undefined.COLLINEAR;
        }

        private void read(WeightedLeastSquares fit, int n, Estimate out) {
            out.df = n - columns.length - 1;
            out.effect = fit.coefficient();
            out.standardError = fit.unscaledError();
            out.residualVariance = fit.restSquares() / out.df;
        }
    }
}
