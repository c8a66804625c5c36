package io.prominence.classifier;

/**
 * How features are made, before any data have been seen. What a recipe learns it learns from a {@link TrainingFold};
 * only the {@link FittedFeatures} that come out of it can be computed for other samples.
 */
interface FeatureRecipe {
    /** Learns from the training fold alone: selection, levels, imputation. */
    FittedFeatures fit(TrainingFold fold);

    /** The features of this recipe, then those of another. */
    default FeatureRecipe and(FeatureRecipe other) {
        return fold -> fit(fold).and(other.fit(fold));
    }
}
