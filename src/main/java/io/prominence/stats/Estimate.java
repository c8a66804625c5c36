package io.prominence.stats;

/**
 * What a kernel says of one gene; filled anew for each gene and reused, so that a scan allocates nothing.
 *
 * <p>Either {@link #undefined} is null and the numbers are finite (a p of 0 where it underflows; {@code df} infinite for
 * a normal test; error and interval NaN for a perfect ranking, which has none), or it is the reason why there is no result and every number but {@link #n} and {@link #events} is NaN.
 */
public final class Estimate {
    /** Samples that took part. */
    public int n;
    /** Positives or events among them; −1 where the notion does not exist. */
    public int events;
    /** Effect, on the scale of the method. */
    public double effect;
    /** Standard error of {@link #effect}. */
    public double standardError;
    /** Lower end of the 95 % interval of {@link #effect}. */
    public double ciLow;
    /** Upper end of the 95 % interval of {@link #effect}. */
    public double ciHigh;
    /** Test statistic. */
    public double statistic;
    /** Degrees of freedom of {@link #statistic}; positive infinity for a normal test. */
    public double df;
    /** Natural logarithm of the two-sided p: exact where p underflows. */
    public double logP;
    /** Residual variance, for methods that are moderated over all genes; NaN otherwise. */
    public double residualVariance;
    /** Mean of the gene over the samples of the analysis that have it, for methods that need it; NaN otherwise. */
    public double averageExpression;
    /** What took the place of the method where it has no result of its own; null where the method itself spoke. */
    public Fallback fallback;
    /** Why there is no result; null where there is one. */
    public Undefined undefined;

    /** Forgets the last gene. */
    public void clear() {
        n = 0;
        events = -1;
        none(null);
    }

    /** States that there is no result, keeping {@link #n} and {@link #events}. */
    public void undefined(Undefined reason) {
        none(reason);
    }

    private void none(Undefined reason) {
        effect = Double.NaN;
        standardError = Double.NaN;
        ciLow = Double.NaN;
        ciHigh = Double.NaN;
        statistic = Double.NaN;
        df = Double.NaN;
        logP = Double.NaN;
        residualVariance = Double.NaN;
        averageExpression = Double.NaN;
        fallback = null;
        undefined = reason;
    }
}
