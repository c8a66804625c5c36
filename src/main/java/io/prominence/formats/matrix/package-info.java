/**
 * Delimited expression matrices, genes by samples or samples by genes, plain or gzip.
 *
 * <p>What R's {@code write.table} and {@code write.csv} write (R Data Import/Export, §2: the header may lack the field
 * over the row names), pandas' {@code to_csv}, and the matrices of GDC, Xena, Firehose and GEO's supplements. Start with
 * {@link io.prominence.formats.matrix.MatrixReader}. A matrix with samples as rows is transposed through a temporary
 * file, so that neither way of writing needs more memory than a chunk.
 */
package io.prominence.formats.matrix;
