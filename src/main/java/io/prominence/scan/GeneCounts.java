package io.prominence.scan;

import io.prominence.lake.GeneVector;
import io.prominence.stats.MedianOfRatios;
import java.io.Serializable;

/**
 * What normalisation must know of a gene.
 *
 * @param isComplete whether every sample has a value
 * @param isCounted whether any sample has a count
 * @param logGeometricMean logarithm of the geometric mean over all samples; −∞ where a count is 0
 */
record GeneCounts(String geneId, boolean isComplete, boolean isCounted, double logGeometricMean)
        implements Serializable {

    static GeneCounts of(GeneVector gene) {
        double[] counts = ValueReading.AS_STORED.read(gene.values());
        boolean complete = true;
        boolean counted = false;
        for (double count : counts) {
            complete &= !Double.isNaN(count);
            counted |= count > 0;
        }
        return new GeneCounts(gene.geneId(), complete, counted, MedianOfRatios.logGeometricMean(counts));
    }

    /** True where the gene counts towards a library: each sample has a value. One that no sample has adds nothing. */
    boolean takesPart() {
        return isComplete && isCounted;
    }
}
