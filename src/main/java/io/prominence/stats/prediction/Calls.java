package io.prominence.stats.prediction;

/**
 * What comes of calling some samples positive: shares with their 95 % intervals, samples weighted.
 *
 * <p><b>Estimates</b> sensitivity, specificity and predictive values as Σ w hit / Σ w over the samples that each is about, and
 * Wilson's interval with (Σ w)²/Σ w² (Kish's effective number) in the place of the number of samples. Where all weigh 1 these are
 * {@link Decision}'s.
 *
 * <p><b>Shapes:</b> one call, label (1, 0, −1 unknown) and weight per sample; unknown labels take no part; shares of nothing are NaN.
 * O(n), pure. <b>Accuracy:</b> relative 1e-9 against {@code prop.test(correct = FALSE)} where all weigh 1, and against the formula.
 * References: doi 10.1080/01621459.1927.10502953 (Wilson); Franco and others, Journal of Survey Statistics and Methodology 2019 (with effective numbers).
 *
 * @param sensitivity share of the positives that are called positive
 * @param specificity share of the negatives that are not
 * @param positivePredictiveValue share of positives among those called positive, in this cohort
 * @param negativePredictiveValue share of negatives among the others, in this cohort
 * @param prevalence share of positives, in this cohort
 */
public record Calls(
        Share sensitivity,
        Share specificity,
        Share positivePredictiveValue,
        Share negativePredictiveValue,
        Share prevalence) {

    /**
     * A share.
     *
     * @param value 0 to 1
     * @param interval its 95 % interval
     */
    public record Share(double value, Interval95 interval) {}

    /**
     * Counts.
     *
     * @param called whether a sample is called positive
     * @param label labels
     * @param weight weights
     */
    public static Calls of(boolean[] called, byte[] label, double[] weight) {
        return new Calls(
                share(label, weight, i -> label[i] == 1, i -> called[i]),
                share(label, weight, i -> label[i] == 0, i -> !called[i]),
                share(label, weight, i -> called[i], i -> label[i] == 1),
                share(label, weight, i -> !called[i], i -> label[i] == 0),
                share(label, weight, i -> true, i -> label[i] == 1));
    }

    private static Share share(
            byte[] label,
            double[] weight,
            java.util.function.IntPredicate isAbout,
            java.util.function.IntPredicate isHit) {
        double all = 0;
        double squares = 0;
        double hits = 0;
        for (int i = 0; i < label.length; i++) {
            if (label[i] >= 0 && isAbout.test(i)) {
                all += weight[i];
                squares += weight[i] * weight[i];
                hits += isHit.test(i) ? weight[i] : 0;
            }
        }
        return new Share(hits / all, Interval95.wilson(hits / all, all * all / squares));
    }
}
