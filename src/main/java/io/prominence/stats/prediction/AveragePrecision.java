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
        return of(new RankedScores(score, label));
    }

    /**
     * The same with samples weighted, in recall and in precision.
     *
     * @param score scores, higher speaks for positive
     * @param label labels
     * @param weight weights
     * @return 0 to 1, or NaN
     */
    public static double of(double[] score, byte[] label, double[] weight) {
        return of(new RankedScores(score, label, weight));
    }

    private static double of(RankedScores ranked) {
        double sum = 0;
        double called = 0;
        double found = 0;
        double foundBefore = 0;
        for (int i = 0; i < ranked.size(); i++) {
            called += ranked.weight(i);
            found += ranked.positive(i) ? ranked.weight(i) : 0;
            if (ranked.lastOfTies(i)) {
                sum += (found - foundBefore) * found / called;
                foundBefore = found;
            }
        }
        return sum / found;
    }

    /**
     * The 95 % interval on the logit scale: logit ± 1.96 / √(m A (1 − A)), m the positives, or (Σ w)²/Σ w² of them (doi
     * 10.1007/978-3-642-40994-3_29, Boyd, Eng and Page). NaN at 0 and 1.
     *
     * @param value average precision
     * @param label labels
     * @param weight weights
     */
    public static Interval95 interval(double value, byte[] label, double[] weight) {
        double all = 0;
        double squares = 0;
        for (int i = 0; i < label.length; i++) {
            all += label[i] == 1 ? weight[i] : 0;
            squares += label[i] == 1 ? weight[i] * weight[i] : 0;
        }
        if (!(value > 0 && value < 1)) {
            return new Interval95(Double.NaN, Double.NaN);
        }
        double centre = Math.log(value / (1 - value));
        double half = Interval95.Z / Math.sqrt(all * all / squares * value * (1 - value));
        return new Interval95(1 / (1 + Math.exp(half - centre)), 1 / (1 + Math.exp(-half - centre)));
    }
}
