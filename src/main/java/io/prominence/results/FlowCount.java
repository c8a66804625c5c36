package io.prominence.results;

/** One step from the sources to the analysis. */
@Table(path = "flow", row = "one step between a cohort's sources and an analysis, with one of its counts")
public record FlowCount(
        @Column("cohort") String cohortId,
        @Column("position, from 1") int position,

        @Column(
                "marker:<symbol>, label:<id> or endpoint:<id> where the step is of one outcome; empty for the whole cohort")
        String outcome,

        @Column("adjustment of the analysis that the step is of; empty for none, and for steps of ingest")
        String adjustment,

        @Column("what was done; unknown: and why, for samples that an outcome is not known of")
        String step,

        @Column(
                "what is counted: samples, patients, events (samples with the event), positives, negatives, genes or rows")
        String unit,

        @Column("count before") long countIn,
        @Column("count after") long countOut) {}
