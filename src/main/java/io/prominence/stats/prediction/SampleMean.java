package io.prominence.stats.prediction;

import java.util.stream.IntStream;

/**
 * A mean over the samples of a cohort, of which censoring has hidden some.
 *
 * <p><b>Estimates</b> Σ w x / N with N = Σ w: weights by inverse probability of censoring add up to all samples, the hidden
 * ones too. Standard error s/√N, s the standard deviation (N − 1) of w x over the N samples, where a hidden one has w x = 0:
 * the weights count as known, which makes the error a little too large. Where all weigh 1 these are R's {@code mean(x)} and
 * {@code sd(x) / sqrt(n)}. Samples are independent: several of one patient make the error too small.
 *
 * <p><b>Shapes:</b> one value and weight per sample, weights above 0; samples with a NaN value take no part. NaN without samples, the
 * error without two. O(n), pure. <b>Accuracy:</b> relative 1e-9 against {@code riskRegression::Score(conservative = TRUE)},
 * whose Brier score is such a mean. Reference: doi 10.1002/bimj.200610301 (Gerds and Schumacher).
 *
 * @param value the mean
 * @param standardError its standard error
 */
public record SampleMean(double value, double standardError) {
    static final SampleMean NONE = new SampleMean(Double.NaN, Double.NaN);

    /**
     * The mean.
     *
     * @param x values
     * @param weight their weights
     */
    public static SampleMean of(double[] x, double[] weight) {
        int[] known =
                IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i])).toArray();
        double all = 0;
        double sum = 0;
        for (int i : known) {
            all += weight[i];
            sum += weight[i] * x[i];
        }
        double mean = sum / all;
        double squares = Math.max(0, all - known.length) * mean * mean;
        for (int i : known) {
            squares += (weight[i] * x[i] - mean) * (weight[i] * x[i] - mean);
        }
        return new SampleMean(mean, known.length < 2 ? Double.NaN : Math.sqrt(squares / (all - 1) / all));
    }

    /** The mean ± 1.96 standard errors. */
    public Interval95 interval() {
        return Interval95.wald(value, standardError);
    }
}
