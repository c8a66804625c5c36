package io.prominence.results;

/** One gene's effects pooled over cohorts. */
@Table(path = "pooled", row = "one gene's effects of one method, outcome and adjustment, pooled over cohorts")
public record Pooled(
        @Column("all, or cancer:<name>") String level,
        @Column("gene id") String geneId,
        @Column("gene symbol") String geneSymbol,
        @Column("method") String method,
        @Column("outcome") String outcome,
        @Column("covariates adjusted for, joined by +") String adjustment,
        @Column("cohorts with a defined effect") int k,
        @Column("samples of those cohorts") int n,

        @Column("positives or events of those cohorts; missing for a marker")
        Integer nEvents,

        @Column("inverse-variance fixed effect") Double effectFixed,
        @Column("its standard error") Double seFixed,
        @Column("its two-sided p (normal)") Double pFixed,
        @Column("random effect") Double effectRandom,

        @Column("its standard error, modified Knapp-Hartung (never below the plain one)")
        Double seRandom,

        @Column("lower end of the 95 % interval of effect_random (t, k-1 df; where k is 1 the cohort's own)")
        Double ciLow,

        @Column("upper end of the 95 % interval of effect_random")
        Double ciHigh,

        @Column("lower end of the 95 % prediction interval (t, k-1 df); missing where k is 1")
        Double piLow,

        @Column("upper end of the 95 % prediction interval") Double piHigh,

        @Column("between-cohort variance; missing where k is 1")
        Double tau2,

        @Column("share of variation that is between cohorts, in percent (0 to 100); missing where k is 1")
        Double i2,

        @Column("Cochran's Q; missing where k is 1") Double q,

        @Column("p of Q (chi-squared, k-1 df); missing where k is 1")
        Double pHeterogeneity,

        @Column("two-sided p of effect_random (t, k-1 df; where k is 1 the cohort's own p)")
        Double pValue,

        @Column("-log10 of p_value, exact where p underflows")
        Double negLog10P,

        @Column("Benjamini-Hochberg q over the genes of the same level, method, outcome and adjustment")
        Double qValue,

        @Column(
                "1 = smallest p among the genes of the same level, method, outcome and adjustment; ties share the lowest")
        Integer rank,

        @Column("share of those genes with a p not below this one, in percent (100 = the smallest p)")
        Double percentile) {}
