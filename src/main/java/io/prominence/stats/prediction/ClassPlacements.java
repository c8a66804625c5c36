package io.prominence.stats.prediction;

import java.util.Arrays;

/**
 * Placements of the samples of either class among those of the other: the share of negatives below a positive, the share of
 * positives above a negative, ties counting half.
 */
final class ClassPlacements {
    private final double[] ofPositives;
    private final double[] ofNegatives;

    /**
     * Places.
     *
     * @param score by sample
     * @param positive which samples are positive
     * @param negative which are negative
     */
    ClassPlacements(double[] score, int[] positive, int[] negative) {
        double[] low = sorted(score, negative);
        double[] high = sorted(score, positive);
        ofPositives = new double[positive.length];
        ofNegatives = new double[negative.length];
        for (int i = 0; i < positive.length; i++) {
            ofPositives[i] = halfBelow(low, score[positive[i]]) / (2.0 * negative.length);
        }
        for (int i = 0; i < negative.length; i++) {
            ofNegatives[i] = 1 - halfBelow(high, score[negative[i]]) / (2.0 * positive.length);
        }
    }

    private static double[] sorted(double[] score, int[] samples) {
        double[] values = Arrays.stream(samples).mapToDouble(i -> score[i]).toArray();
        Arrays.sort(values);
        return values;
    }

    /** Twice the number of values below, ties as one half. */
    private static long halfBelow(double[] sorted, double value) {
        return (long) first(sorted, value, false) + first(sorted, value, true);
    }

    /** The first place whose value is at least this one, or above it. */
    private static int first(double[] sorted, double value, boolean above) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = above ? sorted[middle] <= value : sorted[middle] < value;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }

    /** The area under the curve; NaN without both classes. */
    double area() {
        return ofPositives.length == 0 || ofNegatives.length == 0
                ? Double.NaN
                : Arrays.stream(ofPositives).average().orElse(Double.NaN);
    }

    /** Variance of the difference between two areas; NaN without two samples of each class. */
    double variance(ClassPlacements other, int positives, int negatives) {
        return variance(ofPositives, other.ofPositives) / positives
                + variance(ofNegatives, other.ofNegatives) / negatives;
    }

    private static double variance(double[] a, double[] b) {
        double mean = 0;
        for (int i = 0; i < a.length; i++) {
            mean += (a[i] - b[i]) / a.length;
        }
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
        }
        return a.length < 2 ? Double.NaN : squares / (a.length - 1);
    }
}
