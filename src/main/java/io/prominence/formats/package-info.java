/**
 * Outside formats, one sub-package per ecosystem.
 *
 * <p>Lives here: readers that stream what others write, and say file, line and value when they cannot. Must not live here: Spark, the lake, statistics.
 */
package io.prominence.formats;
