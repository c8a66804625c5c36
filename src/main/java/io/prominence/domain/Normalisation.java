package io.prominence.domain;

/** How libraries of counts are made comparable. */
public enum Normalisation implements Identified {
    /** Trimmed mean of M-values, as edgeR has it. */
    TMM("tmm"),
    /** Median of the ratios to the geometric mean of all libraries, as DESeq2 has it. */
    MEDIAN_OF_RATIOS("median-of-ratios");

    private final String id;

    Normalisation(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
