package io.prominence.results;

/** One term of a Cox model of the marker. */
@Table(path = "dossier/cox", row = "one term of a Cox model of the marker in one cohort")
public record CoxTerm(
        @Column("cohort") String cohortId,
        @Column("cancer") String cancer,
        @Column("endpoint") String endpoint,

        @Column("covariates in the model besides the marker, joined by +; empty for the univariable model")
        String adjustment,

        @Column("marker symbol, covariate, or covariate=level against the reference level")
        String term,

        @Column("samples in the model") int n,
        @Column("events in the model") int nEvents,

        @Column("log hazard ratio per unit (marker: per unit of expression)")
        Double effect,

        @Column("its standard error, from the information") Double standardError,
        @Column("hazard ratio") Double hazardRatio,
        @Column("lower end of its 95 % interval") Double hazardRatioLow,
        @Column("upper end of its 95 % interval") Double hazardRatioHigh,
        @Column("Wald z") Double statistic,
        @Column("two-sided p of the Wald z") Double pValue,
        @Column("-log10 of p, exact where p underflows") Double negLog10P,

        @Column(value = "why there is no estimate; missing where there is one", nullable = true)
        String undefinedReason) {}
