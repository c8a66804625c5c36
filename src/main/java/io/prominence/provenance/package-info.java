/**
 * What a run was made of.
 *
 * <p>Lives here: the run manifest, fingerprints, versions, seeds. Must not live here: results, Spark.
 */
package io.prominence.provenance;
