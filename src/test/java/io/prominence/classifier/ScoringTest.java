package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.classifier.RecalibrationPlan.Kind;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.DataRefusedException;
import io.prominence.lake.LakeSession;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.FeatureDrift;
import io.prominence.results.ScoredSample;
import io.prominence.stats.prediction.Recalibration;
import io.prominence.testing.SharedSpark;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class ScoringTest {
    private static ModelBundle needsCohort;
    private static ModelBundle withinSample;

    @BeforeAll
    static void train(LakeSession session) {
        needsCohort = trained(session, FeatureTransform.WITHIN_COHORT_Z);
        withinSample = trained(session, FeatureTransform.WITHIN_SAMPLE_RANK);
    }

    private static ModelBundle trained(LakeSession session, FeatureTransform transform) {
        ClassifierPlan plan = Plans.of(List.of(FeatureSet.GENES), List.of(ModelFamily.ELASTIC_NET));
        var features = new ClassifierPlan.Features(
                plan.features().sets(),
                20,
                List.of(),
                transform,
                plan.features().missingGenes(),
                60,
                0);
        return TrainingTest.train(
                        session,
                        new ClassifierPlan(plan.target(), features, plan.models(), plan.protocol()),
                        cohort("a", 60),
                        cohort("b", 60))
                .model();
    }

    /** Enough genes to rank a sample's values among. */
    private static CohortFixture cohort(String id, int samples) {
        return TrainingTest.planted(id, samples).noise(40);
    }

    @Test
    void another_unit_is_refused_with_both_names() {
        CohortData ratios = cohort("new", 40).unit("log-ratio").data();
        for (ModelBundle bundle : List.of(needsCohort, withinSample)) {
            refused(
                    bundle,
                    ratios,
                    "its values are log-ratio with transform none, but the model expects log2-tpm-plus-1");
        }
        CohortData fpkm = cohort("new", 40).unit("log2-fpkm-plus-1").data();
        refused(
                needsCohort,
                fpkm,
                "log2-fpkm-plus-1 with transform none, but the model expects log2-tpm-plus-1. Both are of one");
        assertEquals(40, score(withinSample, fpkm).predictions().size());
    }

    @Test
    void samples_are_called_by_the_threshold_that_training_learned() {
        double threshold = needsCohort.card().threshold();
        assertTrue(threshold > 0 && threshold < 1, () -> "threshold " + threshold);
        for (ScoredSample sample : score(needsCohort, cohort("new", 40).data()).predictions()) {
            assertEquals(threshold, sample.threshold());
            assertEquals(sample.probability() >= threshold, sample.calledPositive());
        }
    }

    @Test
    void a_single_patient_is_scored_by_ranks_and_refused_by_z_scores() {
        CohortData many = cohort("new", 40).data();
        CohortData one = only(many, 7);
        assertEquals(
                score(withinSample, many).predictions().get(7).probability(),
                score(withinSample, one).predictions().get(0).probability());
        refused(
                needsCohort,
                one,
                "it has 1 samples, and the model standardises each gene within the cohort, which needs at least 20");
    }

    private static CohortData only(CohortData cohort, int sample) {
        CohortFixture one = CohortFixture.of("one", 1);
        ExpressionMatrix all = cohort.expression();
        IntStream.range(0, all.genes().size())
                .forEach(gene -> one.gene(all.genes().get(gene).symbol(), all.value(gene, sample)));
        return one.data();
    }

    @Test
    void genes_that_are_missing_are_counted_by_sample_and_too_many_are_refused() {
        CohortFixture fixture = cohort("new", 40);
        fixture.values()[1][5] = Float.NaN;
        ScoreResult result = score(needsCohort, fixture.data());
        int genes = result.genes().size();
        assertEquals((genes - 1.0) / genes, result.predictions().get(5).genesCovered(), 1e-15);
        assertEquals(1, result.predictions().get(6).genesCovered());
        CohortData few = CohortFixture.of("new", 40).gene("driver", 3, 1).data();
        refused(needsCohort, few, "it measures 1 of the model's " + genes + " genes, at least 50 % are asked for");
        ScoreResult forced = new Scoring(needsCohort, new ScorePlan(Optional.empty(), 0)).score(few, null);
        assertTrue(forced.warnings().get(0).startsWith("The model is forced, and not to be used: genes offers"));
        assertTrue(forced.warnings().get(1).contains("does not measure " + (genes - 1) + " of the model's " + genes));
        assertTrue(forced.warnings().get(2).startsWith("40 of 40 samples have values of fewer than half"));
        assertEquals(
                genes - 1,
                forced.drift().stream()
                        .filter(row -> "not-measured".equals(row.flag()))
                        .count());
    }

    @Test
    void what_was_shifted_is_seen_to_drift() {
        CohortData plain = cohort("new", 60).data();
        assertTrue(score(withinSample, plain).drift().stream().allMatch(row -> row.flag() == null));
        CohortFixture fixture = cohort("new", 60);
        float[] driver = fixture.values()[1];
        IntStream.range(0, driver.length).forEach(i -> driver[i] += 30);
        FeatureDrift drift = score(withinSample, fixture.data()).drift().stream()
                .filter(row -> row.feature().equals("gene:id:driver"))
                .findFirst()
                .orElseThrow();
        assertTrue(drift.flag().startsWith("shifted"), drift::toString);
        assertEquals((drift.mean() - drift.trainingMean()) / drift.trainingDeviation(), drift.shift(), 1e-12);
        assertTrue(drift.shift() > 1, drift::toString);
    }

    @Test
    void recalibration_moves_each_sample_by_a_fit_that_did_not_see_its_patient() {
        CohortData cohort = cohort("new", 90).data();
        ScoreResult result = score(needsCohort, cohort, Kind.INTERCEPT, null);
        RecalibrationFit fit = result.recalibration().orElseThrow();
        assertEquals(90, fit.samples());
        assertEquals(10, fit.crossFitted());
        double[] p = result.predictions().stream()
                .mapToDouble(ScoredSample::probability)
                .toArray();
        Recalibration all = Recalibration.of(p, cohort.samples().labels().get(CohortFixture.LABEL));
        assertEquals(all.intercept(), fit.a());
        for (int i = 0; i < p.length; i++) {
            ScoredSample row = result.predictions().get(i);
            assertEquals("cross-fitted", row.recalibration());
            assertTrue(row.recalibrated() != all.byIntercept(p[i]), row::toString);
        }
        assertTrue(result.metrics().stream().anyMatch(row -> is(row, "score", "auroc")));
        assertTrue(result.metrics().stream().noneMatch(row -> is(row, "score-recalibrated", "auroc")));
        assertTrue(value(result, "score-recalibrated", "brier") < value(result, "score", "brier") + 0.02);
    }

    @Test
    void a_subset_that_recalibration_saw_takes_no_part_in_measures() {
        CohortData cohort = cohort("new", 90).data();
        BitSet subset = new BitSet();
        subset.set(0, 45);
        ScoreResult result = score(needsCohort, cohort, Kind.INTERCEPT_AND_SLOPE, subset);
        assertEquals(45, result.recalibration().orElseThrow().samples());
        assertEquals("fitted-on", result.predictions().get(44).recalibration());
        assertEquals("applied", result.predictions().get(45).recalibration());
        assertTrue(result.metrics().stream().allMatch(row -> row.n() == 45));
        subset.clear(20, 45);
        var few = assertThrows(DataRefusedException.class, () -> score(needsCohort, cohort, Kind.INTERCEPT, subset));
        assertTrue(few.getMessage().contains("with batch=1: 7 positives and 13 negatives are known, at least 10"));
        CohortData seen = cohort("a", 60).data();
        var trained = assertThrows(DataRefusedException.class, () -> score(needsCohort, seen, Kind.INTERCEPT, null));
        assertTrue(trained.getMessage().contains("the model was trained on it"));
        assertNull(score(needsCohort, seen).predictions().get(0).recalibrated());
    }

    private static boolean is(ClassifierMetric row, String validation, String metric) {
        return row.validation().equals(validation) && row.metric().equals(metric);
    }

    private static double value(ScoreResult result, String validation, String metric) {
        return result.metrics().stream()
                .filter(row -> is(row, validation, metric))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static ScoreResult score(ModelBundle bundle, CohortData cohort) {
        return new Scoring(bundle, ScorePlan.plain()).score(cohort, null);
    }

    private static ScoreResult score(ModelBundle bundle, CohortData cohort, Kind kind, BitSet subset) {
        var on = Optional.ofNullable(subset).map(some -> new RecalibrationPlan.Subset("batch", "1"));
        return new Scoring(bundle, new ScorePlan(Optional.of(new RecalibrationPlan(kind, on)), 0.5))
                .score(cohort, subset);
    }

    private static void refused(ModelBundle bundle, CohortData cohort, String message) {
        var refused = assertThrows(DataRefusedException.class, () -> score(bundle, cohort));
        assertTrue(refused.getMessage().contains(message), refused::getMessage);
    }
}
