package io.prominence.results;

/** One measure of one classifier on samples that its training did not see. */
@Table(path = "classifier/metrics", row = "one measure of one model on samples that its training did not see")
public record ClassifierMetric(
        @Column("model family") String model,
        @Column("feature set") String features,

        @Column(
                "how samples were held out: leave-one-cohort-out, leave-one-cancer-out, transfer (trained on one cohort alone)"
                        + " or grouped-cross-validation; of a saved model: score, or score-recalibrated")
        String validation,

        @Column("the cohort held out, or (mean) for the mean over held-out cohorts")
        String heldOut,

        @Column("samples predicted") int n,
        @Column("positives among them") int nPositive,

        @Column(
                "auroc (in cross-validation: pairs within a fold), auprc, prevalence (the auprc of a score without information), brier,"
                        + " scaled-brier, log-loss, calibration-intercept, calibration-slope, ici, e50, e90, sensitivity, specificity, ppv,"
                        + " npv or net-benefit; an event within a horizon: samples weighted for censoring")
        String metric,

        @Column("value; missing where it is not defined") Double value,

        @Column("lower end of the 95 % interval, where the measure has one")
        Double ciLow,

        @Column("upper end of the 95 % interval") Double ciHigh,

        @Column(value = "what is predicted: a label, or <endpoint>-within-<days>-days", nullable = true)
        String target,

        @Column(
                value =
                        "what the model was trained on: a cohort (transfer), (other cohorts), (other cancers), (other folds) or (saved model)",
                nullable = true)
        String trainedOn,

        @Column(
                "net-benefit: the threshold; sensitivity, specificity, ppv, npv: the threshold that training carried over,"
                        + " missing where folds have different ones; missing otherwise")
        Double threshold,

        @Column("standard error, on the scale of value; missing where the interval has none")
        Double standardError,

        @Column(
                "lower end of the 95 % prediction interval, where the value of another cohort is expected; (mean) of two cohorts"
                        + " or more only")
        Double piLow,

        @Column("upper end of the 95 % prediction interval") Double piHigh,

        @Column("(mean): cohorts that took part; missing for a cohort")
        Integer k,

        @Column(
                value =
                        "how the interval was made: delong, influence-function (horizon), logit, wilson, wald, sandwich (horizon);"
                                + " (mean): random-effects (REML, modified Knapp-Hartung; auroc on the logit scale), between-cohorts (plain mean"
                                + " and t, where a cohort has a value without an error); missing where there is none",
                nullable = true)
        String interval,

        @Column(
                value =
                        "why value or interval are missing: one-class, no-threshold, constant-probability, separated, perfect-ranking,"
                                + " too-few-samples, no-cohort",
                nullable = true)
        String undefinedReason,

        @Column(
                "whether this is the model and the feature set of the saved model, which the configuration chose before any performance"
                        + " was known")
        boolean saved,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
