package io.prominence.formats.persample;

import io.prominence.formats.TextSource;

/**
 * The file of one sample.
 *
 * @param source the file
 * @param sample id of the sample
 */
public record PerSampleFile(TextSource source, String sample) {}
