/**
 * Pure-Java kernels on primitive arrays.
 *
 * <p>Lives here: statistics prepared once per cohort and applied to each gene without allocation, tests, survival,
 * pooling, multiplicity, measures of a classifier. Must not live here: files, Spark, or any other room, and what a gene
 * is beyond its values.
 *
 * <p>Start with {@link io.prominence.stats.GeneKernel}, which a method such as {@link io.prominence.stats.Pearson} prepares
 * and whose worker fills an {@link io.prominence.stats.Estimate}; why there is no result is an {@link
 * io.prominence.stats.Undefined}. Effects are pooled by {@link io.prominence.stats.RandomEffects}; many tests at once are
 * {@link io.prominence.stats.PValues}, which every procedure of multiplicity takes. All formulas with their R calls are in {@code docs/statistics.md}.
 *
 * <p>To add a method: a class with {@code prepare(...)} that gives a {@code GeneKernel}, one line in the registry of {@code
 * scan}, one R script that makes its golden file.
 */
package io.prominence.stats;
