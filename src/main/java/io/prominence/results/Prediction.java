package io.prominence.results;

/** The probability that one model gave to one sample. */
@Table(path = "classifier/predictions", row = "one sample's predicted probability by a model that did not see it")
public record Prediction(
        @Column("cohort") String cohortId,
        @Column("sample") String sampleId,
        @Column("patient") String patientId,
        @Column("model family") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out, leave-one-cancer-out, transfer (trained on one cohort), grouped-cross-validation"
                + " (within each cohort), or final (a saved model applied by score)")
        String validation,

        @Column(
                "the cohort or cancer held out, the cohort trained on in a transfer, the fold's number, or - for a saved"
                        + " model")
        String fold,

        @Column("number of the repeat of the cross-validation, from 1; 1 where nothing is repeated")
        int repeat,

        @Column("true status; missing where unknown") Boolean label,

        @Column(
                "what the sample counts for: 1, or the inverse probability of not being censored where the label is an event"
                        + " within a horizon; 0 where the status is unknown")
        double weight,

        @Column("predicted probability of a positive label, 0 to 1")
        double probability,

        @Column("probability from which the training of this model calls a sample positive; missing where it set none")
        Double threshold,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {
    /** The same, with or without the mark of a feature set that was trained on too few samples. */
    public Prediction marked(boolean isForced) {
        return new Prediction(
                cohortId,
                sampleId,
                patientId,
                model,
                features,
                validation,
                fold,
                repeat,
                label,
                weight,
                probability,
                threshold,
                isForced);
    }
}
