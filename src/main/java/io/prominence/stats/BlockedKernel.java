package io.prominence.stats;

import java.util.Arrays;

/**
 * Raw fits of one gene after another in designs with blocks. A gene with missing values has its blocks and covariates
 * factored anew on its own samples.
 */
final class BlockedKernel implements GeneKernel {
    private static final long serialVersionUID = 1;

    private final BlockedSamples design;
    private final BlockEffect effect;
    private final double correlation;
    private final GeneFilter filter;
    private final AdjustedTarget whole;

    BlockedKernel(BlockedSamples design, BlockEffect effect, double correlation, GeneFilter filter) {
        this.design = design;
        this.effect = effect;
        this.correlation = correlation;
        this.filter = filter;
        int[] all = new int[design.samples.size()];
        Arrays.setAll(all, i -> i);
        Subset subset = new Subset();
        subset.centring.prepare(all, all.length);
        this.whole = subset.target(all, all.length);
    }

    @Override
    public Worker worker() {
        return new BlockedWorker();
    }

    /** The design on the samples of one gene. */
    private final class Subset {
        private final BlockCentring centring = new BlockCentring(effect, correlation, design.codes, design.blocks);
        private final double[] group = new double[design.samples.size()];
        private final double[][] covariates = new double[design.covariates.length][design.samples.size()];
        private final AdjustedTarget adjusted = new AdjustedTarget(covariates.length, design.samples.size(), centring);

        /** For the samples for which the centring is prepared. */
        AdjustedTarget target(int[] kept, int n) {
            for (int i = 0; i < n; i++) {
                group[i] = design.group[kept[i]];
                for (int j = 0; j < covariates.length; j++) {
                    covariates[j][i] = design.covariates[j][kept[i]];
                }
            }
            if (effect == BlockEffect.FIXED) {
                // What a patient has once and for all (age, sex) is in the blocks.
                adjusted.prepareIndependent(group, covariates, n);
            } else {
                adjusted.prepare(group, covariates, n);
            }
            return adjusted;
        }
    }

    private final class BlockedWorker implements Worker {
        private final double[] gene = new double[design.samples.size()];
        private final int[] kept = new int[design.samples.size()];
        private final Subset subset = new Subset();
        private final Regression fit = new Regression();
        private boolean preparedForAll;

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int found = design.samples.gather(values, gene, kept);
            fit.mean = LeastSquares.mean(gene, found);
            boolean complete = found == design.samples.size();
            if (!(complete && preparedForAll)) {
                subset.centring.prepare(kept, found);
            }
            preparedForAll = complete;
            int n = effect == BlockEffect.FIXED ? dropSingles(found) : found;
            out.n = n;
            Undefined reason = judge(found, n, out);
            if (reason != null) {
                out.undefined(reason);
            }
        }

        /** Forgets samples that are alone in their block: they say nothing of differences within blocks. */
        private int dropSingles(int found) {
            int n = 0;
            for (int i = 0; i < found; i++) {
                if (subset.centring.sizeAt(i) > 1) {
                    gene[n] = gene[i];
                    kept[n++] = kept[i];
                }
            }
            if (n < found) {
                subset.centring.prepare(kept, n);
            }
            return n;
        }

        private Undefined judge(int found, int n, Estimate out) {
            int positives = 0;
            for (int i = 0; i < n; i++) {
                positives += (int) design.group[kept[i]];
            }
            out.events = positives;
            Undefined reason = filter.judgeSamples(found, design.samples.size(), 1);
            if (reason == null) {
                reason = filter.judgeSamples(n, n, 1);
            }
            if (reason == null) {
                reason = filter.judgeGroups(positives, n - positives);
            }
            if (reason == null) {
                reason = filter.judgeVariance(LeastSquares.centre(gene, n) / (n - 1));
            }
            return reason != null ? reason : regress(n, out);
        }

        private Undefined regress(int n, Estimate out) {
            double before = LeastSquares.dot(gene, gene, n);
            AdjustedTarget against = n == design.samples.size() ? whole : subset.target(kept, n);
            double df = n - subset.centring.columns() - 1 - against.covariates().covariates();
            if (against.undefined() != null) {
                return against.undefined();
            }
            if (df < 1) {
                return Undefined.TOO_FEW_SAMPLES;
            }
            double squares = subset.centring.centre(gene, n);
            boolean left = squares > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * before;
            if (!left || !fit.fit(gene, n, squares, against)) {
                return Undefined.COLLINEAR;
            }
            out.df = df;
            out.effect = fit.along / fit.targetLength;
            out.standardError = 1 / fit.targetLength;
            out.residualVariance = fit.rest / df;
            out.averageExpression = fit.mean;
            return null;
        }
    }
}
