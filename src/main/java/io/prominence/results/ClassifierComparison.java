package io.prominence.results;

/** Two classifiers on the same samples. */
@Table(
        path = "classifier/comparisons",
        row = "one measure of two models on the same samples that neither was trained on")
public record ClassifierComparison(
        @Column(
                "added-value (of the marker), shortcut (contamination genes beside all genes), beyond (genes beside clinical or the marker)"
                        + " or models (two models on one feature set)")
        String question,

        @Column("leave-one-cohort-out, leave-one-cancer-out, transfer or grouped-cross-validation")
        String validation,

        @Column(
                "what the models were trained on: a cohort (transfer), (other cohorts), (other cancers) or (other folds)")
        String trainedOn,

        @Column("the cohort held out, or (mean) for the mean over held-out cohorts")
        String heldOut,

        @Column("model family that is compared with") String baseModel,
        @Column("feature set that is compared with") String baseFeatures,
        @Column("model family") String model,
        @Column("feature set") String features,
        @Column("samples that both predicted") int n,
        @Column("positives among them") int nPositive,

        @Column(
                "auroc, brier, net-benefit, or likelihood-ratio: whether the predictions say anything of the status that"
                        + " those compared with do not")
        String measure,

        @Column("net-benefit: the threshold; missing otherwise")
        Double threshold,

        @Column("measure of what is compared with; missing for likelihood-ratio and (mean)")
        Double base,

        @Column("measure; missing for likelihood-ratio and (mean)")
        Double value,

        @Column(
                "value less base; likelihood-ratio: coefficient of the logit beside the other's, above 0 where it points the right way;"
                        + " missing where it is not defined")
        Double difference,

        @Column("its standard error; missing for likelihood-ratio")
        Double standardError,

        @Column("lower end of the 95 % interval of the difference")
        Double ciLow,

        @Column("upper end of the 95 % interval") Double ciHigh,

        @Column("lower end of the 95 % prediction interval; (mean) of two cohorts or more only")
        Double piLow,

        @Column("upper end of the 95 % prediction interval") Double piHigh,

        @Column(
                "difference over its error; likelihood-ratio: twice the gain in log likelihood, (mean): its sum over cohorts")
        Double statistic,

        @Column(
                "degrees of freedom of statistic: k-1 of t for a (mean), of chi-squared for likelihood-ratio; missing for a normal one")
        Double df,

        @Column("two-sided p of no difference") Double pValue,

        @Column("-log10 of p_value, exact where p underflows")
        Double negLog10P,

        @Column("(mean): cohorts that took part; missing for a cohort")
        Integer k,

        @Column(
                value =
                        "how the interval was made: delong, influence-function (horizon), wald; (mean): random-effects or between-cohorts;"
                                + " missing where there is none",
                nullable = true)
        String interval,

        @Column(
                value =
                        "why difference or interval are missing: one-class, no-difference (both predict alike), separated, weighted (no"
                                + " likelihood where samples are weighted for censoring), too-few-samples, no-cohort",
                nullable = true)
        String undefinedReason,

        @Column(
                "whether one of the two was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
