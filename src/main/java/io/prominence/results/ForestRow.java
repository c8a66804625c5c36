package io.prominence.results;

/** One line of a forest plot of the marker. */
@Table(path = "dossier/forest", row = "one line of a forest plot of the marker: a cohort, or a pooled level")
public record ForestRow(
        @Column("method") String method,
        @Column("outcome") String outcome,
        @Column("covariates adjusted for, joined by +") String adjustment,
        @Column("cohort, cancer or all") String kind,
        @Column("cohort id, cancer, or all cohorts") String name,
        @Column("cancer; empty for all") String cancer,
        @Column("cohorts: 1 for a cohort") int k,
        @Column("samples") int n,
        @Column("positives or events; missing for a marker") Integer nEvents,

        @Column("effect: of the cohort, or the random effect")
        Double effect,

        @Column("scale of effect") String effectScale,
        @Column("lower end of its 95 % interval") Double ciLow,
        @Column("upper end of its 95 % interval") Double ciHigh,

        @Column("lower end of the 95 % prediction interval; pooled lines only")
        Double piLow,

        @Column("upper end of the 95 % prediction interval; pooled lines only")
        Double piHigh,

        @Column("two-sided p") Double pValue,
        @Column("-log10 of p, exact where p underflows") Double negLog10P,

        @Column("weight of the cohort in the pooled random effect over all cohorts, in percent; cohorts only")
        Double weight,

        @Column(value = "why there is no estimate; missing where there is one", nullable = true)
        String undefinedReason) {}
