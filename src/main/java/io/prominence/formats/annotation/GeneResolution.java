package io.prominence.formats.annotation;

import java.util.Optional;

/**
 * What became of a source's gene id.
 *
 * @param geneId unversioned Ensembl id ({@code ENSG00000155066}); where there is none, the source id as it stands:
 *     {@code symbol:PROM2} or {@code entrez:150696}
 * @param symbol current symbol of the gene, otherwise the symbol of the source; empty where neither has one
 * @param how how it was found
 */
public record GeneResolution(String geneId, Optional<String> symbol, How how) {
    /** How a source id became a gene id. */
    public enum How {
        /** By an id or a current symbol. */
        DIRECT,
        /** By a former symbol or alias that belongs to one gene only. */
        ALIAS,
        /** Not: the symbol or alias belongs to several genes. */
        AMBIGUOUS,
        /** Not: the gene table does not know it, or there is none. */
        UNRESOLVED
    }
}
