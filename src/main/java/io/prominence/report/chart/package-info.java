/**
 * Plots: Vega-Lite specifications (resources) with their data filled in.
 *
 * <p>Lives here: one class per kind of plot, which turns result records into a specification. Must not live here:
 * markup, or anything about which plots a page shows. Names from data enter a specification as data or as titles, never
 * as expressions.
 */
package io.prominence.report.chart;
