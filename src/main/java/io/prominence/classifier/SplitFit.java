package io.prominence.classifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;

/**
 * A model that was fitted on the training part of a split.
 *
 * @param features feature set
 * @param family model family
 * @param split the split
 * @param fitted features, in the order of the model's vector
 * @param model the model
 */
record SplitFit(String features, String family, Split split, FittedFeatures fitted, FittedModel model) {
    /** What each feature weighs in the model, by name: its coefficient, or the impurity that its splits take away. */
    Map<String, Double> weights() {
        double[] weights = weights(model);
        List<String> names = fitted.names();
        Map<String, Double> byName = new HashMap<>();
        for (int j = 0; j < weights.length; j++) {
            byName.put(names.get(j), weights[j]);
        }
        return byName;
    }

    private static double[] weights(FittedModel fitted) {
        if (fitted.model() instanceof LogisticRegressionModel regression) {
            return regression.coefficients().toArray();
        }
        if (fitted.model() instanceof RandomForestClassificationModel forest) {
            return forest.featureImportances().toArray();
        }
        if (fitted.model() instanceof GBTClassificationModel boosted) {
            return boosted.featureImportances().toArray();
        }
        throw new IllegalArgumentException(
                "no weights are known of " + fitted.model().getClass().getName());
    }
}
