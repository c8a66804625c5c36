/**
 * From HOCON files to the records of {@code domain}, finding every fault before any work begins.
 *
 * <p>Start with {@link io.prominence.cli.config.StudyLoader}. Lives here: parsing, defaults, the check of files, columns
 * and names. Must not live here: reading data beyond a header line. A new key is read in the class of its block, and
 * becomes a component of the record of {@code domain}.
 */
package io.prominence.cli.config;
