package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.lake.LakeSession;
import io.prominence.results.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fits every recipe and model on the training part of every split and predicts the part that was held out.
 *
 * @param session Spark
 * @param protocol what is learned beside the model
 * @param seed the study's seed
 * @param recipes feature set to its recipe, in the order of results
 * @param fitters model family to its fitter, in the order of results
 */
record HeldOutFits(
        LakeSession session,
        ClassifierPlan.Protocol protocol,
        NamedSeed seed,
        Map<String, FeatureRecipe> recipes,
        Map<String, ModelFitter> fitters) {
    /**
     * Predictions for the held-out samples of all splits: by feature set, model, split and sample. Splits of the same name
     * are fitted once.
     *
     * @param done told after each fold of a feature set what was done
     */
    List<Prediction> predict(Validation validation, Consumer<String> done) {
        return predict(validation, done, fit -> {});
    }

    /**
     * The same.
     *
     * @param fitted told of each fit, by several threads and in any order
     */
    List<Prediction> predict(Validation validation, Consumer<String> done, Consumer<SplitFit> fitted) {
        List<Callable<Map<Fit, Held>>> tasks = new ArrayList<>();
        recipes.forEach((features, recipe) -> folds(validation)
                .forEach((name, split) -> tasks.add(() -> {
                    Map<Fit, Held> fits = predict(features, recipe, split, fitted);
                    done.accept("trained " + features + " " + name);
                    return fits;
                })));
        Map<Fit, Held> all = new LinkedHashMap<>();
        FitPool.all(tasks).forEach(all::putAll);
        return rows(validation, all);
    }

    /** How many steps {@link #predict} tells of. */
    int steps(Validation validation) {
        return recipes.size() * folds(validation).size();
    }

    private static Map<String, Split> folds(Validation validation) {
        return validation.splits().stream()
                .collect(Collectors.toMap(Split::name, split -> split, (first, same) -> first, LinkedHashMap::new));
    }

    private Map<Fit, Held> predict(String features, FeatureRecipe recipe, Split split, Consumer<SplitFit> listener) {
        FittedFeatures fitted = recipe.fit(split.training());
        TrainingFold training = FoldLearning.weighted(protocol, split.training());
        Map<Fit, Held> fits = new LinkedHashMap<>();
        try (FoldData fold = FoldData.of(session, features + "/" + split.name(), training, fitted)) {
            fitters.forEach((model, fitter) -> {
                LearnedModel learned = new FoldLearning(session, protocol, fitter, seed).learn(fold);
                fits.put(
                        new Fit(features, model, split.name()),
                        new Held(fold.probabilities(learned.model(), split.heldOut()), learned.threshold()));
                listener.accept(new SplitFit(features, model, split, fitted, learned.model()));
            });
        }
        return fits;
    }

    private List<Prediction> rows(Validation validation, Map<Fit, Held> fits) {
        List<Prediction> rows = new ArrayList<>();
        for (String features : recipes.keySet()) {
            for (String model : fitters.keySet()) {
                for (Split split : validation.splits()) {
                    Held held = fits.get(new Fit(features, model, split.name()));
                    for (int i = 0; i < held.probability.length; i++) {
                        rows.add(split.heldOut()
                                .get(i)
                                .answered(model, features, split, held.probability[i], held.threshold));
                    }
                }
            }
        }
        return rows;
    }

    /** Probabilities of the held-out samples, and the threshold that the training taught. */
    private record Held(double[] probability, Double threshold) {}

    /** What was fitted on what. */
    private record Fit(String features, String model, String fold) {}
}
