/**
 * Result tables to one self-contained HTML page.
 *
 * <p>Lives here: the page, its plots as Vega-Lite resources, escaping. Must not live here: Spark, and any number that is not in a table.
 */
package io.prominence.report;
