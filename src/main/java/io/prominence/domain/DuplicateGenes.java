package io.prominence.domain;

/** Which row stands for a gene that a source gives several rows. */
public enum DuplicateGenes implements Identified {
    /**
     * The row whose stored values vary most (sample variance of those that are not missing); the first among equals, and
     * where no row has two values. A row with fewer than half the values of the gene's fullest row is not considered.
     */
    MAX_VARIANCE("max-variance"),
    /** The mean of the rows, sample by sample, over the rows that have a value. */
    MEAN("mean"),
    /** The first in the order of the source. */
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
