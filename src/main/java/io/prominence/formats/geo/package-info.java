/**
 * NCBI's Gene Expression Omnibus: series matrix files, SOFT files and the tables of platforms.
 *
 * <p>Specification: ncbi.nlm.nih.gov/geo/info/soft.html (SOFT: a line that begins with {@code ^} names what follows,
 * {@code !} gives an attribute, {@code #} describes a column; tables lie between {@code !…_table_begin} and
 * {@code !…_table_end}); ncbi.nlm.nih.gov/geo/info/download.html (series matrix: the same lines with a field per sample).
 * Start with {@link io.prominence.formats.geo.SeriesMatrix}, {@link io.prominence.formats.geo.SoftFile} (family files,
 * samples, datasets) and {@link io.prominence.formats.geo.PlatformTable} (which genes a probe measures).
 *
 * <p>Values of two platforms are never mixed. What a probe of several genes means is not decided here: it is kept as
 * several, never guessed. Not read: MINiML, CEL files and supplementary files.
 */
package io.prominence.formats.geo;
