/**
 * Result records: one record is one table, its components are the columns, and their {@link
 * io.prominence.results.Column} texts are the data dictionary.
 *
 * <p>Lives here: the records, reading and writing them as Parquet, and exporting them. Must not live here: how a number
 * is computed, Spark. To add a table: a record with {@link io.prominence.results.Table}, and its line in the list of
 * tables.
 */
package io.prominence.results;
