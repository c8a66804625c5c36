/**
 * Numbers and names in words.
 *
 * <p>Lives here: digits, scales as readers know them, reasons and outcomes in words. Must not live here: markup, or
 * which numbers a page shows.
 */
package io.prominence.report.words;
