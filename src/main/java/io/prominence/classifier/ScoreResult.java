package io.prominence.classifier;

import io.prominence.results.ClassifierMetric;
import io.prominence.results.FeatureDrift;
import io.prominence.results.ScoredSample;
import java.util.List;
import java.util.Optional;

/**
 * A model applied to a cohort.
 *
 * @param predictions every sample of the cohort, in its order; with its status where the cohort carries the model's target
 * @param drift every feature beside its training samples; empty where the model was saved without their summaries
 * @param metrics measures where the status is known; none in a cohort that the model was trained on
 * @param recalibration what the recalibrated probabilities were moved by
 * @param genes genes that the model reads and some training cohort measured, by id or symbol
 * @param genesMissing those that the cohort does not measure; they count as the mean
 * @param warnings what a reader must know, in sentences
 */
public record ScoreResult(
        List<ScoredSample> predictions,
        List<FeatureDrift> drift,
        List<ClassifierMetric> metrics,
        Optional<RecalibrationFit> recalibration,
        List<String> genes,
        List<String> genesMissing,
        List<String> warnings) {}
