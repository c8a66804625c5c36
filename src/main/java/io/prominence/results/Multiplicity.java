package io.prominence.results;

/** One family of tests: what its p values look like together, and what each procedure calls. */
@Table(
        path = "multiplicity",
        row = "one family of tests: all genes of one cohort or pooled level, by one method, outcome and adjustment")
public record Multiplicity(
        @Column("where the tests stand: associations or pooled")
        String tests,

        @Column("cohort id, or level of pooled: all, or cancer:<name>")
        String scope,

        @Column("method") String method,
        @Column("outcome") String outcome,
        @Column("covariates adjusted for, joined by +") String adjustment,

        @Column("genes with a p: the tests that count") int genes,

        @Column("genes without one, as they are undefined") int undefined,

        @Column(
                "estimated share of genes without any association (Storey, smoother), above 0 to 1; 1 where the p say nothing"
                        + " of it; missing where no gene has a p")
        Double pi0,

        @Column(
                "inflation: median chi-squared of the p over 0.455, 1 without any association; missing where no gene has"
                        + " a p")
        Double inflation,

        @Column("genes with a Benjamini-Hochberg q below 0.05")
        int significantBh,

        @Column("genes with a Benjamini-Yekutieli q below 0.05")
        int significantBy,

        @Column("genes with a p adjusted by Holm below 0.05")
        int significantHolm,

        @Column("genes with a Storey q below 0.05") int significantStorey) {}
