package io.prominence.results;

/** One point of a calibration curve. */
@Table(
        path = "classifier/calibration",
        row = "one point of how often the event happened where a model predicted it with some probability")
public record CalibrationPoint(
        @Column("model family") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out, leave-one-cancer-out, transfer or grouped-cross-validation")
        String validation,

        @Column("what the model was trained on: a cohort (transfer), (other cohorts), (other cancers) or (other folds)")
        String trainedOn,

        @Column("the cohort held out, or (all) for all held-out samples together")
        String heldOut,

        @Column(
                "curve (lowess of the status over the probability, at most 101 of its points) or tenth (samples of similar probability)")
        String kind,

        @Column("probability: of the curve's point, or mean of the tenth, 0 to 1")
        double predicted,

        @Column("share of positives, smoothed or of the tenth; a curve can leave 0 to 1")
        double observed,

        @Column("lower end of the tenth's 95 % interval (Wilson); missing for a curve")
        Double ciLow,

        @Column("upper end of the tenth's 95 % interval") Double ciHigh,

        @Column("samples of the tenth, or of the whole curve")
        int n,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
