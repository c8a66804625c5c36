package io.prominence.results;

/** A sample that stands out. */
@Table(path = "flagged", row = "one flag of one sample")
public record FlaggedSample(
        @Column("cohort") String cohortId,
        @Column("sample") String sampleId,
        @Column("patient") String patientId,
        @Column("outlier, duplicate or sex") String flag,

        @Column(
                "outlier: scaled MAD that its correlation with the median sample is below the median of all; duplicate: Pearson's r; missing for sex")
        Double value,

        @Column("duplicate: the other sample; sex: called and stated; empty otherwise")
        String detail) {}
