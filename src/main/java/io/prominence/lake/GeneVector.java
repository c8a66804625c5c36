package io.prominence.lake;

import java.io.Serializable;

/**
 * One gene over all samples of a cohort.
 *
 * @param geneId gene id of the lake
 * @param geneSymbol gene symbol
 * @param values one value per sample, in the order of {@link io.prominence.domain.CohortSamples}; NaN where missing
 */
public record GeneVector(String geneId, String geneSymbol, float[] values) implements Serializable {}
