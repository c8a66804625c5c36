package io.prominence.stats;

import java.util.Arrays;

/**
 * How alike samples of one block (a patient) are: limma's {@code duplicateCorrelation}, the first of two passes.
 *
 * <ul>
 *   <li>Estimates for each gene the intra-block correlation ρ = σ²<sub>block</sub>/(σ² + σ²<sub>block</sub>) in gene ~ 1 +
 *       group + covariates + block (random) by restricted maximum likelihood, kept within 1/(1 − m) + 0.01 (m: size of
 *       the largest block) and 0.99; effect = atanh ρ. {@link #consensus} is what all genes agree on, and goes into
 *       {@link ModeratedT#prepareBlocked}.
 *   <li>No test: standard error, statistic and p are NaN.
 *   <li>Group: 1 positive, 0 negative, −1 unknown; block: a number per block, −1 unknown; covariates are columns,
 *       dummy-coded. One value per sample of the cohort.
 *   <li>Missing values as for {@link ModeratedT}: a gene has the blocks of its samples. Refused: what the filter refuses; no
 *       more than k + 4 samples, one block only, or no two samples that share one; a gene that the design explains
 *       ({@code COLLINEAR}) and blocks that it explains ({@code NOT_CONVERGED}).
 *   <li>O(n k) per gene; with missing values O(n k² + blocks · sizes · k²). Immutable; a worker per thread.
 *   <li>Relative 1e-9 against R limma 3.54 {@code duplicateCorrelation(x, design, block)}, whose iteration stops at a
 *       gain of 1e-6 and is followed step by step.
 *   <li>Smyth, Michaud and Scott 2005, doi 10.1093/bioinformatics/bti270.
 * </ul>
 */
public final class DuplicateCorrelation implements GeneKernel {
    private static final long serialVersionUID = 1;

    private static final double TRIM = 0.15;
    private static final double LARGEST = 0.99;
    private static final double MARGIN = 0.01;

    private final BlockedSamples design;
    private final GeneFilter filter;

    private DuplicateCorrelation(BlockedSamples design, GeneFilter filter) {
        this.design = design;
        this.filter = filter;
    }

    /**
     * Prepares the first pass for a cohort.
     *
     * @param group 1, 0 or −1 for unknown, one per sample; not modified
     * @param block number of each sample's block, −1 for unknown; not modified
     * @param covariates columns, one value per sample; NaN is missing; none for no adjustment
     * @param filter which genes to accept
     * @return kernel whose effect is atanh of the intra-block correlation
     */
    public static GeneKernel prepareSurvey(byte[] group, int[] block, double[][] covariates, GeneFilter filter) {
        return new DuplicateCorrelation(BlockedSamples.all(group, block, covariates), filter);
    }

    /**
     * What all genes agree on: tanh of the mean without the 15 % smallest and largest.
     *
     * @param atanhCorrelations effects of all genes, in one fixed order; NaN where undefined
     * @return the correlation; 0 where no gene tells, as in limma where no block has two samples
     */
    public static double consensus(double[] atanhCorrelations) {
        double[] known =
                Arrays.stream(atanhCorrelations).filter(Double::isFinite).toArray();
        return known.length == 0 ? 0 : Math.tanh(new SortedValues(known).trimmedMean(TRIM));
    }

    @Override
    public Worker worker() {
        return new SurveyWorker();
    }

    private final class SurveyWorker implements Worker {
        private final double[] gene = new double[design.samples.size()];
        private final int[] kept = new int[design.samples.size()];
        private final VarianceComponents variances = new VarianceComponents();
        private BlockSpectrum whole;
        private BlockSpectrum subset;

        @Override
        public void apply(double[] values, Estimate out) {
            out.clear();
            int n = design.samples.gather(values, gene, kept);
            out.n = n;
            Undefined reason = judge(n, out);
            if (reason != null) {
                out.undefined(reason);
            }
        }

        private Undefined judge(int n, Estimate out) {
            int positives = 0;
            for (int i = 0; i < n; i++) {
                positives += (int) design.group[kept[i]];
            }
            out.events = positives;
            Undefined reason = filter.judgeSamples(n, design.samples.size(), design.covariates.length + 5);
            if (reason == null) {
                reason = filter.judgeGroups(positives, n - positives);
            }
            if (reason == null) {
                reason = filter.judgeVariance(LeastSquares.centre(gene, n) / (n - 1));
            }
            return reason != null ? reason : correlate(n, out);
        }

        private Undefined correlate(int n, Estimate out) {
            BlockSpectrum spectrum = n == design.samples.size() ? whole(n) : subset(n);
            if (spectrum.blocks() < 2 || spectrum.blocks() >= n - 1) {
                return Undefined.TOO_FEW_SAMPLES;
            }
            if (spectrum.decompose(gene) == 0) {
                return Undefined.COLLINEAR;
            }
            double rho = variances.correlation(spectrum);
            if (!Double.isFinite(rho)) {
                return Undefined.NOT_CONVERGED;
            }
            double least = design.largest == 1 ? 0 : 1.0 / (1 - design.largest) + MARGIN;
            double bounded = Math.max(least, Math.min(LARGEST, rho));
            out.effect = 0.5 * Math.log1p(2 * bounded / (1 - bounded));
            return null;
        }

        private BlockSpectrum whole(int n) {
            if (whole == null) {
                whole = new BlockSpectrum(design);
                whole.prepare(kept, n);
            }
            return whole;
        }

        private BlockSpectrum subset(int n) {
            if (subset == null) {
                subset = new BlockSpectrum(design);
            }
            subset.prepare(kept, n);
            return subset;
        }
    }
}
