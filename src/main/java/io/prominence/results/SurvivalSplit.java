package io.prominence.results;

/** The marker's low and high half compared by the log-rank test. */
@Table(path = "dossier/splits", row = "the marker's low and high half of one cohort, compared on one endpoint")
public record SurvivalSplit(
        @Column("cohort") String cohortId,
        @Column("cancer") String cancer,
        @Column("endpoint") String endpoint,

        @Column("median of the marker among the samples of the analysis; high is above it")
        Double cut,

        @Column("samples not above the median") int nLow,
        @Column("samples above the median") int nHigh,
        @Column("events among the low") int eventsLow,
        @Column("events among the high") int eventsHigh,

        @Column("median survival of the low in days; missing where not reached")
        Double medianLowDays,

        @Column("median survival of the high in days; missing where not reached")
        Double medianHighDays,

        @Column("log-rank chi-squared, 1 df; missing where undefined")
        Double chiSquared,

        @Column("its p") Double pValue,
        @Column("-log10 of p, exact where p underflows") Double negLog10P,

        @Column(value = "why there is no test; missing where there is one", nullable = true)
        String undefinedReason) {}
