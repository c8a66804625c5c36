package io.prominence.results;

/** The probability that one model gave to one sample. */
@Table(path = "classifier/predictions", row = "one sample's predicted probability by a model that did not see it")
public record Prediction(
        @Column("cohort") String cohortId,
        @Column("sample") String sampleId,
        @Column("patient") String patientId,
        @Column("elastic-net or random-forest") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out, grouped-cross-validation, or final (a saved model applied by score)")
        String validation,

        @Column("the cohort held out, the fold's number, or - for a saved model")
        String fold,

        @Column("true status; missing where unknown") Boolean label,

        @Column("predicted probability of a positive label, 0 to 1")
        double probability) {}
