package io.prominence.formats.matrix;

/** What a row of a matrix is. */
public enum Orientation {
    /** A row is a gene, the header names the samples. */
    GENES_BY_SAMPLES,
    /** A row is a sample, the header names the genes. */
    SAMPLES_BY_GENES
}
