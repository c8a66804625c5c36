package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.Progress;
import io.prominence.domain.ValidationScheme;
import io.prominence.lake.LakeSession;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.FeatureImportance;
import io.prominence.results.Prediction;
import io.prominence.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class TrainingTest {
    private static final List<FeatureSet> ALL = List.of(FeatureSet.values());
    private static final List<ModelFamily> BOTH = List.of(ModelFamily.ELASTIC_NET, ModelFamily.RANDOM_FOREST);

    @Test
    void a_planted_gene_is_found_in_cohorts_never_seen(LakeSession session) {
        ClassifierPlan plan = Plans.of(List.of(FeatureSet.MARKER, FeatureSet.GENES), BOTH);
        TrainingResult result = train(session, plan, planted("a", 90), planted("b", 90), planted("c", 60));
        for (ModelFamily model : BOTH) {
            ClassifierMetric mean = auroc(result, model, FeatureSet.GENES, Evaluation.MEAN);
            assertTrue(mean.value() > 0.85, () -> mean.toString());
            assertEquals(240, mean.n());
            assertEquals(80, mean.nPositive());
        }
        assertEquals("leave-one-cohort-out", result.metrics().get(0).validation());
        FeatureImportance linear = importance(result, ModelFamily.ELASTIC_NET, "gene:id:driver");
        assertEquals(1, linear.rank());
        assertTrue(linear.ciLow() > 0 && linear.ciLow() <= linear.value() && linear.value() <= linear.ciHigh());
        assertEquals(1, linear.selectedInFolds());
        assertEquals(3, linear.folds());
        assertEquals(1, linear.selectedInBootstraps());
        FeatureImportance forest = importance(result, ModelFamily.RANDOM_FOREST, "gene:id:driver");
        assertEquals(1, forest.rank());
        assertTrue(forest.value() > 0.2 && forest.ciLow() < forest.value(), forest::toString);
        assertEquals(
                importance(result, ModelFamily.ELASTIC_NET, "gene:id:PROM2").rank(),
                result.topFeatures().stream()
                        .filter(top ->
                                top.features().equals("genes") && top.model().equals("elastic-net"))
                        .findFirst()
                        .orElseThrow()
                        .markerRank());
        assertEquals(4 * 240, result.predictions().size());
        assertEquals(4 * (3 * 19 + 8), result.metrics().size());
    }

    /**
     * Noise, cross-validated with everything learned in the fold; and the classic mistake, through the same code: a
     * selection that has seen the held-out labels finds signal in noise. Only by reading the labels itself, past the
     * types of folds, can a recipe make it.
     */
    @Test
    void noise_gives_an_auroc_near_one_half_and_selection_outside_the_fold_is_seen_to_leak(LakeSession session) {
        FeatureRecipe inside = fold -> new FittedFeatures(mostDifferent(fold.samples()));
        List<CohortData> noise = IntStream.range(0, 3)
                .mapToObj(i -> CohortFixture.of("noise" + i, 240).noise(300).data())
                .toList();
        double honest = crossValidated(session, inside, noise);
        assertTrue(honest > 0.45 && honest < 0.55, () -> "honest " + honest);
        List<LabelledSample> samples = LabelledSample.of(noise.subList(0, 1), CohortFixture.TARGET);
        FeatureRecipe outside = fold -> new FittedFeatures(mostDifferent(samples));
        double leaking = crossValidated(session, outside, noise.subList(0, 1));
        assertTrue(leaking > 0.7, () -> "leaking " + leaking);
    }

    /** The 20 genes whose means differ most between the statuses of some samples. */
    private static List<FeatureColumn> mostDifferent(List<LabelledSample> samples) {
        ExpressionMatrix expression = samples.get(0).cohort().expression();
        return IntStream.range(0, expression.genes().size())
                .boxed()
                .sorted((a, b) ->
                        Double.compare(difference(expression, b, samples), difference(expression, a, samples)))
                .limit(20)
                .map(gene -> (FeatureColumn) new FeatureColumn.Gene(
                        expression.genes().get(gene).id(),
                        expression.genes().get(gene).symbol()))
                .toList();
    }

    private static double difference(ExpressionMatrix expression, int gene, List<LabelledSample> samples) {
        double[] sum = new double[2];
        double[] n = new double[2];
        for (LabelledSample sample : samples) {
            int status = sample.positive() ? 1 : 0;
            sum[status] += expression.z(gene, sample.sample());
            n[status]++;
        }
        return Math.abs(sum[1] / n[1] - sum[0] / n[0]);
    }

    private static double crossValidated(LakeSession session, FeatureRecipe recipe, List<CohortData> cohorts) {
        NamedSeed seed = new NamedSeed(3);
        ClassifierPlan plan =
                Plans.validatedBy(Plans.elasticNet(FeatureSet.GENES), ValidationScheme.GROUPED_CROSS_VALIDATION);
        HeldOutFits fits = new HeldOutFits(
                session,
                plan.protocol(),
                seed,
                java.util.Map.of("chosen", recipe),
                java.util.Map.of("elastic-net", ModelFitter.of(ModelFamily.ELASTIC_NET, plan.models(), seed)));
        List<Prediction> predictions =
                fits.predict(Validation.of(new Population(CohortFixture.TARGET, cohorts), plan, seed), work -> {});
        return Evaluation.of(predictions, plan).metrics().stream()
                .filter(row -> row.metric().equals("auroc"))
                .filter(row -> row.heldOut().equals(Evaluation.MEAN))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void a_single_cohort_is_cross_validated_and_every_sample_predicted_once(LakeSession session) {
        TrainingResult result = train(session, Plans.elasticNet(FeatureSet.GENES), planted("a", 90));
        assertEquals("grouped-cross-validation", result.metrics().get(0).validation());
        assertEquals(
                90,
                result.predictions().stream()
                        .map(Prediction::sampleId)
                        .distinct()
                        .count());
        assertEquals(90, result.predictions().size());
        ClassifierMetric own = auroc(result, ModelFamily.ELASTIC_NET, FeatureSet.GENES, "a");
        ClassifierMetric mean = auroc(result, ModelFamily.ELASTIC_NET, FeatureSet.GENES, Evaluation.MEAN);
        assertEquals(own.value(), mean.value());
    }

    @Test
    void a_cohort_without_the_marker_is_named_and_predicted_alike(LakeSession session) {
        TrainingResult result = train(
                session,
                Plans.elasticNet(FeatureSet.MARKER),
                planted("a", 60),
                planted("b", 60),
                CohortFixture.of("c", 60).noise(3));
        assertEquals(
                1,
                result.predictions().stream()
                        .filter(row -> row.cohortId().equals("c"))
                        .mapToDouble(Prediction::probability)
                        .distinct()
                        .count());
        assertTrue(
                result.warnings().stream().anyMatch(warning -> warning.contains("Cohort c does not measure PROM2")),
                result.warnings()::toString);
    }

    @Test
    void every_feature_set_and_model_is_the_same_bytes_again(LakeSession session) {
        ClassifierPlan plan = Plans.of(ALL, BOTH);
        TrainingResult first = train(session, plan, clinical("a", 60), clinical("b", 60));
        TrainingResult again = train(session, plan, clinical("a", 60), clinical("b", 60));
        assertEquals(first.predictions(), again.predictions());
        assertEquals(first.metrics(), again.metrics());
        assertEquals(first.roc(), again.roc());
        assertEquals(first.importance(), again.importance());
        assertEquals(first.topFeatures(), again.topFeatures());
        assertEquals(first.calibration(), again.calibration());
        assertEquals(first.decision(), again.decision());
        assertEquals(first.comparisons(), again.comparisons());
        assertEquals(first.model().card(), again.model().card());
        assertEquals(14 * 120, first.predictions().size());
    }

    @Test
    void progress_comes_to_its_end(LakeSession session) {
        List<Long> steps = new ArrayList<>();
        Progress progress = (work, done, total) -> {
            synchronized (steps) {
                steps.add(done);
                assertEquals(2, total);
            }
        };
        new Training(session, Plans.elasticNet(FeatureSet.MARKER), "PROM2", 1)
                .run(List.of(planted("a", 30).data(), planted("b", 30).data()), List.of(), progress);
        assertEquals(List.of(1L, 2L), steps.stream().sorted().toList());
    }

    static CohortFixture planted(String id, int samples) {
        return CohortFixture.of(id, samples)
                .gene("PROM2", 0.5, 1)
                .gene("driver", 3, 1)
                .noise(30);
    }

    static CohortFixture clinical(String id, int samples) {
        double[] age = IntStream.range(0, samples)
                .mapToDouble(i -> i % 7 == 0 ? Double.NaN : 40 + i % 30)
                .toArray();
        String[] sex = IntStream.range(0, samples)
                .mapToObj(i -> i % 5 == 0 ? null : i % 2 == 0 ? "female" : "male")
                .toArray(String[]::new);
        return planted(id, samples)
                .covariate("age", Covariate.ofNumbers(age))
                .covariate("sex", Covariate.ofCategories(sex));
    }

    static TrainingResult train(LakeSession session, ClassifierPlan plan, CohortFixture... cohorts) {
        return new Training(session, plan, "PROM2", 11)
                .run(Arrays.stream(cohorts).map(CohortFixture::data).toList(), List.of(), Progress.SILENT);
    }

    private static FeatureImportance importance(TrainingResult result, ModelFamily model, String feature) {
        return result.importance().stream()
                .filter(row -> row.model().equals(model.id())
                        && row.features().equals("genes")
                        && row.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    static ClassifierMetric auroc(TrainingResult result, ModelFamily model, FeatureSet features, String heldOut) {
        return result.metrics().stream()
                .filter(row -> row.metric().equals("auroc")
                        && row.model().equals(model.id())
                        && row.features().equals(features.id())
                        && row.heldOut().equals(heldOut))
                .findFirst()
                .orElseThrow();
    }
}
