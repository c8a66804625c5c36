package io.prominence.results;

/** A batch held against an outcome. */
@Table(path = "batch", row = "one batch column of one cohort against one label or endpoint")
public record BatchAssociation(
        @Column("cohort") String cohortId,
        @Column("clinical column that says the batch") String batch,
        @Column("label:<id> or endpoint:<id>") String outcome,
        @Column("samples with batch and outcome known") int n,
        @Column("batches with such a sample") int levels,

        @Column("fisher (exact), chi-squared (Pearson, uncorrected) or log-rank")
        String test,

        @Column("chi-squared of a label, whichever test p is of, or of the log-rank test; missing where undefined")
        Double statistic,

        @Column("degrees of freedom of the statistic; missing where undefined")
        Integer df,

        @Column("two-sided p; missing where there is one batch or one status only")
        Double pValue,

        @Column("Cramér's V with Bergsma's correction, 0 to 1; missing for endpoints")
        Double cramersV,

        @Column("share of the samples in batches that have one status only, 0 to 1; missing for endpoints")
        Double uniformShare,

        @Column(
                "true where the batch cannot be told from the label: V above 0.5, or p below 0.05 with more than half of the samples in batches of one status; missing for endpoints")
        Boolean confounded) {}
