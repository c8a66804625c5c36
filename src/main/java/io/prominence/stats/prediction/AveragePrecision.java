package io.prominence.stats.prediction;

/**
 * Average precision, the step-wise area under the precision-recall curve: Σ (R<sub>i</sub> − R<sub>i−1</sub>) P<sub>i</sub>
 * over the distinct scores from the highest, with recall R and precision P of calling positive all samples with at
 * least that score. Tied scores are one step; nothing is interpolated.
 *
 * <p>A score without information has the share of positives as its expectation. <b>Shapes:</b> one score and label per
 * sample, label 1 positive, 0 negative, −1 unknown; NaN scores and unknown labels take no part; NaN without positives.
 * O(n log n), pure. Equal to scikit-learn's {@code average_precision_score}. Reference: doi 10.1145/1143844.1143874 (Davis
 * and Goadrich).
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * Average precision.
     *
     * @param score scores, higher speaks for positive
     * @param label labels
     * @return 0 to 1, or NaN
     */
    public static double of(double[] score, byte[] label) {
        RankedScores ranked = new RankedScores(score, label);
        double sum = 0;
        int found = 0;
        int foundBefore = 0;
        for (int i = 0; i < ranked.size(); i++) {
            found += ranked.positive(i) ? 1 : 0;
            if (ranked.lastOfTies(i)) {
                sum += (double) (found - foundBefore) * found / (i + 1);
                foundBefore = found;
            }
        }
        return sum / ranked.positives();
    }
}
