/**
 * The text formats of expression data behind one door: what ingest reads, and what the check of a configuration asks for.
 *
 * <p>Start with {@link io.prominence.formats.source.TextFormats}. To add a format: a class that implements
 * {@link io.prominence.formats.source.SourceData}, and one line in {@code TextFormats}. Formats that need Spark
 * (Parquet) are not here.
 */
package io.prominence.formats.source;
