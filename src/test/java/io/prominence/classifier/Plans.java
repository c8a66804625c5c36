package io.prominence.classifier;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.ThresholdRule;
import io.prominence.domain.ValidationScheme;
import java.util.List;

/** Small plans for tests. */
final class Plans {
    private Plans() {}

    static ClassifierPlan of(List<FeatureSet> features, List<ModelFamily> models) {
        return new ClassifierPlan(
                new ClassifierPlan.Label(CohortFixture.LABEL),
                features(features, FeatureTransform.WITHIN_COHORT_Z, MissingGenes.IMPUTE),
                new ClassifierPlan.Models(models, net(0.5, 0.2, 0.05, 0.01), 20, 5),
                protocol(4, 1));
    }

    static ClassifierPlan with(ClassifierPlan plan, ClassifierPlan.Protocol protocol) {
        return new ClassifierPlan(plan.target(), plan.features(), plan.models(), protocol);
    }

    static ClassifierPlan validatedBy(ClassifierPlan plan, ValidationScheme... schemes) {
        ClassifierPlan.Protocol old = plan.protocol();
        return with(plan, protocol(old.folds(), old.repeats(), schemes));
    }

    /** Forced: test cohorts are small. */
    static ClassifierPlan.Protocol protocol(int folds, int repeats, ValidationScheme... schemes) {
        return protocol(folds, repeats, new ThresholdRule.Fixed(0.3), ClassWeights.NONE, true, schemes);
    }

    static ClassifierPlan.Protocol protocol(
            int folds,
            int repeats,
            ThresholdRule threshold,
            ClassWeights weights,
            boolean force,
            ValidationScheme... schemes) {
        return new ClassifierPlan.Protocol(List.of(schemes), folds, repeats, 5, threshold, weights, force);
    }

    static ClassifierPlan with(ClassifierPlan.Features features) {
        ClassifierPlan plan = of(features.sets(), List.of(ModelFamily.ELASTIC_NET));
        return new ClassifierPlan(plan.target(), features, plan.models(), plan.protocol());
    }

    static ClassifierPlan.Features features(
            List<FeatureSet> features, FeatureTransform transform, MissingGenes missing) {
        return new ClassifierPlan.Features(features, 20, List.of("age", "sex"), transform, missing, 100, 10);
    }

    static ElasticNet net(double alpha, Double... lambda) {
        return new ElasticNet(List.of(alpha), List.of(lambda), ElasticNet.LAMBDAS, 3);
    }

    static ClassifierPlan elasticNet(FeatureSet... features) {
        return of(List.of(features), List.of(ModelFamily.ELASTIC_NET));
    }
}
