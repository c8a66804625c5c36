package io.prominence.results;

/** What one feature is to one model. */
@Table(
        path = "classifier/importance",
        row =
                "one feature of one model: the 50 of the first ranks, and, wherever they stand, the marker and the genes of the"
                        + " panels")
public record FeatureImportance(
        @Column("model") String model,
        @Column("feature set") String features,

        @Column("name of the feature: gene:<id>, marker:<symbol>, panel:<id>, or the covariate and its level")
        String feature,

        @Column("gene, marker, panel, numeric, level or missing (says that a covariate is)")
        String kind,

        @Column(value = "symbol of the gene; missing where the feature is none", nullable = true)
        String symbol,

        @Column(value = "panels that hold the gene, joined by +; missing where none does", nullable = true)
        String panels,

        @Column("1 for the feature of the largest weight in the model; missing where the model does not use it")
        Integer rank,

        @Column("features of the model") int nFeatures,

        @Column(
                "coefficient-per-sd (log odds per standard deviation of the feature in the training samples), or auroc-drop"
                        + " (what the AUROC on held-out samples loses when the feature is permuted between patients)")
        String measure,

        @Column(
                "value of the measure: of the model fitted on all cohorts that are trained on, or the mean over the held-out"
                        + " parts; missing where it was not measured")
        Double value,

        @Column(
                "lower end of the 95 % interval: percentiles over bootstraps of patients, or Student's t over the held-out parts;"
                        + " missing with fewer than two of them")
        Double ciLow,

        @Column("upper end of the 95 % interval") Double ciHigh,

        @Column("log odds per unit of the feature, as the model has it; missing for models without coefficients")
        Double coefficient,

        @Column("share of the validation's fits that use the feature, 0 to 1")
        double selectedInFolds,

        @Column("fits of the validation that were looked at: those of its first scheme and first repeat")
        int folds,

        @Column("share of the bootstraps whose model uses the feature, at the same penalty; missing without bootstraps")
        Double selectedInBootstraps,

        @Column("bootstraps of patients, within those with and without a positive sample")
        int bootstraps,

        @Column(
                "training cohorts that do not measure the gene, or not all genes of the panel: it counts as the mean there")
        int cohortsWithout,

        @Column(
                "whether the feature set was trained on fewer samples than its parameters need, because classifier.force = true (table"
                        + " classifier/sample_size); missing where it was not kept")
        Boolean forced) {}
