package io.prominence.results;

/** One corner of a ROC curve. */
@Table(path = "classifier/roc", row = "one corner of a ROC curve")
public record RocPoint(
        @Column("elastic-net or random-forest") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out or grouped-cross-validation")
        String validation,

        @Column("the cohort held out; in cross-validation the cohort and its fold")
        String heldOut,

        @Column("1 - specificity, 0 to 1") double falsePositiveRate,
        @Column("sensitivity, 0 to 1") double truePositiveRate,

        @Column("samples with at least this probability are called positive; missing at the origin")
        Double threshold) {}
