package io.prominence.results;

/** One corner of a ROC curve. */
@Table(path = "classifier/roc", row = "one corner of a ROC curve")
public record RocPoint(
        @Column("model family") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out, leave-one-cancer-out, transfer or grouped-cross-validation")
        String validation,

        @Column("the cohort held out; in cross-validation the cohort and its fold, of the first repeat")
        String heldOut,

        @Column("1 - specificity, 0 to 1; an event within a horizon: samples weighted for censoring")
        double falsePositiveRate,

        @Column("sensitivity, 0 to 1") double truePositiveRate,

        @Column("samples with at least this probability are called positive; missing at the origin")
        Double threshold,

        @Column("what the model was trained on: a cohort (transfer), (other cohorts), (other cancers) or (other folds)")
        String trainedOn,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
