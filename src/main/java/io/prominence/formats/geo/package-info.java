/**
 * NCBI's Gene Expression Omnibus: SOFT texts and the tables of platforms.
 *
 * <p>Specification: ncbi.nlm.nih.gov/geo/info/soft.html (SOFT: a line that begins with {@code ^} names what follows,
 * {@code !} gives an attribute, {@code #} describes a column; tables lie between {@code !…_table_begin} and
 * {@code !…_table_end}). Start with {@link io.prominence.formats.geo.PlatformTable} (which genes a probe measures). What a
 * probe of several genes means is not decided here: it is kept as several, never guessed.
 */
package io.prominence.formats.geo;
