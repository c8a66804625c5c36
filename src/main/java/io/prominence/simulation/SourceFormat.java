package io.prominence.simulation;

/** The outside format in which a simulated cohort is written. */
public enum SourceFormat {
    /** Gzip text, one row a gene, with clinical tables of patients and of samples. */
    MATRIX_GENES_BY_SAMPLES,
    /** Gzip text, one row a sample, with clinical tables of patients and of samples. */
    MATRIX_SAMPLES_BY_GENES,
    /** A study folder as cBioPortal imports it. */
    CBIOPORTAL,
    /** Parquet of (sample, gene, value) with a clinical table. */
    PARQUET_LONG
}
