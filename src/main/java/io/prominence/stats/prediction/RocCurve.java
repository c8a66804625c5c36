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
        RankedScores ranked = new RankedScores(score, label);
        List<Point> points = new ArrayList<>();
        double positives = ranked.positives();
        double negatives = ranked.size() - positives;
        points.add(new Point(0 / negatives, 0 / positives, Double.NaN));
        int found = 0;
        for (int i = 0; i < ranked.size(); i++) {
            found += ranked.positive(i) ? 1 : 0;
            if (ranked.lastOfTies(i)) {
                points.add(new Point((i + 1 - found) / negatives, found / positives, ranked.score(i)));
            }
        }
        return new RocCurve(List.copyOf(points));
    }
}
