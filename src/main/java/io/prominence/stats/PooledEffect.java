package io.prominence.stats;

import java.util.Arrays;

/**
 * Effects of several cohorts, pooled; see {@link RandomEffects}. Numbers are NaN where missing.
 *
 * @param k cohorts with a defined effect
 * @param effectFixed inverse-variance fixed effect
 * @param seFixed its standard error
 * @param logPFixed natural logarithm of its two-sided p (normal)
 * @param effectRandom random effect; the cohort's own where k is 1
 * @param seRandom its standard error, modified Knapp–Hartung; the cohort's own where k is 1
 * @param ciLow lower end of its 95 % interval (t, k − 1 df; normal where k is 1)
 * @param ciHigh upper end of its 95 % interval
 * @param piLow lower end of the 95 % prediction interval; missing where k is 1
 * @param piHigh upper end of the 95 % prediction interval; missing where k is 1
 * @param tau2 variance between cohorts, at least 0; missing where k is 1
 * @param i2 share of variation that is between cohorts, percent; missing where k is 1
 * @param q Cochran's Q; missing where k is 1
 * @param logPHeterogeneity natural logarithm of the p of q; missing where k is 1
 * @param statistic effectRandom / seRandom
 * @param df degrees of freedom of statistic: k − 1; positive infinity where k is 1
 * @param logP natural logarithm of the two-sided p of statistic
 * @param weights weight of each cohort given in the random effect, percent; 0 for those that took no part
 * @param undefined why there is no result; null where there is one
 */
public record PooledEffect(
        int k,
        double effectFixed,
        double seFixed,
        double logPFixed,
        double effectRandom,
        double seRandom,
        double ciLow,
        double ciHigh,
        double piLow,
        double piHigh,
        double tau2,
        double i2,
        double q,
        double logPHeterogeneity,
        double statistic,
        double df,
        double logP,
        double[] weights,
        Undefined undefined) {

    static PooledEffect undefined(int k, int cohorts, Undefined reason) {
        double none = Double.NaN;
        double[] weights = new double[cohorts];
        Arrays.fill(weights, none);
        return new PooledEffect(
                k, none, none, none, none, none, none, none, none, none, none, none, none, none, none, none, none,
                weights, reason);
    }

    /** p of {@link #q}. */
    public double pHeterogeneity() {
        return Math.exp(logPHeterogeneity);
    }
}
