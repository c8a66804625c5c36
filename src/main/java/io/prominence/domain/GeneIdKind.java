package io.prominence.domain;

/** What the gene column of a source holds. */
public enum GeneIdKind implements Identified {
    SYMBOL("symbol"),
    /** Ensembl gene id, with or without version. */
    ENSEMBL("ensembl"),
    ENTREZ("entrez"),
    /** {@code PROM2|150696}; {@code ?|100130426} has no symbol. */
    SYMBOL_ENTREZ("symbol-entrez"),
    /** Probe of an array, which a platform table says the gene of. */
    PROBE("probe");

    private final String id;

    GeneIdKind(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
