package io.prominence.analysis;

import io.prominence.stats.LeaveOneOut;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.SubgroupTest;

/**
 * One gene's effects over the cohorts of a level, pooled, as distances from the null value.
 *
 * @param k cohorts with a defined effect
 * @param n their samples
 * @param events their positives or events
 * @param effect the pool
 * @param ciLow lower end of the interval of the random effect, where k is 1 the cohort's own
 * @param ciHigh upper end
 * @param logP natural logarithm of the p of the random effect, where k is 1 the cohort's own
 * @param signConcordance share of cohorts on the same side as the pool, percent; NaN where k is below 2 or the pool is on no side
 * @param left the pool without one cohort
 * @param influential position of the most influential cohort in the level; −1 where there is none
 * @param cancers the comparison of cancers; null in a level of one cancer
 */
record GenePool(
        int k,
        int n,
        int events,
        PooledEffect effect,
        double ciLow,
        double ciHigh,
        double logP,
        double signConcordance,
        LeaveOneOut left,
        int influential,
        SubgroupTest cancers) {}
