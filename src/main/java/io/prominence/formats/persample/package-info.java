/**
 * Expression data with one file per sample, as pipelines leave them.
 *
 * <p>Specifications: GDC's augmented STAR counts (docs.gdc.cancer.gov, Bioinformatics Pipeline: mRNA Analysis; the sample
 * sheet is the one that the portal's cart offers) and RSEM's {@code genes.results} (Li and Dewey 2011,
 * doi:10.1186/1471-2105-12-323; TCGA's RNASeqV2 files name the columns otherwise). Start with
 * {@link io.prominence.formats.persample.StarCounts} and {@link io.prominence.formats.persample.RsemResults}; both say only
 * what the columns and files are called, {@link io.prominence.formats.persample.PerSampleReader} reads. Files that do not
 * name the same genes are refused: they come from different annotations.
 */
package io.prominence.formats.persample;
