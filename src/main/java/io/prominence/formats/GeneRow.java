package io.prominence.formats;

import java.util.Optional;

/**
 * One row of expression values as the source has it.
 *
 * @param geneId gene id as read, trimmed; not empty
 * @param symbol gene symbol, where the source states one beside the id
 * @param values one value per sample in the order of {@link ExpressionReader#sampleIds()}; NaN where missing or refused,
 *     otherwise finite
 * @param place where the row stands, for messages: {@code expression.tsv.gz:14}, or {@code expression.tsv.gz:column 14}
 *     where genes are columns
 */
public record GeneRow(String geneId, Optional<String> symbol, float[] values, String place) {}
