package io.prominence.results;

/** Net benefit at one threshold. */
@Table(path = "classifier/decision", row = "net benefit of calling samples positive at one threshold")
public record DecisionPoint(
        @Column("model family") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out, leave-one-cancer-out, transfer or grouped-cross-validation")
        String validation,

        @Column("what the model was trained on: a cohort (transfer), (other cohorts), (other cancers) or (other folds)")
        String trainedOn,

        @Column("the cohort held out, or (all) for all held-out samples together")
        String heldOut,

        @Column(
                "probability from which on a sample is called positive, 0.01 to 0.99; it says that a false positive costs"
                        + " threshold/(1 - threshold) of a true positive")
        double threshold,

        @Column("of the model: true positives per sample less what false positives cost, in true positives per sample")
        double netBenefit,

        @Column("lower end of its 95 % interval; missing where nothing varies")
        Double ciLow,

        @Column("upper end of its 95 % interval") Double ciHigh,
        @Column("of calling all samples positive") double netBenefitOfAll,
        @Column("of calling none positive: 0") double netBenefitOfNone,
        @Column("samples") int n,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
