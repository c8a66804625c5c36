package io.prominence.results;

/** What a saved model says of one sample. */
@Table(path = "score/predictions", row = "one sample's probability by a saved model, as score writes it")
public record ScoredSample(
        @Column("cohort") String cohortId,
        @Column("sample") String sampleId,
        @Column("patient") String patientId,

        @Column("what is predicted: a label, or <endpoint>-within-<days>-days")
        String target,

        @Column("model family") String model,
        @Column("feature set") String features,

        @Column("predicted probability of a positive, 0 to 1")
        double probability,

        @Column("probability from which the model's training calls a sample positive; missing where it set none")
        Double threshold,

        @Column("whether the probability reaches the threshold; missing without one")
        Boolean calledPositive,

        @Column("share of the model's genes that have a value in this sample, 0 to 1, of those that a training cohort"
                + " measured; missing where the model reads no gene")
        Double genesCovered,

        @Column("true status; missing where unknown") Boolean label,

        @Column(
                "what the sample counts for: 1, or the inverse probability of not being censored where the label is an event"
                        + " within a horizon; 0 where the status is unknown")
        double weight,

        @Column("probability after recalibration, 0 to 1; missing where none was asked for")
        Double recalibrated,

        @Column(
                value =
                        "how the recalibrated probability came about: cross-fitted (the fit did not see the patient), fitted-on"
                                + " (the fit saw the patient: not for evaluation) or applied (the patient has no status, or is"
                                + " outside the subset that was fitted on); missing without recalibration",
                nullable = true)
        String recalibration,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
