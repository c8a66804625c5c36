package io.prominence.stats.prediction;

import java.util.ArrayList;
import java.util.List;

/**
 * The corners of a ROC curve: the shares of negatives and of positives whose score is at least a threshold.
 *
 * <p><b>Shapes:</b> one score and label per sample, label 1 positive, 0 negative, −1 unknown; higher scores speak for
 * positive. Samples with a NaN score or an unknown label take no part; tied scores make one corner. The first corner is
 * (0, 0), the last (1, 1); rates of an absent class are NaN. O(n log n), immutable. Equal to R's {@code pROC::roc}.
 *
 * @param points corners, thresholds falling
 */
public record RocCurve(List<Point> points) {
    /**
     * One corner.
     *
     * @param falsePositiveRate 1 − specificity, 0 to 1
     * @param truePositiveRate sensitivity, 0 to 1
     * @param threshold samples with at least this score are called positive; NaN at the origin
     */
    public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

    /**
     * Draws the curve.
     *
     * @param score scores
     * @param label labels
     */
    public static RocCurve of(double[] score, byte[] label) {
        return of(new RankedScores(score, label));
    }

    /** Draws the curve with samples weighted, in both rates. */
    public static RocCurve of(double[] score, byte[] label, double[] weight) {
        return of(new RankedScores(score, label, weight));
    }

    private static RocCurve of(RankedScores ranked) {
        List<Point> points = new ArrayList<>();
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < ranked.size(); i++) {
            positives += ranked.positive(i) ? ranked.weight(i) : 0;
            negatives += ranked.positive(i) ? 0 : ranked.weight(i);
        }
        points.add(new Point(0 / negatives, 0 / positives, Double.NaN));
        double found = 0;
        double wrong = 0;
        for (int i = 0; i < ranked.size(); i++) {
            found += ranked.positive(i) ? ranked.weight(i) : 0;
            wrong += ranked.positive(i) ? 0 : ranked.weight(i);
            if (ranked.lastOfTies(i)) {
                points.add(new Point(wrong / negatives, found / positives, ranked.score(i)));
            }
        }
        return new RocCurve(List.copyOf(points));
    }
}
