package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import java.util.List;

/** Small plans for tests. */
final class Plans {
    private Plans() {}

    static ClassifierPlan of(List<FeatureSet> features, List<ModelFamily> models) {
        return new ClassifierPlan(
                CohortFixture.LABEL,
                features,
                models,
                20,
                4,
                5,
                List.of("age", "sex"),
                0.5,
                List.of(0.2, 0.05, 0.01),
                20);
    }

    static ClassifierPlan elasticNet(FeatureSet... features) {
        return of(List.of(features), List.of(ModelFamily.ELASTIC_NET));
    }
}
