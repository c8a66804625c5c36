/**
 * Delimited clinical tables: one row per sample or patient, as registries, R, pandas and portals write them.
 *
 * <p>Comma-separated text follows RFC 4180; lines before the header that begin with {@code #} are skipped, as in
 * cBioPortal's clinical files (docs.cbioportal.org, File Formats, Clinical Data). Start with
 * {@link io.prominence.formats.table.ClinicalFile}. What a value means (labels, times, units) is not decided here.
 */
package io.prominence.formats.table;
