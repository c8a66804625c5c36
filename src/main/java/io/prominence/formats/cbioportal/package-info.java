/**
 * cBioPortal study folders, as the datahub ships them and as institutes keep their own.
 *
 * <p>Specification: docs.cbioportal.org, File Formats (meta files of {@code key: value} lines that name the data files;
 * genetic_alteration_type {@code MRNA_EXPRESSION}; clinical data with {@code #} header lines). Start with
 * {@link io.prominence.formats.cbioportal.CbioportalStudy}. Read are one expression profile, the clinical tables and a case
 * list; mutations and copy numbers are not.
 */
package io.prominence.formats.cbioportal;
