package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Size factors of RNA-seq libraries by the median of ratios.
 *
 * <ul>
 *   <li>Estimates how deep a library was sequenced: the median over genes of y/g, with y the library's count and g the
 *       geometric mean of the gene over all libraries; taken on the logarithms, so that two middle ratios are averaged
 *       geometrically.
 *   <li>No test. A size factor is proportional to depth; {@link LibrarySizes} makes an effective library size of it.
 *   <li>Counts: not negative, fractions allowed.
 *   <li>A gene with a zero in any library has geometric mean 0 and takes no part; NaN likewise. Without any gene the size
 *       factor is NaN.
 *   <li>O(genes log genes) per library. Immutable; {@link #sizeFactor} allocates and is safe for any thread.
 *   <li>Relative 1e-9 against R DESeq2 1.38 {@code estimateSizeFactorsForMatrix(counts)}.
 *   <li>Anders and Huber 2010, doi 10.1186/gb-2010-11-10-r106.
 * </ul>
 */
public final class MedianOfRatios implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] logGeometricMeans;

    private MedianOfRatios(double[] logGeometricMeans) {
        this.logGeometricMeans = logGeometricMeans;
    }

    /**
     * Holds libraries against the pseudo-library of all.
     *
     * @param logGeometricMeans {@link #logGeometricMean} of each gene; not modified
     */
    public static MedianOfRatios against(double[] logGeometricMeans) {
        return new MedianOfRatios(logGeometricMeans);
    }

    /** Logarithm of the geometric mean of one gene's counts, one per library; −∞ where one is 0, NaN where one is. */
    public static double logGeometricMean(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += Math.log(count);
        }
        return sum / counts.length;
    }

    /** True where a gene of this geometric mean takes part. */
    public static boolean takesPart(double logGeometricMean) {
        return Double.isFinite(logGeometricMean);
    }

    /** The size factor of a library, one count per gene; NaN where no gene takes part. */
    public double sizeFactor(double[] counts) {
        if (counts.length != logGeometricMeans.length) {
            throw new IllegalArgumentException(
                    "The library has " + counts.length + " genes, the geometric means are of "
                            + logGeometricMeans.length + ". They must be the same genes.");
        }
        double[] logRatios = new double[counts.length];
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            if (takesPart(logGeometricMeans[i]) && counts[i] > 0) {
                logRatios[n++] = Math.log(counts[i]) - logGeometricMeans[i];
            }
        }
        if (n == 0) {
            return Double.NaN;
        }
        Arrays.sort(logRatios, 0, n);
        return Math.exp(0.5 * (logRatios[(n - 1) / 2] + logRatios[n / 2]));
    }
}
