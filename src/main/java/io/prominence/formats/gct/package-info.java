/**
 * GCT 1.2 and 1.3, the Broad Institute's tab-separated matrices.
 *
 * <p>Specifications: GenePattern, File Formats Guide (1.2: a row of sizes, columns Name and Description); Connectopedia and
 * cmapPy, GCT format (1.3: sizes with the numbers of row and column metadata fields, which stand beside and above the
 * values). Start with {@link io.prominence.formats.gct.GctFile}.
 */
package io.prominence.formats.gct;
