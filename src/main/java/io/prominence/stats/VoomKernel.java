package io.prominence.stats;

import java.util.Arrays;

/** Regression of log2 counts per million on a group and covariates, with the weights of a trend or without any. */
final class VoomKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    private final VoomDesign design;
    private final LogCpm logCpm;
    /** log2 of the count that 1 count per million is in each sample. */
    private final double[] logMillionths;

    private final GeneFilter filter;
    private final VoomTrend trend;

    /** @param trend null for a fit without weights */
    VoomKernel(VoomDesign design, GeneFilter filter, VoomTrend trend) {
        this.design = design;
        this.logCpm = LogCpm.constant(design.libraries);
        this.logMillionths = Arrays.stream(design.libraries)
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
        private final int all = design.samples.size();
        private final double[] counts = new double[all];
        private final double[] gene = new double[all];
        private final double[] rest = new double[all];
        private final int[] kept = new int[all];
        private final int[] sizes = new int[design.blocks];
        private final WeightedLeastSquares plain = new WeightedLeastSquares(design.columns.length, all, design.blocks);
        private final WeightedLeastSquares weighted =
                new WeightedLeastSquares(design.columns.length, all, design.blocks);
        /** Samples of the design that {@link #plain} holds; another gene with all of them needs no other. */
        private int factored;

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int found = design.samples.gather(values, counts, kept);
            double mean = meanLogCpm(found);
            int n = design.isPaired() ? dropSingles(found) : found;
            out.n = n;
            Undefined reason = judge(found, n, out);
            if (reason == null) {
                reason = regress(n, mean, out);
            }
            if (reason != null) {
                out.undefined(reason);
            }
        }

        private double meanLogCpm(int found) {
            double mean = 0;
            for (int i = 0; i < found; i++) {
                mean += logCpm.of(counts[i], kept[i]) / found;
            }
            return mean;
        }

        /** Forgets samples that the gene's missing values leave alone in their block. */
        private int dropSingles(int found) {
            Arrays.fill(sizes, 0);
            for (int i = 0; i < found; i++) {
                sizes[design.codes[kept[i]]]++;
            }
            int n = 0;
            for (int i = 0; i < found; i++) {
                if (sizes[design.codes[kept[i]]] > 1) {
                    counts[n] = counts[i];
                    kept[n++] = kept[i];
                }
            }
            return n;
        }

        private Undefined judge(int found, int n, Estimate out) {
            double[] group = design.group();
            int positives = 0;
            double total = 0;
            for (int i = 0; i < n; i++) {
                positives += (int) group[kept[i]];
                total += counts[i];
            }
            out.events = positives;
            int atLeast = design.isPaired() ? 1 : design.columns.length + 2;
            Undefined reason = filter.judgeSamples(found, all, atLeast);
            if (reason == null) {
                reason = filter.judgeSamples(n, n, atLeast);
            }
            if (reason == null) {
                reason = filter.judgeGroups(positives, n - positives);
            }
            return reason == null && total == 0 ? Undefined.LOW_VARIANCE : reason;
        }

        private Undefined regress(int n, double mean, Estimate out) {
            for (int i = 0; i < n; i++) {
                gene[i] = logCpm.of(counts[i], kept[i]) - mean;
            }
            System.arraycopy(gene, 0, rest, 0, n);
            double squares = LeastSquares.centre(rest, n);
            Undefined reason = filter.judgeVariance(squares / (n - 1));
            if (reason == null) {
                reason = fitPlain(n, squares);
            }
            if (reason == null && trend != null) {
                reason = fitWeighted(n, mean);
            }
            if (reason == null) {
                read(trend == null ? plain : weighted, out);
                out.averageExpression = mean;
            }
            return reason;
        }

        private Undefined fitPlain(int n, double squares) {
            if (n < all || factored < n) {
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

        private Undefined factor(WeightedLeastSquares fit, int n) {
            if (!fit.factor(design.columns, design.codes, kept, n)) {
                return Undefined.CONSTANT_OUTCOME;
            }
            // What a patient has once and for all (age, sex) is in the blocks.
            if (!design.isPaired() && fit.independentColumns() < design.columns.length) {
                return Undefined.COLLINEAR;
            }
            return fit.df() < 1 ? Undefined.TOO_FEW_SAMPLES : null;
        }

        private void read(WeightedLeastSquares fit, Estimate out) {
            out.df = fit.df();
            out.effect = fit.coefficient();
            out.standardError = fit.unscaledError();
            out.residualVariance = fit.restSquares() / out.df;
        }
    }
}
