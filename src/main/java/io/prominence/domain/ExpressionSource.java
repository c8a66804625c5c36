package io.prominence.domain;

import java.util.Optional;

/**
 * Where a cohort's expression values are and what they mean.
 *
 * @param format outside format
 * @param path absolute path or URI of the file or folder
 * @param genesBySamples true where a row of a matrix is a gene, false where it is a sample
 * @param geneId what the gene column (or header) holds
 * @param unit what a value is, as declared
 * @param transform what ingest does to each value
 * @param geneColumn parquet-long: column of the gene; empty for the default {@code gene}
 * @param sampleColumn parquet-long: column of the sample; empty for the default {@code sample}
 * @param valueColumn parquet-long: column of the value; empty for the default {@code value}
 * @param profile cbioportal: {@code stable_id} of the profile to read where a study has several; empty when there is one
 */
public record ExpressionSource(
        ExpressionFormat format,
        String path,
        boolean genesBySamples,
        GeneIdKind geneId,
        ExpressionUnit unit,
        Transform transform,
        Optional<String> geneColumn,
        Optional<String> sampleColumn,
        Optional<String> valueColumn,
        Optional<String> profile) {}
