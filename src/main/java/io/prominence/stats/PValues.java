package io.prominence.stats;

import java.util.Arrays;

/**
 * The p values of a family of tests, ordered once for all procedures of multiplicity. They are natural logarithms, so
 * that order survives underflow; missing ones (NaN) do not count.
 *
 * <p>O(m log m) to make, immutable, thread-safe.
 */
public final class PValues {
    /** Position of a test without p. */
    private static final int MISSING = -1;

    private final double[] sorted;
    private final int[] position;

    private PValues(double[] sorted, int[] position) {
        this.sorted = sorted;
        this.position = position;
    }

    /**
     * Orders p values.
     *
     * @param logP natural logarithms of p, at most 0; NaN where there is none; not modified
     */
    public static PValues ofLogs(double[] logP) {
        // NaN sorts last, so that the first m are the values that count.
        double[] sorted = logP.clone();
        Arrays.sort(sorted);
        int m = sorted.length;
        while (m > 0 && Double.isNaN(sorted[m - 1])) {
            m--;
        }
        double[] counting = Arrays.copyOf(sorted, m);
        int[] position = new int[logP.length];
        Arrays.setAll(position, i -> Double.isNaN(logP[i]) ? MISSING : Arrays.binarySearch(counting, logP[i]));
        return new PValues(counting, position);
    }

    /** Number of tests that have a p. */
    public int size() {
        return sorted.length;
    }

    /** Number of tests, with those that have no p. */
    public int asked() {
        return position.length;
    }

    /** Natural logarithm of the p of this rank, 0 for the smallest. */
    double log(int rank) {
        return sorted[rank];
    }

    /** How many p are at or above this one. */
    int notBelow(double logP) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < logP) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length - low;
    }

    /** Values of the ranks, brought back to the order of the tests; equal p get one value. */
    double[] inOrderOfTests(double[] ofRank) {
        double[] values = new double[position.length];
        Arrays.setAll(values, i -> position[i] == MISSING ? Double.NaN : ofRank[position[i]]);
        return values;
    }

    /** Natural logarithms of the step-up minima: min over j ≥ i of m p<sub>(j)</sub> c / j, at most 1. */
    double[] stepUp(double logFactor) {
        double[] logQ = new double[sorted.length];
        double least = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            least = Math.min(least, sorted[i] + Math.log((double) sorted.length / (i + 1)) + logFactor);
            logQ[i] = least;
        }
        return logQ;
    }

    /** Turns logarithms into what they are of, in place. */
    static double[] exponentiate(double[] logs) {
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i]);
        }
        return logs;
    }
}
