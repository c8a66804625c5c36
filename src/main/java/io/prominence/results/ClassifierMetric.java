package io.prominence.results;

/** One measure of one classifier on samples that its training did not see. */
@Table(path = "classifier/metrics", row = "one measure of one model on samples that its training did not see")
public record ClassifierMetric(
        @Column("elastic-net or random-forest") String model,
        @Column("feature set") String features,

        @Column("leave-one-cohort-out or grouped-cross-validation")
        String validation,

        @Column("the cohort held out, or (mean) for the random-effects mean over held-out cohorts")
        String heldOut,

        @Column("samples predicted") int n,
        @Column("positives among them") int nPositive,

        @Column("auroc (in cross-validation: pairs within a fold), auprc or brier")
        String metric,

        @Column("value; missing where it is not defined (one class only)")
        Double value,

        @Column("lower end of the 95 % interval, where the measure has one")
        Double ciLow,

        @Column("upper end of the 95 % interval") Double ciHigh) {}
