package io.prominence.classifier;

import io.prominence.results.ClassifierMetric;
import java.util.List;
import java.util.Map;

/**
 * What a reader and a later program must know of a saved model: {@code card.json}, in words {@code card.md}.
 *
 * @param schemaVersion version of the bundle's layout, 1
 * @param model model family
 * @param features feature set
 * @param label id of the label that is predicted
 * @param marker symbol of the study's marker
 * @param choice by which rule this pair of feature set and model became the final one
 * @param standardisation how expression is made comparable between cohorts
 * @param imputation what stands in for genes and covariates that are missing
 * @param cohorts data that it was fitted on
 * @param leftOut cohorts of the study that it was not fitted on, with their counts
 * @param samples samples that it was fitted on
 * @param positives positives among them
 * @param featureNames features, in the order of the model's vector
 * @param validation how performance was measured
 * @param metrics measures of this feature set and model on samples that its training did not see
 * @param parameters parameters, given and chosen
 * @param seed the study's seed
 * @param warnings what a reader must know, in sentences
 * @param software name and version of programs: prominence, spark, java, os
 */
public record ModelCard(
        int schemaVersion,
        String model,
        String features,
        String label,
        String marker,
        String choice,
        String standardisation,
        String imputation,
        List<TrainingCohort> cohorts,
        List<String> leftOut,
        int samples,
        int positives,
        List<String> featureNames,
        String validation,
        List<ClassifierMetric> metrics,
        Map<String, String> parameters,
        long seed,
        List<String> warnings,
        Map<String, String> software) {

    static final int SCHEMA_VERSION = 1;

    /**
     * A cohort that the model was fitted on.
     *
     * @param id cohort
     * @param version version in the lake
     * @param fingerprint SHA-256 of what the version was made from
     * @param cancer cancer
     * @param platform platform
     * @param unit declared unit of expression
     * @param transform transform that was applied at ingest
     * @param positives positives
     * @param negatives negatives
     * @param labelDefinition the label's rule in this cohort, in words
     * @param genesMissing genes of the features that it does not measure
     */
    public record TrainingCohort(
            String id,
            String version,
            String fingerprint,
            String cancer,
            String platform,
            String unit,
            String transform,
            int positives,
            int negatives,
            String labelDefinition,
            List<String> genesMissing) {}
}
