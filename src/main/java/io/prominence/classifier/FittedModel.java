package io.prominence.classifier;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.Vector;

/**
 * A model of MLlib, and what was chosen while it was fitted.
 *
 * @param model the model
 * @param chosen name to value, for the card
 */
record FittedModel(ProbabilisticClassificationModel<Vector, ?> model, Map<String, String> chosen) {
    /**
     * Probability of a positive label.
     *
     * @param columns one array per feature
     * @param samples number of samples
     */
    double[] probabilities(double[][] columns, int samples) {
        return IntStream.range(0, samples)
                .mapToDouble(sample -> model.predictProbability(TrainingTable.vector(columns, sample))
                        .apply(1))
                .toArray();
    }
}
