/**
 * Parquet tables of one column a gene, as pandas and polars write a matrix.
 *
 * <p>Specification: parquet.apache.org/docs/file-format. Start with
 * {@link io.prominence.formats.parquet.WideTable}. The long form and another lake's folders are read in {@code lake}: the
 * first needs Spark, the second is the lake's own layout.
 */
package io.prominence.formats.parquet;
