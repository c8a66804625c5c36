/**
 * Named scientific questions.
 *
 * <p>Lives here: genome-wide association, pooling, the marker dossier. Must not live here: Spark, and formulas that belong in stats.
 */
package io.prominence.analysis;
