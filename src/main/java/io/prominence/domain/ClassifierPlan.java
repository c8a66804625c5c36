package io.prominence.domain;

import java.util.List;

/**
 * What classifier is trained and how it is validated.
 *
 * @param label id of the label that is predicted
 * @param features feature sets, compared on the same folds
 * @param models model families
 * @param genes how many genes of the largest variance in the training fold the feature set {@code genes} takes
 * @param folds folds of the grouped cross-validation where fewer than two cohorts carry the label
 * @param minPositives fewest positives (and fewest negatives) for a cohort to be held out or trained on
 * @param clinical covariate ids that make the clinical features
 * @param elasticNetAlpha mixing of the elastic net, 0 ridge to 1 lasso
 * @param elasticNetLambda penalties among which the training fold chooses by grouped inner cross-validation
 * @param trees trees of the random forest
 */
public record ClassifierPlan(
        String label,
        List<FeatureSet> features,
        List<ModelFamily> models,
        int genes,
        int folds,
        int minPositives,
        List<String> clinical,
        double elasticNetAlpha,
        List<Double> elasticNetLambda,
        int trees) {

    /** Named sets of features. */
    public enum FeatureSet implements Identified {
        CLINICAL("clinical"),
        MARKER("marker"),
        CLINICAL_AND_MARKER("clinical+marker"),
        PANELS("panels"),
        GENES("genes");

        private final String id;

        FeatureSet(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Model families of Spark MLlib. */
    public enum ModelFamily implements Identified {
        ELASTIC_NET("elastic-net"),
        RANDOM_FOREST("random-forest");

        private final String id;

        ModelFamily(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
