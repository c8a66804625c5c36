package io.prominence.stats;

/**
 * Whether groups of cohorts differ in their pooled effect; see {@link RandomEffects#compareGroups}.
 *
 * @param groups groups among the cohorts that take part
 * @param tau2 variance between cohorts within groups, common to all of them; NaN where there is no test
 * @param statistic F, or χ² for the normal test; NaN where there is no test: fewer than two groups, or no more cohorts
 *     than groups
 * @param df groups − 1
 * @param residualDf cohorts − groups; positive infinity for the normal test
 * @param logP natural logarithm of the p of statistic
 */
public record SubgroupTest(int groups, double tau2, double statistic, double df, double residualDf, double logP) {
    static SubgroupTest none(int groups) {
        double none = Double.NaN;
        return new SubgroupTest(groups, none, none, none, none, none);
    }
}
