package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Normalisation factors of RNA-seq libraries by the trimmed mean of M-values (TMM).
 *
 * <ul>
 *   <li>Estimates 2<sup>f</sup>, how much more of a library its typical gene takes than that of a reference library does.
 *       Per gene M = log2((y/L)/(r/R)) and A = (log2(y/L) + log2(r/R))/2, with counts y, r and library sizes L, R; f is
 *       the mean of M weighted by 1/v, v = (L − y)/(L y) + (R − r)/(R r), over the genes whose M is neither among the
 *       lowest nor the highest 30 %, and whose A neither among the lowest nor the highest 5 %.
 *   <li>No test. Factors of all samples are afterwards scaled to a geometric mean of 1 ({@link LibrarySizes}).
 *   <li>Counts: one per gene, not negative, fractions allowed. The reference is the library whose upper quartile (over
 *       the genes that any library has), divided by its size, is nearest the mean of all; where at least half of these
 *       quartiles are 0, the one with the largest sum of √counts ({@link #reference}).
 *   <li>Genes without a count in either library take no part (NaN likewise). Ties of M or A share their average rank;
 *       they are ties of {@link Log2}, as whole counts make many equal ratios that differ in the last bit.
 *       Where no gene is left, or no M exceeds 1e-6, the factor is 1.
 *   <li>O(genes log genes) per library. Immutable; {@link #factor} allocates and is safe for any thread.
 *   <li>Relative 1e-9 against R edgeR 3.40 {@code calcNormFactors(method = "TMM")}.
 *   <li>Robinson and Oshlack 2010, doi 10.1186/gb-2010-11-3-r25.
 * </ul>
 */
public final class TrimmedMeanOfM implements Serializable {
    private static final long serialVersionUID = 1;

    private static final double TRIM_OF_M = 0.3;
    private static final double TRIM_OF_A = 0.05;
    private static final double LEAST_A = -1e10;
    private static final double SAME = 1e-6;
    private static final double NO_QUARTILE = 1e-20;

    private final double[] reference;
    private final double referenceSize;

    private TrimmedMeanOfM(double[] reference, double referenceSize) {
        this.reference = reference;
        this.referenceSize = referenceSize;
    }

    /**
     * Holds libraries against one of them.
     *
     * @param reference its counts, one per gene; not modified
     * @param librarySize sum of its counts
     */
    public static TrimmedMeanOfM against(double[] reference, double librarySize) {
        return new TrimmedMeanOfM(reference, librarySize);
    }

    /**
     * Upper quartile of a library, by R's {@code quantile(counts, 0.75)}.
     *
     * @param counts of the genes that any library has; not modified
     */
    public static double upperQuartile(double[] counts) {
        double[] sorted = counts.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * 0.75;
        int low = (int) place;
        double share = place - low;
        return share == 0 ? sorted[low] : (1 - share) * sorted[low] + share * sorted[low + 1];
    }

    /**
     * Chooses the reference.
     *
     * @param quartileShares upper quartile over library size, one per library; NaN for a library that takes no part
     * @param rootSums sum of the square roots of the counts, one per library
     * @return its position, the first where several are equally good; −1 where no library takes part
     */
    public static int reference(double[] quartileShares, double[] rootSums) {
        double[] known = Arrays.stream(quartileShares)
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
        int n = known.length;
        if (n == 0) {
            return -1;
        }
        double median = 0.5 * (known[(n - 1) / 2] + known[n / 2]);
        double mean = Arrays.stream(known).sum() / n;
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < quartileShares.length; i++) {
            double distance = median < NO_QUARTILE ? -rootSums[i] : Math.abs(quartileShares[i] - mean);
            if (!Double.isNaN(quartileShares[i]) && distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** The factor of a library, before scaling. */
    public double factor(double[] counts, double librarySize) {
        if (counts.length != reference.length) {
            throw new IllegalArgumentException("The library has " + counts.length + " genes, the reference "
                    + reference.length + ". They must be the same genes.");
        }
        double[] m = new double[counts.length];
        double[] a = new double[counts.length];
        double[] v = new double[counts.length];
        int n = 0;
        double largest = 0;
        for (int i = 0; i < counts.length; i++) {
            double own = counts[i] / librarySize;
            double other = reference[i] / referenceSize;
            m[n] = Log2.of(own / other);
            a[n] = (Log2.of(own) + Log2.of(other)) / 2;
            if (Double.isFinite(m[n]) && Double.isFinite(a[n]) && a[n] > LEAST_A) {
                v[n] = (librarySize - counts[i]) / librarySize / counts[i]
                        + (referenceSize - reference[i]) / referenceSize / reference[i];
                largest = Math.max(largest, Math.abs(m[n]));
                n++;
            }
        }
        return largest < SAME ? 1 : Math.pow(2, trimmedMean(m, a, v, n));
    }

    private static double trimmedMean(double[] m, double[] a, double[] v, int n) {
        double[] rankOfM = new double[n];
        double[] rankOfA = new double[n];
        Ranks ranks = new Ranks(n);
        ranks.average(m, n, rankOfM);
        ranks.average(a, n, rankOfA);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < n; i++) {
            if (isKept(rankOfM[i], n, TRIM_OF_M) && isKept(rankOfA[i], n, TRIM_OF_A)) {
                sum += Double.isNaN(m[i] / v[i]) ? 0 : m[i] / v[i];
                weights += Double.isNaN(1 / v[i]) ? 0 : 1 / v[i];
            }
        }
        return Double.isNaN(sum / weights) ? 0 : sum / weights;
    }

    private static boolean isKept(double rank, int n, double trim) {
        double low = Math.floor(n * trim) + 1;
        return rank >= low && rank <= n + 1 - low;
    }
}
