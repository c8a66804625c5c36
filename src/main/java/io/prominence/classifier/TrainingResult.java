package io.prominence.classifier;

import io.prominence.results.CalibrationPoint;
import io.prominence.results.ClassifierCohort;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.results.DecisionPoint;
import io.prominence.results.FeatureImportance;
import io.prominence.results.Prediction;
import io.prominence.results.RocPoint;
import io.prominence.results.TopFeatures;
import java.util.List;

/**
 * What a training gives.
 *
 * @param cohorts every cohort of the study, and what it says of the target
 * @param sampleSizes every feature set, and the samples that it needs
 * @param metrics measures per feature set, model and held-out cohort, and the mean over cohorts
 * @param predictions every held-out sample's probability, by feature set, model, split and sample
 * @param roc ROC curves per feature set, model and held-out cohort
 * @param calibration calibration curves per feature set, model and held-out cohort, and of all held-out samples
 * @param decision net benefit by threshold, per the same
 * @param comparisons models compared on the same samples
 * @param importance what each model uses
 * @param topFeatures what kind of genes stand first in each model
 * @param model the final model, fitted on all cohorts that were trained on; to be saved with {@link ModelBundle#save}
 * @param warnings what a reader must know, in sentences
 */
public record TrainingResult(
        List<ClassifierCohort> cohorts,
        List<ClassifierSampleSize> sampleSizes,
        List<ClassifierMetric> metrics,
        List<Prediction> predictions,
        List<RocPoint> roc,
        List<CalibrationPoint> calibration,
        List<DecisionPoint> decision,
        List<ClassifierComparison> comparisons,
        List<FeatureImportance> importance,
        List<TopFeatures> topFeatures,
        ModelBundle model,
        List<String> warnings) {}
