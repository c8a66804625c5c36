package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import io.prominence.results.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Fits every recipe and model on the training part of every split and predicts the part that was held out.
 *
 * @param session Spark
 * @param recipes feature set to its recipe, in the order of results
 * @param fitters model family to its fitter, in the order of results
 */
record HeldOutFits(LakeSession session, Map<String, FeatureRecipe> recipes, Map<String, ModelFitter> fitters) {
    /**
     * Predictions for the held-out samples of all splits: by feature set, model, split and sample.
     *
     * @param done told after each split of a feature set what was done
     */
    List<Prediction> predict(Validation validation, Consumer<String> done) {
        List<Callable<List<Prediction>>> tasks = new ArrayList<>();
        recipes.forEach((features, recipe) -> validation
                .splits()
                .forEach(split -> tasks.add(() -> {
                    List<Prediction> predictions = predict(validation.kind(), features, recipe, split);
                    done.accept("trained " + features + " without " + split.fold());
                    return predictions;
                })));
        List<Prediction> all = new ArrayList<>();
        FitPool.all(tasks).forEach(all::addAll);
        return sorted(all);
    }

    private List<Prediction> predict(Validation.Kind kind, String features, FeatureRecipe recipe, Split split) {
        FittedFeatures fitted = recipe.fit(split.training());
        List<Prediction> predictions = new ArrayList<>();
        try (FoldData fold = FoldData.of(session, features + "/without " + split.fold(), split.training(), fitted)) {
            fitters.forEach((model, fitter) -> {
                double[] probability = fold.probabilities(fold.fit(fitter), split.heldOut());
                for (int i = 0; i < probability.length; i++) {
                    predictions.add(
                            prediction(split.heldOut().get(i), model, features, kind, split.fold(), probability[i]));
                }
            });
        }
        return predictions;
    }

    private static Prediction prediction(
            LabelledSample sample, String model, String features, Validation.Kind kind, String fold, double p) {
        return new Prediction(
                sample.cohort().id(),
                sample.sampleId(),
                sample.patientId(),
                model,
                features,
                kind.id(),
                fold,
                1,
                sample.positive(),
                sample.weight(),
                p,
                null);
    }

    private List<Prediction> sorted(List<Prediction> predictions) {
        List<Prediction> sorted = new ArrayList<>();
        for (String features : recipes.keySet()) {
            for (String model : fitters.keySet()) {
                predictions.stream()
                        .filter(row ->
                                row.features().equals(features) && row.model().equals(model))
                        .forEach(sorted::add);
            }
        }
        return sorted;
    }
}
