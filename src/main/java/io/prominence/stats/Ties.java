package io.prominence.stats;

import java.io.Serializable;

/** Sums over groups of t equal values, as the variance of Kendall's score needs them. */
final class Ties implements Serializable {
    private static final long serialVersionUID = 1;

    private double samples;
    private double twicePairs;
    private double ofVariance;
    private double ofTriples;

    void clear() {
        samples = 0;
        twicePairs = 0;
        ofVariance = 0;
        ofTriples = 0;
    }

    /** One more group. */
    void add(double size) {
        samples += size;
        twicePairs += size * (size - 1);
        ofVariance += size * (size - 1) * (2 * size + 5);
        ofTriples += size * (size - 1) * (size - 2);
    }

    /** Pairs of samples that are not tied. */
    double untiedPairs() {
        return 0.5 * (samples * (samples - 1) - twicePairs);
    }

    /** Variance of concordant less discordant pairs without association, of two columns with these ties. */
    double scoreVariance(Ties other) {
        double n = samples;
        return (n * (n - 1) * (2 * n + 5) - ofVariance - other.ofVariance) / 18
                + twicePairs * other.twicePairs / (2 * n * (n - 1))
                + ofTriples * other.ofTriples / (9 * n * (n - 1) * (n - 2));
    }
}
