package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.ModelFamily;

/** Fits one family of models to a training fold. */
interface ModelFitter {
    /** Fits the model; everything that is tuned is tuned on the fold. */
    FittedModel fit(FoldMatrix fold, TrainingTable table);

    /** The fitter of a family. */
    static ModelFitter of(ModelFamily family, ClassifierPlan.Models plan, NamedSeed seed) {
        return switch (family) {
            case ELASTIC_NET -> new ElasticNetFitter(plan.elasticNet(), seed);
            case RANDOM_FOREST -> new RandomForestFitter(plan.trees(), seed);
            case GRADIENT_BOOSTED_TREES -> new GradientBoostedTreesFitter(plan.boostingRounds(), seed);
        };
    }
}
