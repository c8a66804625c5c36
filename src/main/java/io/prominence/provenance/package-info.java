/**
 * What a run was made of.
 *
 * <p>Lives here: the run manifest ({@link io.prominence.provenance.RunManifest}, start here), fingerprints of data,
 * configuration and code, versions, the one JSON mapper. Must not live here: results, Spark. To record one more fact of a
 * run: a component of {@code RunManifest}.
 */
package io.prominence.provenance;
