package io.prominence.results;

/** How many samples of a cohort say something about a label or an endpoint. */
@Table(path = "outcomes", row = "one label or endpoint of one cohort")
public record OutcomeCount(
        @Column("cohort") String cohortId,
        @Column("label:<id> or endpoint:<id>") String outcome,
        @Column("samples with a known status") int known,
        @Column("positives, or events") int nEvents,
        @Column("samples without a known status") int unknown,
        @Column("the rule in words") String definition) {}
