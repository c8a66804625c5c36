/**
 * AnnData files ({@code .h5ad}), as scanpy and anndata write them.
 *
 * <p>Specification: anndata.readthedocs.io, On-disk format (encodings {@code array}, {@code csr_matrix},
 * {@code csc_matrix}, {@code dataframe}, {@code categorical}, {@code nullable-…}), in HDF5. Start with
 * {@link io.prominence.formats.anndata.AnnData}. HDF5 is read by jHDF from a local disk, since it jumps about in the file.
 * Not read: {@code raw}, {@code obsm}, {@code uns}, and files from before anndata 0.7.
 */
package io.prominence.formats.anndata;
