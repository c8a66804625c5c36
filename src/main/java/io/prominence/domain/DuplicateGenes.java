package io.prominence.domain;

/** Which row stands for a gene that a source gives several rows. */
public enum DuplicateGenes implements Identified {
    /** The row whose values vary most; the first among equals. */
    MAX_VARIANCE("max-variance"),
    /** The mean of the rows, sample by sample, over the rows that have a value. */
    MEAN("mean"),
    FIRST("first"),
    /** Refuse the cohort and name the gene. */
    FAIL("fail");

    private final String id;

    DuplicateGenes(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
