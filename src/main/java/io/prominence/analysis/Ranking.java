package io.prominence.analysis;

import java.util.Arrays;

/** Ranks by p, on its logarithm, so that order survives underflow. */
final class Ranking {
    private final double[] sorted;

    /** @param logP natural logarithms of p; NaN does not count */
    Ranking(double[] logP) {
        sorted = Arrays.stream(logP)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** 1 = smallest p; equal p share the lowest rank. */
    int rank(double logP) {
        return below(logP) + 1;
    }

    /** Share of the genes whose p is not below this one, in percent. */
    double percentile(double logP) {
        return 100.0 * (sorted.length - below(logP)) / sorted.length;
    }

    private int below(double logP) {
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
        return low;
    }
}
