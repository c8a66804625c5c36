package io.prominence.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static final double NONE = Double.NaN;
    private static final CohortSamples SAMPLES = new CohortSamples(
            new String[] {"a", "b", "c", "d", "e"},
            new String[] {"p", "q", "p", "r", "q"},
            Map.of("meta", new byte[] {1, 0, 1, 0, -1}),
            Map.of("os", new Endpoint(new double[] {10, 20, 30, 40, NONE}, new byte[] {1, 1, 0, 1, 0}, new double[5])),
            Map.of(
                    "stage",
                    Covariate.ofCategories(new String[] {"ii", "i", "ii", null, "iii"}),
                    "year",
                    Covariate.ofNumbers(new double[] {2001, 2001, 2002, 2002, 2001}),
                    "score",
                    Covariate.ofNumbers(new double[] {0.5, NONE, -0.5, 1, 0})));

    @Test
    void strata_of_an_endpoint_are_codes_and_no_columns() {
        Design design = design(Outcome.endpoint("os"), "strata(stage)");
        assertArrayEquals(new int[] {0, 1, 0, -1, 2}, design.strata());
        assertEquals(List.of(), design.terms());
    }

    @Test
    void several_strata_are_crossed() {
        Design design = design(Outcome.endpoint("os"), "strata(stage)", "strata(year)");
        assertArrayEquals(new int[] {0, 1, 2, -1, 3}, design.strata());
    }

    @Test
    void strata_of_a_label_are_levels_that_take_part() {
        Design design = design(Outcome.label("meta"), "strata(stage)");
        assertEquals(List.of("strata(stage)=ii"), design.terms());
        assertArrayEquals(new double[] {1, 0, 1, NONE, 0}, design.covariates()[0]);
        assertEquals(0, design.strata().length);
    }

    @Test
    void samples_of_one_patient_share_a_cluster() {
        assertArrayEquals(
                new int[] {0, 1, 0, 2, 1}, design(Outcome.endpoint("os")).clusters());
    }

    @Test
    void a_modifier_must_be_numeric() {
        Optional<double[]> marker = Optional.empty();
        Adjustment byStage = Adjustment.none().by("stage");
        assertTrue(Design.of(SAMPLES, marker, Outcome.endpoint("os"), byStage).isEmpty());
        Adjustment byScore = Adjustment.none().by("score");
        assertArrayEquals(
                new double[] {0.5, NONE, -0.5, 1, 0},
                Design.of(SAMPLES, marker, Outcome.endpoint("os"), byScore)
                        .orElseThrow()
                        .modifier());
    }

    private static Design design(Outcome outcome, String... terms) {
        return Design.of(SAMPLES, Optional.empty(), outcome, Adjustment.of(List.of(terms)))
                .orElseThrow();
    }
}
