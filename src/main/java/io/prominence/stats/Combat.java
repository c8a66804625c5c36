package io.prominence.stats;

import java.io.Serializable;
import java.util.Optional;

/**
 * ComBat with parametric priors: differences of location and scale between batches are taken out of a gene, shrunk towards
 * what all genes of the batch show.
 *
 * <p><b>Model:</b> value = α + kept columns · β + σ (γ of the batch + δ of the batch · error); γ and δ² by empirical Bayes, normal
 * and inverse gamma. <b>Shapes:</b> one row of values per gene, NaN where missing; two passes over genes: {@link Pass#add}, then
 * {@link #adjust}, with a few numbers per gene and batch between them. <b>Left as they are</b>: genes that do not vary in a
 * batch in which none of their values is missing, as sva; and those with which sva fails: fewer than two values in a batch, kept
 * columns that their known samples do not tell apart, nothing left beside the model. <b>Cost</b> O(n k²) per gene and pass.
 * <b>Accuracy:</b> 1e-9 against R's {@code sva::ComBat(dat, batch, mod)}, stopping in the round in which sva stops.
 * <b>Reference:</b> Johnson, Li, Rabinovic 2007, doi 10.1093/biostatistics/kxj037.
 */
public final class Combat implements Serializable {
    private final CombatDesign design;
    private final double[][] shifts;
    private final double[][] squaredScales;
    private final boolean someMissing;

    private Combat(CombatDesign design, double[][] shifts, double[][] squaredScales, boolean someMissing) {
        this.design = design;
        this.shifts = shifts;
        this.squaredScales = squaredScales;
        this.someMissing = someMissing;
    }

    /** The first pass: what each gene says of each batch. */
    public static final class Pass {
        private final CombatDesign design;
        private final double[][] shifts;
        private final double[][] squaredScales;
        private final int[][] known;
        private final double[] squares;
        private final int[] values;

        /**
         * A pass over no gene yet.
         *
         * @param genes number of genes
         */
        public Pass(CombatDesign design, int genes) {
            this.design = design;
            shifts = new double[design.batches()][genes];
            squaredScales = new double[design.batches()][genes];
            known = new int[design.batches()][genes];
            squares = new double[genes];
            values = new int[genes];
        }

        /**
         * Adds a gene.
         *
         * @param gene its index, each once, in any order
         * @param row its values; not kept
         */
        public void add(int gene, double[] row) {
            CombatDesign.Fit fit = adjustable(row) ? design.fit(row) : null;
            for (int b = 0; b < design.batches(); b++) {
                shifts[b][gene] = fit == null ? Double.NaN : 0;
                squaredScales[b][gene] = fit == null ? Double.NaN : 0;
            }
            if (fit != null) {
                moments(gene, row, fit.mean());
                squares[gene] = fit.squares();
                values[gene] = fit.known();
            }
        }

        private boolean adjustable(double[] row) {
            int[] n = new int[design.batches()];
            double[] least = new double[n.length];
            double[] most = new double[n.length];
            for (int i = 0; i < row.length; i++) {
                if (!Double.isNaN(row[i])) {
                    int b = design.batchOf(i);
                    least[b] = n[b] == 0 ? row[i] : Math.min(least[b], row[i]);
                    most[b] = n[b] == 0 ? row[i] : Math.max(most[b], row[i]);
                    n[b]++;
                }
            }
            for (int b = 0; b < n.length; b++) {
                boolean uniform = n[b] == design.sizeOf(b) && least[b] == most[b];
                if (n[b] < 2 || uniform) {
                    return false;
                }
            }
            return true;
        }

        /** Mean and variance of what is beside the mean, by batch, before it is divided by the gene's deviation. */
        private void moments(int gene, double[] row, double[] mean) {
            for (int i = 0; i < row.length; i++) {
                if (!Double.isNaN(row[i])) {
                    shifts[design.batchOf(i)][gene] += row[i] - mean[i];
                    known[design.batchOf(i)][gene]++;
                }
            }
            for (int b = 0; b < design.batches(); b++) {
                shifts[b][gene] /= known[b][gene];
            }
            for (int i = 0; i < row.length; i++) {
                if (!Double.isNaN(row[i])) {
                    int b = design.batchOf(i);
                    double apart = row[i] - mean[i] - shifts[b][gene];
                    squaredScales[b][gene] += apart * apart / (known[b][gene] - 1);
                }
            }
        }

        /** Number of genes that will be adjusted. */
        public int adjusted() {
            int n = 0;
            for (int count : values) {
                n += count > 0 ? 1 : 0;
            }
            return n;
        }

        /** Shrinks what was added; empty where fewer than two genes vary, or all alike, so that they say nothing of each other. */
        public Optional<Combat> finish() {
            boolean someMissing = false;
            for (int count : values) {
                someMissing |= count > 0 && count < design.samples();
            }
            standardise(someMissing);
            for (int b = 0; b < design.batches(); b++) {
                CombatPriors priors = CombatPriors.of(shifts[b], squaredScales[b]);
                if (!priors.isDefined()) {
                    return Optional.empty();
                }
                priors.shrink(shifts[b], squaredScales[b], known[b]);
            }
            return Optional.of(new Combat(design, shifts, squaredScales, someMissing));
        }

        private void standardise(boolean someMissing) {
            for (int gene = 0; gene < squares.length; gene++) {
                double variance = squares[gene] / (someMissing ? values[gene] - 1 : values[gene]);
                for (int b = 0; b < design.batches(); b++) {
                    shifts[b][gene] /= Math.sqrt(variance);
                    squaredScales[b][gene] /= variance;
                }
            }
        }
    }

    /** Whether a gene is adjusted, and not left as it is. */
    public boolean adjusts(int gene) {
        return !Double.isNaN(shifts[0][gene]);
    }

    /**
     * Adjusts a gene in place.
     *
     * @param gene its index, as added
     * @param row the values that were added
     */
    public void adjust(int gene, double[] row) {
        if (!adjusts(gene)) {
            return;
        }
        CombatDesign.Fit fit = design.fit(row);
        double deviation = fit.deviation(someMissing);
        for (int i = 0; i < row.length; i++) {
            int b = design.batchOf(i);
            double standardised = (row[i] - fit.mean()[i]) / deviation;
            row[i] = (standardised - shifts[b][gene]) / Math.sqrt(squaredScales[b][gene]) * deviation + fit.mean()[i];
        }
    }
}
