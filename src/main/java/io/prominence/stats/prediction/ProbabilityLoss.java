package io.prominence.stats.prediction;

import java.util.Arrays;

/**
 * How far predicted probabilities are from what happened.
 *
 * <p><b>Estimates</b> the Brier score, mean (p − y)²; the scaled Brier score 1 − Brier/Brier₀, where Brier₀ = ȳ(1 − ȳ) is that of
 * giving every sample this cohort's own share of positives (1 is perfect, 0 is no better than that share, below 0 worse; also called
 * the index of prediction accuracy); and the log loss, mean −log of the probability of what happened, natural logarithm. Each is a
 * {@link SampleMean} with its error, that of the scaled score by the delta method.
 *
 * <p><b>Shapes:</b> one probability, label (1, 0, −1 unknown) and weight per sample; NaN probabilities and unknown labels
 * take no part. For the log loss probabilities are kept from 0 and 1 by {@value #LEAST}. The scaled score is NaN without both classes. O(n),
 * pure. <b>Accuracy:</b> relative 1e-9 against {@code riskRegression::Score(metrics = "brier", conservative = TRUE, summary =
 * "ipa")} and R's definitions. Reference: doi 10.1186/s41512-018-0029-2 (Kattan and Gerds).
 *
 * @param brier Brier score
 * @param scaledBrier scaled Brier score
 * @param logLoss log loss
 */
public record ProbabilityLoss(SampleMean brier, SampleMean scaledBrier, SampleMean logLoss) {
    static final double LEAST = 1e-12;

    /**
     * Measures.
     *
     * @param probability of being positive, 0 to 1
     * @param label labels
     * @param weight weights
     */
    public static ProbabilityLoss of(double[] probability, byte[] label, double[] weight) {
        double[] squares = brier(probability, label);
        double[] logs = new double[label.length];
        Arrays.setAll(logs, i -> Double.isNaN(squares[i]) ? Double.NaN : -Math.log(given(probability[i], label[i])));
        SampleMean brier = SampleMean.of(squares, weight);
        return new ProbabilityLoss(brier, scaled(brier, squares, label, weight), SampleMean.of(logs, weight));
    }

    /** Each sample's part of the Brier score; NaN where it takes no part. */
    public static double[] brier(double[] probability, byte[] label) {
        double[] squares = new double[label.length];
        Arrays.setAll(
                squares, i -> label[i] < 0 ? Double.NaN : (probability[i] - label[i]) * (probability[i] - label[i]));
        return squares;
    }

    private static SampleMean scaled(SampleMean brier, double[] squares, byte[] label, double[] weight) {
        double[] positive = new double[label.length];
        Arrays.setAll(positive, i -> Double.isNaN(squares[i]) ? Double.NaN : label[i]);
        double share = SampleMean.of(positive, weight).value();
        double worst = share * (1 - share);
        if (!(worst > 0)) {
            return SampleMean.NONE;
        }
        double kept = brier.value() / worst;
        double[] parts = new double[label.length];
        Arrays.setAll(parts, i -> (squares[i] - kept * (positive[i] - share) * (positive[i] - share)) / worst);
        return new SampleMean(1 - kept, SampleMean.of(parts, weight).standardError());
    }

    private static double given(double probability, byte label) {
        return Math.max(LEAST, label == 1 ? probability : 1 - probability);
    }
}
