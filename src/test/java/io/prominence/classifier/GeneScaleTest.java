package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import io.prominence.stats.Tails;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneScaleTest {
    private static final List<String> REFERENCE = List.of("id:a", "id:b", "id:c", "id:d");

    @Test
    void ties_share_a_position_and_missing_reference_values_do_not_count() {
        CohortData cohort = CohortFixture.of("c", 3)
                .gene("a", 1, 1, Float.NaN)
                .gene("b", 2, 2, Float.NaN)
                .gene("c", 2, Float.NaN, Float.NaN)
                .gene("d", 4, 4, 1)
                .gene("x", 9, 3, 1)
                .data();
        SamplePositions positions = new SamplePositions(cohort.expression(), REFERENCE);
        assertEquals(0.125, positions.position(0, 0));
        assertEquals(0.5, positions.position(1, 0));
        assertEquals(0.5, positions.position(2, 0));
        assertEquals(0.875, positions.position(4, 0), "above all: as the highest");
        assertEquals(2 / 3.0, positions.position(4, 1), 1e-15);
        assertEquals(Double.NaN, positions.position(2, 1));
        assertEquals(Double.NaN, positions.position(4, 2), "one of four reference genes is too few");
        assertEquals(Tails.normalQuantile(0.875), positions.normalScore(4, 0));
        assertEquals(15, positions.quantile(4, 1, new double[] {0, 10, 20}), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(
            value = FeatureTransform.class,
            names = {"WITHIN_SAMPLE_RANK", "WITHIN_SAMPLE_QUANTILE", "FOLD_Z"})
    void a_single_sample_has_the_features_that_it_has_in_its_cohort(FeatureTransform transform) {
        CohortData cohort =
                CohortFixture.of("c", 30).noise(90).gene("PROM2", 1, 2).data();
        FittedFeatures fitted = fitted(transform, FeatureSet.GENES, MissingGenes.COMMON, cohort);
        double[][] all = fitted.columnsOf(cohort);
        double[][] alone = fitted.columnsOf(only(cohort, 17));
        for (int j = 0; j < all.length; j++) {
            assertEquals(all[j][17], alone[j][0], fitted.names().get(j));
        }
        assertEquals(fitted, Json.read(Json.write(fitted), FittedFeatures.class));
    }

    @Test
    void ranks_are_those_of_any_monotone_map_of_a_sample() {
        CohortData cohort =
                CohortFixture.of("c", 30).noise(80).gene("PROM2", 1, 2).data();
        FittedFeatures fitted =
                fitted(FeatureTransform.WITHIN_SAMPLE_RANK, FeatureSet.GENES, MissingGenes.COMMON, cohort);
        CohortFixture linear = CohortFixture.of("linear", 30);
        for (int gene = 0; gene < cohort.expression().genes().size(); gene++) {
            float[] values = new float[30];
            for (int i = 0; i < 30; i++) {
                values[i] = (float) ((1 + i) * Math.pow(2, cohort.expression().value(gene, i)));
            }
            linear.gene(cohort.expression().genes().get(gene).symbol(), values);
        }
        double[][] expected = fitted.columnsOf(cohort);
        double[][] found = fitted.columnsOf(linear.data());
        for (int j = 0; j < expected.length; j++) {
            assertArrayEquals(expected[j], found[j]);
        }
    }

    @ParameterizedTest
    @EnumSource(FeatureTransform.class)
    void training_values_have_mean_0_and_deviation_1(FeatureTransform transform) {
        CohortData cohort =
                CohortFixture.of("c", 30).noise(80).gene("PROM2", 1, 2).data();
        FittedFeatures fitted = fitted(transform, FeatureSet.MARKER, MissingGenes.COMMON, cohort);
        FeatureSummary marker = FeatureSummary.of(fitted, whole(cohort)).get(0);
        assertEquals(30, marker.n());
        assertEquals(0, marker.mean(), 1e-12);
        assertEquals(1, marker.deviation(), 1e-12);
        assertEquals(Arrays.stream(fitted.columnsOf(cohort)[0]).max().orElseThrow(), marker.most());
        assertEquals(0, marker.missingShare());
    }

    @ParameterizedTest
    @EnumSource(
            value = FeatureTransform.class,
            names = {"WITHIN_SAMPLE_RANK", "WITHIN_SAMPLE_QUANTILE", "FOLD_Z"})
    void nothing_is_learned_from_what_is_held_out(FeatureTransform transform) {
        assertEquals(withoutFirst(transform, firstIs(1e6f)), withoutFirst(transform, firstIs(-1e6f)));
    }

    private static CohortData firstIs(float value) {
        float[] values = new float[30];
        values[0] = value;
        IntStream.range(1, 30).forEach(i -> values[i] = i);
        return CohortFixture.of("c", 30).noise(80).gene("PROM2", values).data();
    }

    private static FittedFeatures withoutFirst(FeatureTransform transform, CohortData cohort) {
        List<LabelledSample> all = LabelledSample.of(List.of(cohort), CohortFixture.TARGET);
        TrainingFold fold = TrainingFold.whole(all.subList(1, all.size()));
        return recipes(transform, FeatureSet.GENES, MissingGenes.COMMON, cohort)
                .of(FeatureSet.GENES)
                .fit(fold);
    }

    @Test
    void reference_genes_are_spread_over_the_range_and_steady() {
        CohortFixture fixture = CohortFixture.of("c", 30);
        for (int level = 0; level < 60; level++) {
            fixture.gene("steady" + level, shifted(level, 0.01f)).gene("wild" + level, shifted(level + 0.5f, 0.2f));
        }
        fixture.gene("constant", shifted(3, 0));
        List<String> genes = ReferenceGenes.of(whole(fixture.data()), 60);
        assertEquals(60, genes.size());
        assertTrue(genes.stream().allMatch(gene -> gene.startsWith("id:steady")), genes::toString);
        assertEquals("id:steady0", genes.get(0));
        assertEquals("id:steady59", genes.get(59));
    }

    @Test
    void genes_with_and_without_the_marker_differ_by_the_marker() {
        CohortData cohort = CohortFixture.of("c", 30)
                .gene("low", 0, 1)
                .gene("PROM2", 0, 0.1)
                .noise(30)
                .data();
        Recipes recipes = recipes(FeatureTransform.WITHIN_COHORT_Z, FeatureSet.GENES, MissingGenes.COMMON, cohort);
        List<String> with = recipes.of(FeatureSet.GENES).fit(whole(cohort)).names();
        List<String> without =
                recipes.of(FeatureSet.GENES_WITHOUT_MARKER).fit(whole(cohort)).names();
        assertEquals(21, with.size(), "20 by variance, and the marker");
        assertEquals(with.stream().filter(name -> !name.equals("gene:id:PROM2")).toList(), without);
    }

    @Test
    void the_probe_has_the_contamination_genes_that_the_policy_admits() {
        CohortData a = CohortFixture.of("a", 30)
                .gene("KRT5", 0, 1)
                .gene("UMOD", 0, 1)
                .gene("GPX4", 0, 1)
                .data();
        CohortData b = CohortFixture.of("b", 30).gene("KRT5", 0, 1).data();
        assertEquals(
                List.of("gene:id:KRT5"),
                fitted(FeatureTransform.WITHIN_COHORT_Z, FeatureSet.CONTAMINATION, MissingGenes.COMMON, a, b)
                        .names());
        assertEquals(
                List.of("gene:id:KRT5", "gene:id:UMOD"),
                fitted(FeatureTransform.WITHIN_COHORT_Z, FeatureSet.CONTAMINATION, MissingGenes.IMPUTE, a, b)
                        .names());
    }

    @Test
    void values_of_different_kinds_are_not_ranked_together() {
        CohortFixture ratio = CohortFixture.of("ratio", 30).noise(60).unit("log-ratio");
        CohortFixture rna = CohortFixture.of("rna", 30).noise(60);
        var refused =
                assertThrows(DataRefusedException.class, () -> check(FeatureTransform.WITHIN_SAMPLE_RANK, ratio, rna)
                        .require());
        assertTrue(refused.getMessage().contains("[ratio]"), refused.getMessage());
        assertThrows(DataRefusedException.class, () -> check(FeatureTransform.FOLD_Z, ratio, rna)
                .require());
        check(FeatureTransform.WITHIN_COHORT_Z, ratio, rna).require();
        assertTrue(
                check(FeatureTransform.WITHIN_COHORT_Z, rna).warnings().get(0).contains("needs a cohort"));
    }

    @Test
    void too_few_shared_genes_cannot_be_ranked_among() {
        CohortData few =
                CohortFixture.of("few", 30).noise(9).gene("PROM2", 0, 1).data();
        var refused = assertThrows(
                DataRefusedException.class,
                () -> fitted(FeatureTransform.WITHIN_SAMPLE_RANK, FeatureSet.MARKER, MissingGenes.COMMON, few));
        assertTrue(refused.getMessage().contains("share 10 genes"), refused.getMessage());
    }

    private static float[] shifted(float level, float step) {
        float[] values = new float[30];
        for (int i = 0; i < 30; i++) {
            values[i] = level + step * (i % 3 - 1);
        }
        return values;
    }

    private static TransformCheck check(FeatureTransform transform, CohortFixture... cohorts) {
        return new TransformCheck(
                transform,
                Arrays.stream(cohorts).map(cohort -> cohort.data().card()).toList());
    }

    private static CohortData only(CohortData cohort, int sample) {
        CohortFixture one = CohortFixture.of("one", 1);
        for (int gene = 0; gene < cohort.expression().genes().size(); gene++) {
            one.gene(
                    cohort.expression().genes().get(gene).symbol(),
                    cohort.expression().value(gene, sample));
        }
        return one.data();
    }

    private static FittedFeatures fitted(
            FeatureTransform transform, FeatureSet features, MissingGenes missing, CohortData... cohorts) {
        return recipes(transform, features, missing, cohorts).of(features).fit(whole(cohorts));
    }

    private static Recipes recipes(
            FeatureTransform transform, FeatureSet features, MissingGenes missing, CohortData... cohorts) {
        return new Recipes(
                Plans.with(Plans.features(List.of(features), transform, missing)), "PROM2", List.of(cohorts));
    }

    private static TrainingFold whole(CohortData... cohorts) {
        return TrainingFold.whole(LabelledSample.of(Arrays.asList(cohorts), CohortFixture.TARGET));
    }
}
