/**
 * Pure-Java kernels on primitive arrays.
 *
 * <p>Lives here: statistics prepared once per cohort and applied to each gene without allocation, tests, survival, pooling, multiplicity. Must not live here: genes, files, Spark, or any other room.
 */
package io.prominence.stats;
