package io.prominence.results;

/** One gene of one cohort held against one outcome by one method. */
@Table(path = "associations", row = "one gene of one cohort, held against one outcome by one method")
public record Association(
        @Column("cohort") String cohortId,
        @Column("cancer of the cohort") String cancer,

        @Column("gene id: unversioned Ensembl id, or the source id with its kind (symbol:PROM2)")
        String geneId,

        @Column("gene symbol as the source or the gene table gives it")
        String geneSymbol,

        @Column("id of the method, for example moderated-t or cox-robust")
        String method,

        @Column("marker:<symbol>, label:<id> or endpoint:<id>")
        String outcome,

        @Column(
                "covariates adjusted for and strata(covariate), joined by +; by:covariate for an interaction; empty for none")
        String adjustment,

        @Column("samples that took part: with a value of the gene, a known outcome and complete covariates")
        int n,

        @Column("positives of a label, events of an endpoint; missing for a marker")
        Integer nEvents,

        @Column("effect on effect_scale; missing where undefined")
        Double effect,

        @Column(
                "fisher-z, log2-fold-change, auc or log-hazard-ratio; of interactions the change of one of them per unit of the modifier, of differential-coexpression fisher-z-difference")
        String effectScale,

        @Column(
                "standard error of effect; missing where undefined, and for a perfect ranking (AUC 0 or 1), which is not pooled")
        Double standardError,

        @Column("lower end of the 95 % interval of effect") Double ciLow,
        @Column("upper end of the 95 % interval of effect") Double ciHigh,

        @Column("test statistic: t, z, or chi-squared of cox-likelihood-ratio")
        Double statistic,

        @Column("degrees of freedom of statistic; missing for a z")
        Double df,

        @Column("two-sided p, 0 where it underflows: then read neg_log10_p")
        Double pValue,

        @Column("-log10 of p, exact where p underflows") Double negLog10P,

        @Column("Benjamini-Hochberg q over the defined genes of the same cohort, method, outcome and adjustment")
        Double qValue,

        @Column("Benjamini-Yekutieli q over the same genes: holds whatever the dependence between genes")
        Double qBy,

        @Column("p adjusted by Holm over the same genes: the chance of even one false discovery")
        Double pHolm,

        @Column("Storey's q over the same genes: q_value times pi0 of the table multiplicity")
        Double qStorey,

        @Column(
                value =
                        "firth where the row's numbers come from Firth's penalised likelihood, as the method's own has no"
                                + " maximum (separation); missing where the method itself speaks",
                nullable = true)
        String fallback,

        @Column(value = "why there is no result; missing where there is one", nullable = true)
        String undefinedReason) {}
