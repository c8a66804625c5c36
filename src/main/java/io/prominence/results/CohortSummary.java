package io.prominence.results;

/** A cohort version that took part in the run. */
@Table(path = "cohorts", row = "one cohort version that took part")
public record CohortSummary(
        @Column("cohort") String cohortId,
        @Column("cohort version") String version,
        @Column("cancer") String cancer,
        @Column("platform") String platform,
        @Column("declared unit") String unit,
        @Column("transform applied") String transform,
        @Column("genes stored") int genes,
        @Column("samples stored") int samples,
        @Column("patients") int patients,
        @Column("true where the marker is measured") boolean markerMeasured,

        @Column("warnings of ingest, joined by newlines; empty for none")
        String warnings) {}
