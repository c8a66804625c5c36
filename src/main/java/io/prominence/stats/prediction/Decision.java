package io.prominence.stats.prediction;

/**
 * What comes of treating everybody whose probability is at least a threshold.
 *
 * <p><b>Estimates</b> sensitivity, specificity and predictive values with Wilson's 95 % intervals, and the <em>net benefit</em>
 * TP/n − FP/n · t/(1 − t), in true positives per sample: what a false positive costs is what choosing this threshold t says
 * that it costs. Treating nobody has a net benefit of 0; treating everybody has {@link #netBenefitOfAll}.
 *
 * <p><b>Shapes:</b> one probability and label per sample, label 1 positive, 0 negative, −1 unknown; NaN probabilities and
 * unknown labels take no part; shares of nothing are NaN. O(n), pure. Equal to the formulas of R's {@code dcurves::dca} and {@code
 * prop.test(correct = FALSE)}. References: doi 10.1177/0272989X06295361 (Vickers and Elkin).
 *
 * @param threshold probability from which on a sample is called positive, above 0 and below 1
 * @param truePositives positives called positive
 * @param falsePositives negatives called positive
 * @param trueNegatives negatives called negative
 * @param falseNegatives positives called negative
 */
public record Decision(double threshold, int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {

    /**
     * Counts.
     *
     * @param probability of being positive, 0 to 1
     * @param label labels
     * @param threshold above 0 and below 1
     */
    public static Decision at(double threshold, double[] probability, byte[] label) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("The threshold " + threshold + " is not between 0 and 1.");
        }
        int[][] counts = new int[2][2];
        for (int i = 0; i < label.length; i++) {
            if (label[i] >= 0 && !Double.isNaN(probability[i])) {
                counts[label[i]][probability[i] >= threshold ? 1 : 0]++;
            }
        }
        return new Decision(threshold, counts[1][1], counts[0][1], counts[0][0], counts[1][0]);
    }

    /** Samples. */
    public int n() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    /** Share of the positives that are called positive. */
    public double sensitivity() {
        return share(truePositives, truePositives + falseNegatives);
    }

    /** 95 % interval of the sensitivity. */
    public Interval95 sensitivityInterval() {
        return Interval95.wilson(truePositives, truePositives + falseNegatives);
    }

    /** Share of the negatives that are called negative. */
    public double specificity() {
        return share(trueNegatives, trueNegatives + falsePositives);
    }

    /** 95 % interval of the specificity. */
    public Interval95 specificityInterval() {
        return Interval95.wilson(trueNegatives, trueNegatives + falsePositives);
    }

    /** Share of positives among those called positive, in this cohort. */
    public double positivePredictiveValue() {
        return share(truePositives, truePositives + falsePositives);
    }

    /** Share of negatives among those called negative, in this cohort. */
    public double negativePredictiveValue() {
        return share(trueNegatives, trueNegatives + falseNegatives);
    }

    /** Net benefit of treating those called positive. */
    public double netBenefit() {
        return (truePositives - falsePositives * odds()) / n();
    }

    /** Net benefit of treating everybody. */
    public double netBenefitOfAll() {
        return (truePositives + falseNegatives - (trueNegatives + falsePositives) * odds()) / n();
    }

    private double odds() {
        return threshold / (1 - threshold);
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }
}
