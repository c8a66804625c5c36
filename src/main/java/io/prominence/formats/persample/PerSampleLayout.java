package io.prominence.formats.persample;

import java.util.Optional;

/**
 * Which columns of a file of one sample are read.
 *
 * @param gene name of the column with the gene id
 * @param value name of the column with the value
 * @param symbol name of the column with the gene symbol, where the files have one
 * @param factor what each value is multiplied by
 */
public record PerSampleLayout(String gene, String value, Optional<String> symbol, double factor) {}
