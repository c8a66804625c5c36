package io.prominence.stats;

import java.util.Arrays;

/**
 * Takes the means of blocks out of a vector: wholly where each block has a level of its own, in part where the samples of
 * a block are correlated.
 *
 * <p>With the correlation ρ, a block of m samples has the covariance (1 − ρ) I + ρ J, and subtracting the share 1 − √((1 −
 * ρ)/(1 + (m − 1) ρ)) of its mean, then dividing by √(1 − ρ), makes its samples independent of variance 1. The intercept,
 * which becomes one value per size of block, is then projected out. A workspace, prepared for the samples of one gene.
 */
final class BlockCentring implements Centring {
    private static final long serialVersionUID = 1;

    private final BlockEffect effect;
    private final double correlation;
    private final int[] codes;
    private final int[] block;
    private final int[] sizes;
    private final double[] sums;
    /** By block: the share of its sum that is taken out of each value, and the intercept after that. */
    private final double[] shares;

    private final double[] intercept;
    private int present;

    /** Blocks by sample of the analysis, 0 to {@code blocks} − 1; the correlation counts where they are random. */
    BlockCentring(BlockEffect effect, double correlation, int[] codes, int blocks) {
        this.effect = effect;
        this.correlation = correlation;
        this.codes = codes;
        block = new int[codes.length];
        sizes = new int[blocks];
        sums = new double[blocks];
        shares = new double[blocks];
        intercept = new double[blocks];
    }

    /** Prepares for some samples of the analysis. */
    void prepare(int[] kept, int n) {
        Arrays.fill(sizes, 0);
        present = 0;
        for (int i = 0; i < n; i++) {
            block[i] = codes[kept[i]];
            present += sizes[block[i]]++ == 0 ? 1 : 0;
        }
        double squares = 0;
        for (int b = 0; b < sizes.length; b++) {
            double spread = 1 + (sizes[b] - 1) * correlation;
            double share = effect == BlockEffect.FIXED ? 1 : 1 - Math.sqrt((1 - correlation) / spread);
            shares[b] = share / Math.max(sizes[b], 1);
            intercept[b] = effect == BlockEffect.FIXED ? 0 : 1 / Math.sqrt(spread);
            squares += sizes[b] * intercept[b] * intercept[b];
        }
        if (effect == BlockEffect.RANDOM) {
            LeastSquares.scale(intercept, 1 / Math.sqrt(squares), sizes.length);
        }
    }

    /** How many samples of the block that a sample is in are there. */
    int sizeAt(int i) {
        return sizes[block[i]];
    }

    /** Columns that the design has beside covariates and target: the blocks there are, or an intercept. */
    int columns() {
        return effect == BlockEffect.FIXED ? present : 1;
    }

    @Override
    public double centre(double[] vector, int n) {
        LeastSquares.centre(vector, n);
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            sums[block[i]] += vector[i];
        }
        double scale = effect == BlockEffect.FIXED ? 1 : 1 / Math.sqrt(1 - correlation);
        double along = 0;
        for (int i = 0; i < n; i++) {
            int b = block[i];
            vector[i] = (vector[i] - shares[b] * sums[b]) * scale;
            along += vector[i] * intercept[b];
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            vector[i] -= along * intercept[block[i]];
            squares += vector[i] * vector[i];
        }
        return squares;
    }
}
