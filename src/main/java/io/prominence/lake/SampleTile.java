package io.prominence.lake;

import java.io.Serializable;

/**
 * All genes of a run of neighbouring samples.
 *
 * @param firstSample position in the cohort of the tile's first sample
 * @param geneIds ids of all genes of the cohort, sorted
 * @param values one row per gene, in the order of {@code geneIds}; one value per sample of the tile, NaN where missing
 */
public record SampleTile(int firstSample, String[] geneIds, float[][] values) implements Serializable {
    /** Number of samples of the tile. */
    public int samples() {
        return values.length == 0 ? 0 : values[0].length;
    }

    /** Number of genes. */
    public int genes() {
        return geneIds.length;
    }

    /**
     * Fills {@code into} with every gene of one sample.
     *
     * @param sample position within the tile
     * @param into one place per gene
     */
    public void column(int sample, double[] into) {
        for (int gene = 0; gene < values.length; gene++) {
            into[gene] = values[gene][sample];
        }
    }
}
