package io.prominence.stats;

/**
 * AUC, its DeLong standard error, and the rank-sum test, from one sort.
 *
 * <p>The placement of a positive sample is the share of negatives below it, ties as one half; AUC is their mean, and
 * its variance is that of the placements of either group, each over its size (DeLong 1988, doi 10.2307/2531595). A
 * workspace: reused without allocation, one per thread. O(n log n). The AUC is exact to its last bit: it is counted.
 */
final class Placements {
    private final Ranks ranks;
    private int positives;
    private int negatives;
    /** Twice the number of pairs with the positive above the negative, ties as one half. */
    private long doubledPairs;

    private double auc;
    private double standardError;
    private double tieSum;

    /** Room for so many values. */
    Placements(int capacity) {
        ranks = new Ranks(capacity);
    }

    /** Sorts the first n values, which are finite and not modified. */
    void sort(double[] values, int n) {
        ranks.sort(values, n);
    }

    /**
     * Computes for the values last sorted.
     *
     * @param group 1 or 0, one per value; at least two of each
     * @param n values
     */
    void compute(byte[] group, int n) {
        positives = 0;
        for (int i = 0; i < n; i++) {
            positives += group[i];
        }
        negatives = n - positives;
        countPairs(group, n);
        auc = doubledPairs / (2.0 * positives * negatives);
        standardError = Math.sqrt(placementVariance(group, n));
    }

    private void countPairs(byte[] group, int n) {
        doubledPairs = 0;
        tieSum = 0;
        int positivesBelow = 0;
        int to;
        for (int from = 0; from < n; from = to) {
            to = ranks.tiesEnd(from);
            long here = positivesAmong(group, from, to);
            long negativesBelow = (long) from - positivesBelow;
            long negativesHere = to - from - here;
            doubledPairs += here * (2 * negativesBelow + negativesHere);
            double ties = to - from;
            tieSum += ties * ties * ties - ties;
            positivesBelow += (int) here;
        }
    }

    private double placementVariance(byte[] group, int n) {
        double ofPositives = 0;
        double ofNegatives = 0;
        int positivesBelow = 0;
        int to;
        for (int from = 0; from < n; from = to) {
            to = ranks.tiesEnd(from);
            int here = positivesAmong(group, from, to);
            int negativesHere = to - from - here;
            double positive = (from - positivesBelow + 0.5 * negativesHere) / negatives - auc;
            double negative = (positives - positivesBelow - 0.5 * here) / positives - auc;
            ofPositives += here * positive * positive;
            ofNegatives += negativesHere * negative * negative;
            positivesBelow += here;
        }
        return ofPositives / (positives - 1.0) / positives + ofNegatives / (negatives - 1.0) / negatives;
    }

    private int positivesAmong(byte[] group, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += group[ranks.position(i)];
        }
        return count;
    }

    /** Probability that a positive is above a negative, ties as one half. */
    double auc() {
        return auc;
    }

    /** DeLong's standard error of the AUC; 0 for a perfect ranking. */
    double standardError() {
        return standardError;
    }

    /** Rank-sum z with ties in its variance and a continuity correction of one half; NaN if all values are tied. */
    double z() {
        double n = (double) positives + negatives;
        double product = (double) positives * negatives;
        double difference = 0.5 * (doubledPairs - product);
        double sigma = Math.sqrt(product / 12 * (n + 1 - tieSum / (n * (n - 1))));
        return (difference - 0.5 * Math.signum(difference)) / sigma;
    }
}
