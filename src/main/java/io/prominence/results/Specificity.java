package io.prominence.results;

/** How far the marker, or a panel's score, stands out from what any gene, or any signature, would show. */
@Table(
        path = "specificity",
        row =
                "the marker or a panel's score, at one level, by one method, outcome and adjustment, among others of its kind")
public record Specificity(
        @Column("all, cancer:<name> or cohort:<id>") String level,
        @Column("method") String method,
        @Column("outcome") String outcome,

        @Column("covariates adjusted for, joined by +; empty for none")
        String adjustment,

        @Column("symbol of the marker, or <panel>-score") String subject,

        @Column(
                "all-genes, matched-genes (nearest in mean and variance) or random-signatures (as many genes, drawn at random);"
                        + " at pooled levels those that are pooled over as many cohorts as the subject")
        String comparison,

        @Column("others with a result, the subject not among them")
        int nCompared,

        @Column("effect of the subject, on the scale of the method; missing where undefined")
        Double effect,

        @Column("-log10 p of the subject; missing where undefined")
        Double negLog10P,

        @Column("share of the others with a larger p, ties as one half, in percent (100 = smaller p than any other)")
        Double percentile,

        @Column("share of the others with a lower signed effect, ties as one half, in percent: shows the direction")
        Double effectPercentile,

        @Column("(1 + others with a p not larger)/(1 + others)")
        Double pEmpirical,

        @Column("median -log10 p of the others") Double medianNegLog10P,

        @Column(value = "why there is no standing; missing where there is one", nullable = true)
        String undefinedReason) {}
