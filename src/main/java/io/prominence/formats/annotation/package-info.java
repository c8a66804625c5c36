/**
 * Gene tables: what a source calls a gene becomes one id and one symbol.
 *
 * <p>Read are the gene rows of GENCODE's GTF written as a table (gencodegenes.org, Data format) and the export of
 * Bioconductor's {@code org.Hs.eg.db} (NCBI Gene: Entrez id, current symbol, Ensembl ids, aliases). Start with
 * {@link io.prominence.formats.annotation.GeneTable}; what it answers is a
 * {@link io.prominence.formats.annotation.GeneResolution}. No id is ever guessed: not by prefix, not without case, not
 * between two genes that share an alias.
 */
package io.prominence.formats.annotation;
