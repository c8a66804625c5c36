package io.prominence.results;

/** One step from the sources to the analysis. */
@Table(path = "flow", row = "one step between a cohort's sources and the analysis, with its counts")
public record FlowCount(
        @Column("cohort") String cohortId,
        @Column("position, from 1") int position,
        @Column("what was done") String step,

        @Column("what is counted: samples, patients, genes or rows")
        String unit,

        @Column("count before") long countIn,
        @Column("count after") long countOut) {}
