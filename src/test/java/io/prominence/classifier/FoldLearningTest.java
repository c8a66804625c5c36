package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.ThresholdRule;
import io.prominence.lake.LakeSession;
import io.prominence.stats.prediction.Auroc;
import io.prominence.testing.SharedSpark;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class FoldLearningTest {
    private static final NamedSeed SEED = new NamedSeed(5);

    @Test
    void balanced_classes_give_probabilities_of_the_population(LakeSession session) {
        assertEquals(0.1, learned(session, ClassWeights.NONE).mean, 0.02);
        Learned balanced = learned(session, ClassWeights.BALANCED);
        assertEquals(0.1, balanced.mean, 0.02);
        double shift = Double.parseDouble(balanced.model.chosen().get("recalibration-intercept"));
        assertTrue(shift < -1.5, () -> "moved back by " + shift);
        double threshold = balanced.model.threshold();
        assertTrue(threshold > 0.02 && threshold < 0.5, () -> "threshold " + threshold);
    }

    @Test
    void boosted_trees_find_what_is_planted_and_take_weights(LakeSession session) {
        TrainingFold fold = TrainingFold.whole(
                LabelledSample.of(List.of(TrainingTest.planted("a", 90).data()), CohortFixture.TARGET));
        FittedFeatures features = new GenesByVariance(8, ClassifierPlan.MissingGenes.IMPUTE).fit(fold);
        ModelFitter fitter = new GradientBoostedTreesFitter(5, SEED);
        try (FoldData data = FoldData.of(session, "test", fold, features);
                FoldData balanced = FoldData.of(session, "test", fold.balanced(), features)) {
            double[] probability = data.probabilities(data.fit(fitter), fold.samples());
            assertTrue(Auroc.of(probability, fold.labels()).value() > 0.95);
            double[] weighted = balanced.probabilities(balanced.fit(fitter), fold.samples());
            assertTrue(
                    Arrays.stream(weighted).sum() > Arrays.stream(probability).sum() + 1);
        }
    }

    @Test
    void training_samples_weigh_by_the_censoring_of_their_fold_and_held_out_ones_by_that_of_their_cohort() {
        double[] time = {10, 20, 30, 40, 50, 60};
        byte[] event = {1, 0, 1, 0, 1, 0};
        CohortData cohort = CohortFixture.of("a", 6)
                .endpoint("dmfi", new CohortSamples.Endpoint(time, event, new double[6]))
                .within("dmfi", 45)
                .gene("x", 0, 1)
                .data();
        Split split = Split.within(new Population(CohortFixture.TARGET, List.of(cohort)), 1, 1, Set.of("a-p1", "a-p4"));
        assertEquals(
                List.of(1.0, 1.0, 2.0),
                split.training().samples().stream().map(LabelledSample::weight).toList());
        double heldOut =
                split.heldOut().get(0).answered("m", "f", split, 0.5, null).weight();
        assertEquals(1 / (0.8 * 2 / 3), heldOut, 1e-12);
    }

    /** 40 positives of 400. */
    private static Learned learned(LakeSession session, ClassWeights weights) {
        int[] labels = new int[400];
        Arrays.setAll(labels, i -> i % 10 == 0 ? 1 : 0);
        CohortFixture cohort = CohortFixture.of("a", 400).labels(labels);
        CohortData data = cohort.gene("driver", 1.5, 1).noise(3).data();
        ClassifierPlan plan = Plans.with(
                Plans.elasticNet(FeatureSet.GENES), Plans.protocol(4, 1, new ThresholdRule.Youden(), weights, true));
        TrainingFold fold = TrainingFold.whole(LabelledSample.of(List.of(data), CohortFixture.TARGET));
        FittedFeatures features = new GenesByVariance(4, ClassifierPlan.MissingGenes.IMPUTE).fit(fold);
        ModelFitter fitter = ModelFitter.of(ClassifierPlan.ModelFamily.ELASTIC_NET, plan.models(), SEED);
        try (FoldData folded = FoldData.of(session, "test", FoldLearning.weighted(plan.protocol(), fold), features)) {
            LearnedModel learned = new FoldLearning(session, plan.protocol(), fitter, SEED).learn(folded);
            double mean = Arrays.stream(folded.probabilities(learned.model(), fold.samples()))
                    .average()
                    .orElseThrow();
            return new Learned(learned, mean);
        }
    }

    /** A model, and the mean of its probabilities. */
    private record Learned(LearnedModel model, double mean) {}
}
