/**
 * Result tables to one self-contained HTML page.
 *
 * <p>Lives here: the page's sections, and how numbers are put into words. Markup is in {@code report.html}, plots in
 * {@code report.chart}; page, style, script and Vega-Lite specifications are resources. Must not live here: Spark, and
 * any number that is not in a table. Entry point: {@link io.prominence.report.HtmlReport}. To add a section: a class
 * that implements {@link io.prominence.report.Section}, and its line in {@code HtmlReport.SECTIONS}.
 */
package io.prominence.report;
