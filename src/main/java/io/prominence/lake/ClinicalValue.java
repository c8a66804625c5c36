package io.prominence.lake;

/**
 * A clinical value of a sample, and where it stands.
 *
 * @param file name of the file
 * @param line line in it, from 1
 * @param column its column
 * @param text the value as read; not missing
 */
record ClinicalValue(String file, long line, String column, String text) {}
