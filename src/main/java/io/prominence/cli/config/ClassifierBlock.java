package io.prominence.cli.config;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.Features;
import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.ClassifierPlan.Label;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.ClassifierPlan.Models;
import io.prominence.domain.ClassifierPlan.Protocol;
import io.prominence.domain.ClassifierPlan.Target;
import io.prominence.domain.Identified;
import io.prominence.domain.ThresholdRule;
import io.prominence.domain.ValidationScheme;
import java.util.List;
import java.util.Optional;

/** The block {@code classifier} of a study. */
final class ClassifierBlock {
    private final Block block;

    private ClassifierBlock(Block block) {
        this.block = block;
    }

    static Optional<ClassifierPlan> of(Block study, String key) {
        if (!study.has(key)) {
            return Optional.empty();
        }
        ClassifierBlock block = new ClassifierBlock(study.block(key));
        ClassifierPlan plan = new ClassifierPlan(block.target(), block.features(), block.models(), block.protocol());
        block.requireCovariates(plan.features());
        block.requireIntercepts(plan);
        block.block.finish();
        return Optional.of(plan);
    }

    private Target target() {
        Optional<String> label = block.optional("label");
        Optional<String> endpoint = block.optional("endpoint");
        boolean horizon = block.has("horizon-days");
        int days = block.integer("horizon-days", 0, 1, Integer.MAX_VALUE);
        if (label.isPresent() == endpoint.isPresent()) {
            block.problem("label", "is what is predicted: give either label, or endpoint with horizon-days.");
        } else if (endpoint.isPresent() != horizon) {
            block.problem("horizon-days", "goes with endpoint: an event of the endpoint within so many days.");
        }
        return endpoint.isPresent() ? new Horizon(endpoint.get(), days) : new Label(label.orElse(""));
    }

    private Features features() {
        return new Features(
                block.constants("features", FeatureSet.class, List.of(FeatureSet.values())),
                block.integer("genes", 1_000, 1, Integer.MAX_VALUE),
                block.strings("clinical", List.of()),
                block.constant("transform", FeatureTransform.class, FeatureTransform.WITHIN_COHORT_Z),
                block.constant("missing-genes", MissingGenes.class, MissingGenes.COMMON),
                block.integer("reference-genes", 1_000, 50, 100_000),
                block.integer("bootstraps", 50, 0, 100_000));
    }

    private Models models() {
        return new Models(
                block.constants(
                        "models", ModelFamily.class, List.of(ModelFamily.ELASTIC_NET, ModelFamily.RANDOM_FOREST)),
                elasticNet(),
                block.integer("trees", 200, 1, 100_000),
                block.integer("boosting-rounds", 50, 1, 100_000));
    }

    private ElasticNet elasticNet() {
        List<Double> alpha = block.numbers("elastic-net-alpha", List.of(0.1), 0, 1);
        List<Double> lambda = block.numbers("elastic-net-lambda", List.of(), 0, Double.MAX_VALUE);
        int lambdas = block.integer("elastic-net-lambdas", ElasticNet.LAMBDAS, 2, 1_000);
        if (block.has("elastic-net-lambda") && block.has("elastic-net-lambdas")) {
            block.problem(
                    "elastic-net-lambdas",
                    "counts penalties that come from the data, and elastic-net-lambda lists them. Give one of the two.");
        }
        if (alpha.isEmpty()) {
            block.problem("elastic-net-alpha", "is empty. Give a number from 0 to 1, or a list of such numbers.");
        }
        return new ElasticNet(alpha, lambda, lambdas, block.integer("inner-folds", 5, 2, 100));
    }

    private Protocol protocol() {
        return new Protocol(
                block.has("validation")
                        ? block.constants("validation", ValidationScheme.class, List.of(ValidationScheme.values()))
                        : List.of(),
                block.integer("folds", 5, 2, 100),
                block.integer("repeats", 1, 1, 1_000),
                block.integer("min-positives", 10, 2, Integer.MAX_VALUE),
                threshold(),
                block.constant("class-weights", ClassWeights.class, ClassWeights.NONE),
                block.flag("force", false));
    }

    private ThresholdRule threshold() {
        String text = block.string("threshold", new ThresholdRule.Youden().id());
        return ThresholdRule.of(text).orElseGet(() -> {
            block.problem(
                    "threshold",
                    "= " + text + " is no rule. Give youden, a probability between 0 and 1, or \"sensitivity>=0.9\".");
            return new ThresholdRule.Youden();
        });
    }

    /** A forest votes, and boosted trees add steps: neither has an intercept that would bring probabilities back. */
    private void requireIntercepts(ClassifierPlan plan) {
        if (plan.protocol().classWeights() != ClassWeights.NONE
                && !plan.models().families().equals(List.of(ModelFamily.ELASTIC_NET))) {
            block.problem(
                    "class-weights",
                    "= " + plan.protocol().classWeights().id()
                            + " moves probabilities, and only the intercept of elastic-net can move them back. Give models"
                            + " = [elastic-net], or leave class-weights out.");
        }
    }

    private void requireCovariates(Features features) {
        if (features.clinical().isEmpty()
                && (features.sets().contains(FeatureSet.CLINICAL)
                        || features.sets().contains(FeatureSet.CLINICAL_AND_MARKER))) {
            block.problem(
                    "features",
                    "holds " + FeatureSet.CLINICAL.id() + ", but no covariate is named. Give clinical = [age, …], or"
                            + " features = ["
                            + String.join(
                                    ", ",
                                    Identified.ids(FeatureSet.class).stream()
                                            .filter(id -> !id.startsWith("clinical"))
                                            .toList())
                            + "].");
        }
    }
}
