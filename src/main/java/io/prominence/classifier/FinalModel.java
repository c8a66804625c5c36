package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.lake.LakeSession;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;

/**
 * The model that is saved, fitted on every labelled sample of the cohorts that are trained on.
 *
 * <p>Which pair of feature set and model that is, is fixed before any performance is known ({@link #RULE}): a pair chosen
 * by its held-out performance would make that performance too good to be true.
 *
 * @param features learned features
 * @param pipeline MLlib's model
 * @param chosen what was tuned
 * @param threshold probability from which on a sample is called positive; null where training could not learn one
 * @param deviations standard deviation (n − 1) of each feature as the model saw it, stand-ins and all
 */
record FinalModel(
        FittedFeatures features,
        PipelineModel pipeline,
        Map<String, String> chosen,
        Double threshold,
        double[] deviations) {
    static final String RULE =
            "Fixed before training, not by performance: the feature set genes where the study has it, "
                    + "otherwise the last one of the configuration that is no probe (contamination), with the first model "
                    + "of the configuration; fitted on all cohorts that were trained on.";

    static FeatureSet featureSet(ClassifierPlan plan) {
        List<FeatureSet> features = plan.features().sets();
        if (features.contains(FeatureSet.GENES)) {
            return FeatureSet.GENES;
        }
        return features.stream()
                .filter(set -> set != FeatureSet.CONTAMINATION)
                .reduce((before, last) -> last)
                .orElse(FeatureSet.CONTAMINATION);
    }

    static ModelFamily family(ClassifierPlan plan) {
        return plan.models().families().get(0);
    }

    /** Whether these features and this model are the saved one, an elastic net. */
    static boolean isSavedElasticNet(ClassifierPlan plan, FeatureSet set, ModelFamily family) {
        return family == ModelFamily.ELASTIC_NET && family == family(plan) && set == featureSet(plan);
    }

    static FinalModel fit(LakeSession session, FeatureRecipe recipe, FoldLearning learning, TrainingFold whole) {
        FittedFeatures features = recipe.fit(whole).summarised(session, whole);
        TrainingFold weighted = FoldLearning.weighted(learning.protocol(), whole);
        try (FoldData fold = FoldData.of(session, "final", weighted, features)) {
            LearnedModel learned = learning.learn(fold);
            PipelineModel pipeline = new Pipeline("prominence")
                    .setStages(new PipelineStage[] {learned.model().model()})
                    .fit(fold.table().rows());
            return new FinalModel(features, pipeline, learned.chosen(), learned.threshold(), fold.deviations());
        }
    }
}
