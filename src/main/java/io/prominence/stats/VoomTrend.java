package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The mean–variance trend of voom: what the square root of a residual standard deviation is expected to be at a log2
 * count, and the precision weight that follows from it.
 *
 * <ul>
 *   <li>Estimates f, the {@link Lowess} curve (span 0.5) of √s on A + mean(log2(L + 1)) − log2(10⁶) over the genes: s
 *       from the unweighted fit of a gene, A its mean log2 counts per million, L the effective library sizes of the
 *       samples of the analysis. Between the genes f is interpolated, beyond them it is constant. Weight 1/f⁴.
 *   <li>No test. One standard deviation and one mean per gene with a result; genes without a count have none.
 *   <li>Fewer than two genes: every weight is 1. Genes of one mean share their f.
 *   <li>Lowess once per analysis; a weight in O(log genes). Immutable.
 *   <li>Relative 1e-9 against R limma 3.54 {@code voom(counts, design, lib.size)$weights}.
 *   <li>Law and others 2014, doi 10.1186/gb-2014-15-2-r29.
 * </ul>
 */
public final class VoomTrend implements Serializable {
    private static final long serialVersionUID = 1;

    private static final double SPAN = 0.5;
    private static final VoomTrend NONE = new VoomTrend(new double[1], new double[] {1});

    private final double[] logCounts;
    private final double[] rootDeviations;

    private VoomTrend(double[] logCounts, double[] rootDeviations) {
        this.logCounts = logCounts;
        this.rootDeviations = rootDeviations;
    }

    /**
     * Learns the trend. The order of the genes is part of the result in its last bits: hand them over in one fixed order.
     *
     * @param averageLogCpm mean log2 counts per million ({@link LogCpm#constant}) of every gene with a result
     * @param residualVariance residual variance of its unweighted fit
     * @param meanLogLibrary {@link Voom#meanLogLibrary} of the analysis
     */
    public static VoomTrend fit(double[] averageLogCpm, double[] residualVariance, double meanLogLibrary) {
        int n = averageLogCpm.length;
        if (n < 2) {
            return NONE;
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> averageLogCpm[i]));
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = averageLogCpm[order[i]] + meanLogLibrary - Voom.LOG2_MILLION;
            y[i] = Math.sqrt(Math.sqrt(residualVariance[order[i]]));
        }
        return distinct(x, Lowess.smooth(x, y, SPAN));
    }

    private static VoomTrend distinct(double[] x, double[] curve) {
        double[] knots = new double[x.length];
        double[] heights = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (count == 0 || x[i] != knots[count - 1]) {
                knots[count] = x[i];
                heights[count++] = curve[i];
            }
        }
        return new VoomTrend(Arrays.copyOf(knots, count), Arrays.copyOf(heights, count));
    }

    /** f at a log2 count. */
    double rootDeviation(double logCount) {
        int last = logCounts.length - 1;
        if (logCount <= logCounts[0]) {
            return rootDeviations[0];
        }
        if (logCount >= logCounts[last]) {
            return rootDeviations[last];
        }
        int found = Arrays.binarySearch(logCounts, logCount);
        if (found >= 0) {
            return rootDeviations[found];
        }
        int right = -found - 1;
        int left = right - 1;
        double share = (logCount - logCounts[left]) / (logCounts[right] - logCounts[left]);
        return rootDeviations[left] + (rootDeviations[right] - rootDeviations[left]) * share;
    }

    /** The precision weight of an observation whose fitted log2 count is this. */
    double weight(double logCount) {
        double f = rootDeviation(logCount);
        return 1 / (f * f * f * f);
    }
}
