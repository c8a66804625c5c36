package io.prominence.stats.prediction;

/**
 * How many samples a model of a yes or no needs, by the criteria of Riley and others.
 *
 * <p><b>Criteria.</b> (1) The expected shrinkage of the coefficients is at least 0.9: n = p / ((S − 1) log(1 − R²/S)).
 * (2) The apparent share of explained variation is at most 0.05 too good: the same with S = R² / (R² + 0.05 max R²). (3) The share of
 * positives itself is known to 0.05: n = (1.96 / 0.05)² φ (1 − φ). R² is Cox and Snell's, its maximum 1 − (φ<sup>φ</sup> (1 − φ)<sup>1 − φ</sup>)²;
 * where nobody can say what R² the model will have, 15 % of the maximum is what the authors advise.
 *
 * <p>A penalised model chooses among p candidates and spends fewer parameters than p, but not knowably fewer; p is what is
 * offered to it. <b>Accuracy:</b> the formulas, in R in the golden's script ({@code pmsampsize(type = "b")} rounds n up, as here).
 * Reference: doi 10.1136/bmj.m441; doi 10.1002/sim.7992.
 *
 * @param parameters candidate parameters p
 * @param share φ, share of positives, above 0 and below 1
 * @param explained anticipated R² of Cox and Snell
 * @param forShrinkage samples for the first criterion
 * @param forOptimism samples for the second
 * @param forShare samples for the third
 */
public record SampleSize(
        int parameters, double share, double explained, int forShrinkage, int forOptimism, int forShare) {
    private static final double SHRINKAGE = 0.9;
    private static final double OPTIMISM = 0.05;
    private static final double PRECISION = 0.05;

    /** Share of the largest R² that is taken for the model's where nobody knows better. */
    private static final double USUAL = 0.15;

    /**
     * Computes for an R² of 15 % of its maximum.
     *
     * @param parameters candidate parameters, at least 1
     * @param share share of positives, above 0 and below 1
     */
    public static SampleSize of(int parameters, double share) {
        return of(parameters, share, USUAL * largest(share));
    }

    /**
     * Computes.
     *
     * @param parameters candidate parameters, at least 1
     * @param share share of positives, above 0 and below 1
     * @param explained anticipated R² of Cox and Snell, above 0 and below its maximum
     */
    public static SampleSize of(int parameters, double share, double explained) {
        double optimal = explained / (explained + OPTIMISM * largest(share));
        double margin = Interval95.Z / PRECISION;
        return new SampleSize(
                parameters,
                share,
                explained,
                up(forShrinkage(parameters, explained, SHRINKAGE)),
                up(forShrinkage(parameters, explained, optimal)),
                up(margin * margin * share * (1 - share)));
    }

    private static double forShrinkage(int parameters, double explained, double shrinkage) {
        return parameters / ((shrinkage - 1) * Math.log1p(-explained / shrinkage));
    }

    private static double largest(double share) {
        double logNull = share * Math.log(share) + (1 - share) * Math.log1p(-share);
        return -Math.expm1(2 * logNull);
    }

    private static int up(double samples) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(samples));
    }

    /** Samples for all criteria. */
    public int samples() {
        return Math.max(forShrinkage, Math.max(forOptimism, forShare));
    }

    /** Positives, or negatives where they are fewer, among these samples. */
    public int events() {
        return (int) Math.ceil(samples() * Math.min(share, 1 - share));
    }

    /** These events per candidate parameter. */
    public double eventsPerParameter() {
        return samples() * Math.min(share, 1 - share) / parameters;
    }
}
