package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.ClassifierPlan.Label;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.ClassifierPlan.Target;
import io.prominence.domain.ThresholdRule;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.LakeSession;
import io.prominence.results.ClassifierMetric;
import io.prominence.simulation.Oracle;
import io.prominence.simulation.SimulationPlan;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the classifier on the simulation; {@code src/bench/oracle} measures the same over sizes and seeds. */
@ExtendWith(SharedSpark.class)
class OracleTest {
    private static final int GENES = 400;
    private static final SimulationPlan SIMULATION = SimulationPlan.of(1, GENES, 400, 2);

    @Test
    void cohorts_left_out_show_what_the_truth_shows_and_contamination_shows_nothing(
            LakeSession session, @TempDir Path lake) {
        OracleStudy study = OracleStudy.of(session, SIMULATION, lake);
        OracleStudy.Outcome diagnosis = study.run(
                plan(new Label("distant-metastasis"), FeatureSet.GENES, new ElasticNet(List.of(0.5), List.of(), 12, 3)),
                1);
        double model = diagnosis.auroc("genes").value();
        double oracle = diagnosis.auroc(OracleStudy.ALL_GENES).value();
        assertTrue(oracle > 0.77 && oracle < 0.81, () -> "oracle " + oracle);
        assertTrue(Math.abs(oracle - model) < 0.03, () -> "oracle " + oracle + ", model " + model);
        List<String> top = diagnosis.top(20);
        long planted = top.stream().filter(Oracle.planted(SIMULATION)).count();
        assertTrue(top.size() == 20 && planted >= 14, () -> planted + " planted of " + top);
        contamination(study);
    }

    /** Fitted at a penalty so small that it cannot say nothing. */
    private static void contamination(OracleStudy study) {
        ClassifierMetric chance = study.run(
                        plan(
                                new Horizon("dmfs", 1095),
                                FeatureSet.CONTAMINATION,
                                new ElasticNet(List.of(0.5), List.of(0.001), 1, 3)),
                        1)
                .auroc("contamination");
        assertTrue(chance.k() == SIMULATION.cohorts().size(), chance::toString);
        assertTrue(chance.ciLow() < 0.5 && chance.ciHigh() > 0.5, chance::toString);
        assertTrue(chance.value() > 0.45 && chance.value() < 0.55, chance::toString);
    }

    private static ClassifierPlan plan(Target target, FeatureSet features, ElasticNet net) {
        return new ClassifierPlan(
                target,
                new ClassifierPlan.Features(
                        List.of(features),
                        GENES,
                        List.of(),
                        FeatureTransform.WITHIN_COHORT_Z,
                        MissingGenes.COMMON,
                        100,
                        0),
                new ClassifierPlan.Models(List.of(ModelFamily.ELASTIC_NET), net, 20, 5),
                new ClassifierPlan.Protocol(
                        List.of(ValidationScheme.LEAVE_ONE_COHORT_OUT),
                        5,
                        1,
                        10,
                        new ThresholdRule.Fixed(0.5),
                        ClassWeights.NONE,
                        true));
    }
}
