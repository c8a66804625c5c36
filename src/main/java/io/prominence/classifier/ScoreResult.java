package io.prominence.classifier;

import io.prominence.results.Prediction;
import java.util.List;

/**
 * A model applied to a cohort.
 *
 * @param predictions every sample of the cohort, in its order; with its status where the cohort carries the model's label
 * @param genes genes that the model reads, by id or symbol
 * @param genesMissing those that the cohort does not measure; they count as 0, the mean
 * @param warnings what a reader must know, in sentences
 */
public record ScoreResult(
        List<Prediction> predictions, List<String> genes, List<String> genesMissing, List<String> warnings) {}
