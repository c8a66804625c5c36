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

        @Column("fisher-z, log2-fold-change, auc, log-hazard-ratio, or the difference or change of one of them")
        String effectScale,

        @Column("cohorts with a defined effect") int k,
        @Column("samples of those cohorts") int n,

        @Column("positives or events of those cohorts; missing for a marker")
        Integer nEvents,

        @Column("inverse-variance fixed effect") Double effectFixed,
        @Column("its standard error") Double seFixed,
        @Column("its two-sided p (normal)") Double pFixed,
        @Column("random effect on effect_scale") Double effectRandom,

        @Column(
                "its standard error by the test of the study: modified Knapp-Hartung (never below the inverse-variance one)"
                        + " unless associate.pooling.test says otherwise; where k is 1 the cohort's own; missing, with all that"
                        + " follows from it, where the plain Knapp-Hartung test finds no scatter")
        Double seRandom,

        @Column("lower end of the 95 % interval of effect_random (t, k-1 df; normal where the test is; where k is 1 the"
                + " cohort's own)")
        Double ciLow,

        @Column("upper end of the 95 % interval of effect_random")
        Double ciHigh,

        @Column(
                "lower end of the 95 % prediction interval, where the effect of another cohort is expected; missing where"
                        + " k is 1")
        Double piLow,

        @Column("upper end of the 95 % prediction interval") Double piHigh,

        @Column("variance between cohorts, in squared units of the effect; missing where k is 1")
        Double tau2,

        @Column("lower end of the 95 % Q-profile interval of tau2, at least 0; missing where k is 1")
        Double tau2Low,

        @Column("upper end of that interval; 0 where cohorts are even more alike than 97.5 % of chance")
        Double tau2High,

        @Column("share of variation that is between cohorts, in percent (0 to 100); missing where k is 1")
        Double i2,

        @Column("total variation over what sampling alone gives, at least 1; missing where k is 1")
        Double h2,

        @Column("Cochran's Q; missing where k is 1") Double q,

        @Column("p of Q (chi-squared, k-1 df); missing where k is 1")
        Double pHeterogeneity,

        @Column(
                "share of the k cohorts whose effect is on the same side of no effect as effect_random, in percent (0 to"
                        + " 100); missing where k is 1")
        Double signConcordance,

        @Column("lowest of the k random effects that are pooled without one cohort; missing where k is below 3")
        Double looLow,

        @Column("highest of them; missing where k is below 3")
        Double looHigh,

        @Column("largest of their p: below 0.05 where no single cohort makes the result; missing where k is below 3")
        Double looP,

        @Column(
                value = "cohort without which effect_random moves farthest, which is the one of the largest Cook's"
                        + " distance; missing where k is below 3",
                nullable = true)
        String influentialCohort,

        @Column("effect_random without that cohort minus effect_random; missing where k is below 3")
        Double influentialShift,

        @Column("cancers of the k cohorts; missing in levels of one cancer")
        Integer cancers,

        @Column(
                "test of gene x cancer, whether cancers have equal effects (meta-regression with one tau2 for all): F with"
                        + " cancers-1 and k-cancers df, chi-squared with cancers-1 df where the test is normal; missing in levels of"
                        + " one cancer, with fewer than two cancers, and where k is not above cancers")
        Double statisticCancer,

        @Column("p of statistic_cancer; missing with it") Double pCancer,

        @Column("Benjamini-Hochberg q of p_cancer over the genes of the same method, outcome and adjustment")
        Double qValueCancer,

        @Column("two-sided p of effect_random (t, k-1 df; normal where the test is; where k is 1 the cohort's own p)")
        Double pValue,

        @Column("-log10 of p_value, exact where p underflows")
        Double negLog10P,

        @Column("Benjamini-Hochberg q over the genes of the same level, method, outcome and adjustment")
        Double qValue,

        @Column("Benjamini-Yekutieli q over the same genes: holds whatever the dependence between genes")
        Double qBy,

        @Column("p adjusted by Holm over the same genes: the chance of even one false discovery")
        Double pHolm,

        @Column("Storey's q over the same genes: q_value times pi0 of the table multiplicity")
        Double qStorey,

        @Column(
                "1 = smallest p among the genes of the same level, method, outcome and adjustment that are pooled over as many"
                        + " cohorts (k); ties share the lowest")
        Integer rank,

        @Column("share of those genes with a p not below this one, in percent (100 = the smallest p)")
        Double percentile) {}
