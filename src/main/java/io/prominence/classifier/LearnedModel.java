package io.prominence.classifier;

import java.util.Map;
import java.util.TreeMap;

/**
 * A model with what was learned of its probabilities.
 *
 * @param model the model; its probabilities are those of the population
 * @param threshold from which on a sample is called positive; null where the fold could not teach one
 */
record LearnedModel(FittedModel model, Double threshold) {
    /** What was chosen, for the card. */
    Map<String, String> chosen() {
        Map<String, String> chosen = new TreeMap<>(model.chosen());
        chosen.put("threshold", threshold == null ? "none could be learned" : threshold.toString());
        return chosen;
    }
}
