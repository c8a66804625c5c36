package io.prominence.stats;

import java.util.Arrays;

/** Values in ascending order, and what R reads from their order. */
final class SortedValues {
    private final double[] sorted;

    /** Sorts a copy of finite values. */
    SortedValues(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The p-quantile, linear between neighbours: R's {@code quantile(type = 7)}. At least one value. */
    double quantile(double p) {
        double place = (sorted.length - 1) * p;
        int below = (int) place;
        double share = place - below;
        return share == 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[below + 1];
    }

    /** The middle value, or the mean of the two middle ones. */
    double median() {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    /** The mean without the floor(n · trim) smallest and largest values: R's {@code mean(trim)}. */
    double trimmedMean(double trim) {
        int cut = (int) Math.floor(sorted.length * trim);
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElse(Double.NaN);
    }

    /** How many values are distinct. */
    int distinct() {
        return (int) Arrays.stream(sorted).distinct().count();
    }

    double smallest() {
        return sorted[0];
    }

    double largest() {
        return sorted[sorted.length - 1];
    }
}
