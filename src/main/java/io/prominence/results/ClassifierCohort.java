package io.prominence.results;

/** What one cohort says of what is predicted. */
@Table(path = "classifier/cohorts", row = "one cohort of the study, and what it says of what is predicted")
public record ClassifierCohort(
        @Column("cohort") String cohortId,
        @Column("cancer") String cancer,

        @Column("what is predicted: a label, or an endpoint within a horizon")
        String target,

        @Column("the rule in this cohort, in words; empty where it has none")
        String definition,

        @Column("positives") int positives,
        @Column("negatives") int negatives,

        @Column("samples whose status is unknown because they were censored before the horizon; 0 without a horizon")
        int censored,

        @Column("samples that take no part because they came under observation after the endpoint's origin")
        int lateEntries,

        @Column("share still followed at the horizon, by Kaplan and Meier; missing without a horizon")
        Double followedAtHorizon,

        @Column("whether the cohort is trained on and held out")
        boolean takesPart) {}
