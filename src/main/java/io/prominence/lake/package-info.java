/**
 * Cohort versions on any Hadoop file system.
 *
 * <p>Lives here: the Spark session, layout, schemas, commit mark, reading, writing and ingest. Must not live here: statistics, and knowledge of any one outside format beyond calling its reader.
 */
package io.prominence.lake;
