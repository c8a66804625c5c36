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
 * @param seRandom its standard error by the test; the cohort's own where k is 1; missing with all that follows from it
 *     where the plain Knapp–Hartung test finds no scatter
 * @param ciLow lower end of its 95 % interval by the test (normal where k is 1)
 * @param ciHigh upper end of its 95 % interval
 * @param piLow lower end of the 95 % prediction interval; missing where k is 1
 * @param piHigh upper end of the 95 % prediction interval; missing where k is 1
 * @param tau2 variance between cohorts, at least 0; missing where k is 1
 * @param tau2Low lower end of its 95 % Q-profile interval, at least 0; missing where k is 1
 * @param tau2High upper end of that interval; 0 where cohorts are more alike than 97.5 % of chance
 * @param i2 share of variation that is between cohorts, percent; missing where k is 1
 * @param h2 total variance over sampling variance, at least 1; missing where k is 1
 * @param q Cochran's Q; missing where k is 1
 * @param logPHeterogeneity natural logarithm of the p of q; missing where k is 1
 * @param statistic effectRandom / seRandom
 * @param df degrees of freedom of statistic: k − 1; positive infinity for a normal test and where k is 1
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
        double tau2Low,
        double tau2High,
        double i2,
        double h2,
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
                k, none, none, none, none, none, none, none, none, none, none, none, none, none, none, none, none, none,
                none, none, weights, reason);
    }

    /** p of {@link #q}. */
    public double pHeterogeneity() {
        return Math.exp(logPHeterogeneity);
    }
}
