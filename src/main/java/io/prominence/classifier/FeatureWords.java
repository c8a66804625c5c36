package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.Features;
import io.prominence.domain.ClassifierPlan.MissingGenes;

/** What the card says of how features are made. */
final class FeatureWords {
    private FeatureWords() {}

    /** How expression is made comparable between samples. */
    static String standardisation(Features plan) {
        String scale =
                switch (plan.transform()) {
                    case WITHIN_COHORT_Z ->
                        "Expression values are z-scores within each cohort, over its samples with or without a label; no"
                                + " label plays a part. A cohort that is predicted is standardised by its own mean and"
                                + " standard deviation: the model is applied to a cohort, not to a single patient.";
                    case FOLD_Z ->
                        "Expression values are z-scores by the mean and standard deviation of the training samples: the model"
                                + " is applied to single samples of the same platform and unit.";
                    case WITHIN_SAMPLE_RANK ->
                        "Expression values are normal scores of their positions among the sample's own values of the"
                                + " reference genes (ties share the mean position), centred and scaled by the training"
                                + " samples: the model is applied to single samples. Reference genes were chosen in the"
                                + " training samples: spread evenly over the range of expression, and steady.";
                    case WITHIN_SAMPLE_QUANTILE ->
                        "Expression values are the training samples' mean values at the same positions among the reference"
                                + " genes (ties share the mean position), centred and scaled by the training samples: the"
                                + " model is applied to single samples. Reference genes were chosen in the training"
                                + " samples: spread evenly over the range of expression, and steady.";
                };
        return scale
                + " Genes are chosen by their variance in the training samples relative to the mean variance of the"
                + " cohort's genes, averaged over cohorts; the set genes holds the marker whatever its variance.";
    }

    /** What stands in for values that are missing. */
    static String imputation(Features plan) {
        String genes = plan.missingGenes() == MissingGenes.COMMON
                ? "Only genes that all training cohorts measure are features (the marker excepted)."
                : "Genes that any training cohort measures can be features.";
        String positions = plan.transform().isWithinSample()
                ? " A sample with values of fewer than half of the reference genes has no ranks: all its genes are missing."
                : "";
        return genes
                + " A gene that a cohort does not measure, and a missing value, is 0, the mean; a panel score is the mean"
                + " over the genes that are measured." + positions
                + " A missing number is the median of the training samples, with a column that says so; a missing category"
                + " has such a column too, and a level that training did not see is 0 in every level's column.";
    }
}
