package io.prominence.domain;

import java.util.Optional;

/**
 * How the rows of a source become genes.
 *
 * @param duplicates what to do with several rows of one gene
 * @param platformTable absolute path or URI of the table that says which genes a probe measures, where ids are probes
 * @param platformId accession of the platform in that table, where it has several
 * @param platformSymbol column of that table that holds the gene symbol, where it has an unusual name
 */
public record GeneRules(
        DuplicateGenes duplicates,
        Optional<String> platformTable,
        Optional<String> platformId,
        Optional<String> platformSymbol) {
    /** Ids that need no platform table. */
    public static GeneRules of(DuplicateGenes duplicates) {
        return new GeneRules(duplicates, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same rules with nothing in them that says where a file lies. */
    public GeneRules withoutPaths() {
        return new GeneRules(duplicates, platformTable.map(path -> ""), platformId, platformSymbol);
    }
}
