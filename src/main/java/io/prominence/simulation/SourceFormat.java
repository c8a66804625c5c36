package io.prominence.simulation;

import io.prominence.domain.Identified;

/** The outside format in which a simulated cohort is written. */
public enum SourceFormat implements Identified {
    /** Gzip text, one row a gene, with clinical tables of patients and of samples. */
    MATRIX_GENES_BY_SAMPLES("matrix-genes-by-samples"),
    /** Gzip text, one row a sample, with clinical tables of patients and of samples. */
    MATRIX_SAMPLES_BY_GENES("matrix-samples-by-genes"),
    /** A study folder as cBioPortal imports it. */
    CBIOPORTAL("cbioportal"),
    /** Parquet of (sample, gene, value) with a clinical table. */
    PARQUET_LONG("parquet-long");

    private final String id;

    SourceFormat(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
