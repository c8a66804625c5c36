/**
 * Markup: elements, tables and escaping.
 *
 * <p>Lives here: everything that writes a tag. Text from data can only enter the page through it, and is escaped by it.
 * Must not live here: what the text says.
 */
package io.prominence.report.html;
