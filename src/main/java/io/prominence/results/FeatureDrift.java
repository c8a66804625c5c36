package io.prominence.results;

/** How one feature of a cohort lies beside what a model was trained on. */
@Table(path = "score/drift", row = "one feature of a model in a cohort that it was applied to")
public record FeatureDrift(
        @Column("cohort") String cohortId,
        @Column("feature, as the model's card names it") String feature,
        @Column("samples with a known value") int n,

        @Column("share of the samples without, which get the stand-in that training set, 0 to 1")
        double missingShare,

        @Column("the same share among the training samples") double trainingMissingShare,

        @Column("mean of the known values on the feature's scale; missing without any")
        Double mean,

        @Column("mean among the training samples; missing where none had a value")
        Double trainingMean,

        @Column("standard deviation among the training samples")
        Double trainingDeviation,

        @Column(
                "standardised difference: (mean - training mean) / training standard deviation; missing where that is 0")
        Double shift,

        @Column(
                "share of the known values below the 1 % or above the 99 % quantile of the training samples, 0 to 1; 0.02 is"
                        + " expected; missing without values")
        Double outsideShare,

        @Column(
                value =
                        "what stands out: not-measured, often-missing (share more than 0.2 above training's), shifted (by more than"
                                + " half a training standard deviation beyond chance) and out-of-range (more than 10 % beyond"
                                + " chance), joined by +; missing where nothing does",
                nullable = true)
        String flag) {}
