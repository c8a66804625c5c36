package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.DataRefusedException;
import io.prominence.provenance.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureRecipeTest {
    @Test
    void genes_of_the_largest_variance_in_the_fold_are_taken() {
        CohortData a = CohortFixture.of("a", 30)
                .gene("low", 0, 1)
                .gene("high", 0, 9)
                .gene("mid", 0, 3)
                .data();
        assertEquals(
                List.of("gene:id:high", "gene:id:mid"),
                new GenesByVariance(2, MissingGenes.IMPUTE).fit(whole(a)).names());
    }

    @Test
    void samples_outside_the_fold_do_not_choose_genes() {
        float[] outlier = new float[30];
        outlier[0] = 1e6f;
        CohortData a = CohortFixture.of("a", 30)
                .gene("wild-outside", outlier)
                .gene("steady", 0, 1)
                .data();
        Split split = Split.within(new Population(CohortFixture.TARGET, List.of(a)), 1, 1, Set.of("a-p0"));
        assertEquals(
                List.of("gene:id:steady"),
                new GenesByVariance(1, MissingGenes.IMPUTE)
                        .fit(split.training())
                        .names());
        assertEquals(
                List.of("gene:id:wild-outside"),
                new GenesByVariance(1, MissingGenes.IMPUTE).fit(whole(a)).names());
    }

    @Test
    void the_unit_of_a_cohort_does_not_weigh_in_the_choice() {
        CohortData linear = CohortFixture.of("linear", 30)
                .gene("x", 0, 1000)
                .gene("y", 0, 500)
                .gene("z", 0, 1)
                .data();
        CohortData log = CohortFixture.of("log", 30)
                .gene("x", 0, 0.1)
                .gene("y", 0, 3)
                .gene("z", 0, 0.1)
                .data();
        assertEquals(
                List.of("gene:id:y"),
                new GenesByVariance(1, MissingGenes.IMPUTE)
                        .fit(whole(linear, log))
                        .names());
    }

    @Test
    void a_gene_that_a_cohort_lacks_is_the_mean_and_is_named() {
        CohortData a = CohortFixture.of("a", 30).gene("x", 0, 1).gene("y", 0, 1).data();
        CohortData b = CohortFixture.of("b", 30).gene("x", 0, 1).data();
        FittedFeatures features = new GenesByVariance(2, MissingGenes.IMPUTE).fit(whole(a));
        assertEquals(List.of("id:y"), features.missingIn(b));
        int y = features.names().indexOf("gene:id:y");
        assertArrayEquals(new double[30], features.columnsOf(b)[y]);
    }

    @Test
    void z_scores_have_mean_0_and_sd_1_and_missing_values_are_0() {
        CohortData a = CohortFixture.of("a", 5)
                .gene("x", 1, 2, 3, Float.NaN, 6)
                .gene("constant", 4, 4, 4, 4, 4)
                .data();
        double sd = Math.sqrt((4 + 1 + 0 + 9) / 3.0);
        assertArrayEquals(new double[] {-2 / sd, -1 / sd, 0, 0, 3 / sd}, marker("x", a), 1e-12);
        assertArrayEquals(new double[5], marker("constant", a));
    }

    @Test
    void panel_scores_leave_the_marker_out_and_average_what_is_measured() {
        CohortData a = CohortFixture.of("a", 3)
                .gene("GPX4", 1, 2, 3)
                .gene("PROM2", 3, 2, 1)
                .gene("ACSL4", 3, 2, 1)
                .data();
        Recipes recipes = new Recipes(Plans.elasticNet(FeatureSet.PANELS), "PROM2", List.of(a));
        FittedFeatures panels = recipes.of(FeatureSet.PANELS).fit(whole(a));
        int ferroptosis = panels.names().indexOf("panel:ferroptosis-resistance");
        assertArrayEquals(new double[] {-2, 0, 2}, panels.columnsOf(a)[ferroptosis], 1e-12);
        assertTrue(panels.missingIn(a).contains("SLC7A11"));
        assertEquals(8, panels.columns().size());
    }

    @Test
    void clinical_values_are_imputed_and_coded_as_the_training_fold_says() {
        CohortData train = clinical(
                "train", new double[] {40, 50, 90, Double.NaN}, new String[] {"male", "female", "male", "female"});
        CohortData other =
                clinical("other", new double[] {Double.NaN, 70, 20, 20}, new String[] {null, "unseen", "male", "male"});
        FittedFeatures fitted = new ClinicalFeatures(List.of("age"), List.of("sex")).fit(whole(train));
        assertEquals(List.of("age", "age is missing", "sex=female", "sex=male", "sex is missing"), fitted.names());
        double[][] columns = fitted.columnsOf(other);
        assertArrayEquals(new double[] {50, 70, 20, 20}, columns[0]);
        assertArrayEquals(new double[] {1, 0, 0, 0}, columns[1]);
        assertArrayEquals(new double[] {0, 0, 0, 0}, columns[2]);
        assertArrayEquals(new double[] {0, 0, 1, 1}, columns[3]);
        assertArrayEquals(new double[] {1, 0, 0, 0}, columns[4]);
    }

    @Test
    void a_covariate_that_no_cohort_has_is_refused() {
        CohortData a = CohortFixture.of("a", 30).noise(2).data();
        var refused = assertThrows(
                DataRefusedException.class,
                () -> new Recipes(Plans.elasticNet(FeatureSet.CLINICAL), "PROM2", List.of(a)));
        assertTrue(
                refused.getMessage().contains("covariate age: none of the cohorts [a] has it"), refused.getMessage());
    }

    @Test
    void learned_features_survive_json() {
        CohortData train = clinical("train", new double[] {40, 50, 90, 60}, new String[] {"m", "f", "m", "f"});
        Recipes recipes = new Recipes(Plans.elasticNet(FeatureSet.CLINICAL_AND_MARKER), "PROM2", List.of(train));
        FittedFeatures all = recipes.of(FeatureSet.CLINICAL_AND_MARKER)
                .and(recipes.of(FeatureSet.PANELS))
                .and(new GenesByVariance(1, MissingGenes.IMPUTE))
                .fit(whole(train));
        assertEquals(all, Json.read(Json.write(all), FittedFeatures.class));
    }

    private static double[] marker(String symbol, CohortData cohort) {
        return new FittedFeatures(List.of(new FeatureColumn.Marker(symbol))).columnsOf(cohort)[0];
    }

    private static CohortData clinical(String id, double[] age, String[] sex) {
        return CohortFixture.of(id, age.length)
                .gene("PROM2", 0, 1)
                .covariate("age", Covariate.ofNumbers(age))
                .covariate("sex", Covariate.ofCategories(sex))
                .data();
    }

    private static TrainingFold whole(CohortData... cohorts) {
        return TrainingFold.whole(LabelledSample.of(Arrays.asList(cohorts), CohortFixture.TARGET));
    }
}
