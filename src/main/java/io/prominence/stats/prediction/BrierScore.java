package io.prominence.stats.prediction;

/**
 * Brier score: the mean squared difference between a predicted probability and what happened, Σ (p − y)² / n.
 *
 * <p>0 is perfect, ¼ is a coin said to be fair. <b>Shapes:</b> one probability (0 to 1) and label per sample, label 1
 * positive, 0 negative, −1 unknown; NaN probabilities and unknown labels take no part; NaN without samples. O(n), pure.
 * Equal to R's {@code mean((p - y)^2)}. Reference: doi 10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 */
public final class BrierScore {
    private BrierScore() {}

    /**
     * Brier score.
     *
     * @param probability of being positive
     * @param label labels
     * @return 0 to 1, or NaN
     */
    public static double of(double[] probability, byte[] label) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < probability.length; i++) {
            if (!Double.isNaN(probability[i]) && label[i] >= 0) {
                double miss = probability[i] - label[i];
                sum += miss * miss;
                n++;
            }
        }
        return sum / n;
    }
}
