package io.prominence.results;

/** The marker in the positive and the negative group of a label. */
@Table(path = "dossier/differences", row = "the marker in the two groups of one label in one cohort")
public record GroupDifference(
        @Column("cohort") String cohortId,
        @Column("cancer") String cancer,
        @Column("label") String label,
        @Column("positive samples with a value") int nPositive,
        @Column("negative samples with a value") int nNegative,

        @Column("mean of the positive, in the unit stored; of counts, log2 counts per million")
        Double meanPositive,

        @Column("mean of the negative") Double meanNegative,

        @Column("difference of means, positive minus negative")
        Double difference,

        @Column("lower end of its 95 % interval (Welch)") Double differenceLow,
        @Column("upper end of its 95 % interval (Welch)") Double differenceHigh,
        @Column("two-sided p of Welch's t") Double pWelch,

        @Column("-log10 of p_welch, exact where p underflows")
        Double negLog10PWelch,

        @Column("probability that a positive sample is higher than a negative one, ties as one half")
        Double auc,

        @Column("lower end of its 95 % interval (DeLong); missing for a perfect ranking")
        Double aucLow,

        @Column("upper end of its 95 % interval (DeLong)") Double aucHigh,
        @Column("two-sided p of the Wilcoxon rank-sum test") Double pWilcoxon,

        @Column("-log10 of p_wilcoxon, exact where p underflows")
        Double negLog10PWilcoxon,

        @Column(value = "why there is no estimate; missing where there is one", nullable = true)
        String undefinedReason) {}
