package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ThresholdRule;
import io.prominence.results.ClassifierSampleSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSizeCheckTest {
    @Test
    void feature_sets_with_too_many_parameters_are_refused_with_their_numbers() {
        SampleSizeCheck check = check(400, false);
        assertEquals(List.of(FeatureSet.MARKER), check.trained());
        assertEquals(
                new ClassifierSampleSize(
                        "metastatic", "genes", 400, 134, 20, 6.7, 1564, 515, 343, 1564, ClassifierSampleSize.REFUSED),
                check.rows().get(1));
        assertEquals(
                "Not trained, and nothing can be said of it: feature set genes offers 20 parameters to 400 samples with"
                        + " 134 positives (6.70 events per parameter), and the criteria of Riley and others ask for 1564"
                        + " samples (shrinkage 1564, optimism 515, share of positives 343).",
                check.warnings().get(0));
        assertEquals(1, check.warnings().size());
    }

    @Test
    void forced_feature_sets_are_trained_and_marked() {
        SampleSizeCheck check = check(60, true);
        assertEquals(List.of(FeatureSet.MARKER, FeatureSet.GENES), check.trained());
        assertTrue(check.rows().stream().allMatch(row -> row.verdict().equals(ClassifierSampleSize.FORCED)));
        assertEquals(2, check.warnings().size());
        assertTrue(check.warnings().get(0).startsWith("Forced: feature set marker offers 1 parameter to 60 samples"));
    }

    @Test
    void where_nothing_can_be_trained_the_numbers_of_every_feature_set_are_named() {
        var refused = assertThrows(DataRefusedException.class, () -> check(60, false));
        assertTrue(
                refused.getMessage()
                                .startsWith(
                                        "Cannot train on label metastatic: too few samples for every feature set."
                                                + " marker offers 1 parameter to 60 samples with 20 positives (20.00 events per")
                        && refused.getMessage().contains("; genes offers 20 parameters")
                        && refused.getMessage().contains("classifier.force = true"),
                refused.getMessage());
    }

    private static SampleSizeCheck check(int samples, boolean force) {
        ClassifierPlan plan = Plans.with(
                Plans.elasticNet(FeatureSet.MARKER, FeatureSet.GENES),
                Plans.protocol(4, 1, new ThresholdRule.Youden(), ClassWeights.NONE, force));
        List<CohortData> cohorts = List.of(TrainingTest.planted("a", samples).data());
        return SampleSizeCheck.of(
                plan,
                new Recipes(plan, "PROM2", cohorts),
                TrainingFold.whole(LabelledSample.of(cohorts, plan.target())));
    }
}
