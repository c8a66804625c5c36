package io.prominence.domain;

/** Outside formats of expression data that ingest reads. */
public enum ExpressionFormat implements Identified {
    /** Delimited text, one row per gene or one row per sample, plain or gzip. */
    MATRIX("matrix"),
    /** A cBioPortal study folder; the profile is the mRNA file that its meta files name. */
    CBIOPORTAL("cbioportal"),
    /** Parquet with one row per (sample, gene, value). */
    PARQUET_LONG("parquet-long");

    private final String id;

    ExpressionFormat(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
