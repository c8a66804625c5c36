package io.prominence.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.results.Association;
import io.prominence.results.ForestRow;
import io.prominence.results.Pooled;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerForestTest {
    private static final List<ForestRow> FOREST = MarkerForest.of(
            List.of(
                    association("a", "endpoint:os", 0.2, 0.1, null),
                    association("b", "endpoint:os", 0.4, 0.2, null),
                    association("c", "endpoint:os", null, null, "too-few-events"),
                    association("a", "marker:PROM2", null, null, "self")),
            List.of(
                    pooled("all", "endpoint:os", 2, 0.05),
                    pooled("all", "marker:PROM2", 0, null),
                    pooled("cancer:renal", "endpoint:os", 1, null)));

    @Test
    void lines_go_from_cohorts_to_cancers_to_all() {
        assertEquals(
                List.of("a", "b", "c", "renal", "all cohorts"),
                FOREST.stream().map(ForestRow::name).toList());
    }

    @Test
    void weights_are_those_of_the_random_effect_and_sum_to_100() {
        double a = 1 / (0.01 + 0.05);
        double b = 1 / (0.04 + 0.05);
        assertEquals(100 * a / (a + b), FOREST.get(0).weight(), 1e-12);
        assertEquals(100, FOREST.get(0).weight() + FOREST.get(1).weight(), 1e-12);
        assertNull(FOREST.get(2).weight());
    }

    @Test
    void a_cohort_without_result_keeps_its_line_and_reason() {
        assertEquals("too-few-events", FOREST.get(2).undefinedReason());
    }

    @Test
    void a_perfect_ranking_has_a_line_with_its_reason_and_no_weight() {
        List<ForestRow> forest = MarkerForest.of(
                List.of(
                        association("a", "endpoint:os", 0.2, 0.1, null),
                        association("b", "endpoint:os", 1.0, null, null)),
                List.of(pooled("all", "endpoint:os", 1, null)));
        assertEquals(100, forest.get(0).weight(), 1e-12);
        assertNull(forest.get(1).effect());
        assertEquals("no-standard-error", forest.get(1).undefinedReason());
    }

    @Test
    void the_marker_against_itself_is_left_out() {
        assertTrue(FOREST.stream().allMatch(row -> row.outcome().equals("endpoint:os")));
    }

    private static Association association(
            String cohort, String outcome, Double effect, Double error, String undefined) {
        return new Association(
                cohort,
                "renal",
                "symbol:PROM2",
                "PROM2",
                outcome.startsWith("marker") ? "pearson" : "cox",
                outcome,
                "",
                100,
                30,
                effect,
                "log-hazard-ratio",
                error,
                effect,
                effect,
                1.0,
                null,
                0.1,
                1.0,
                0.2,
                0.3,
                0.4,
                0.2,
                null,
                undefined);
    }

    private static Pooled pooled(String level, String outcome, int k, Double tau2) {
        Double effect = k == 0 ? null : 0.3;
        return new Pooled(
                level,
                "symbol:PROM2",
                "PROM2",
                outcome.startsWith("marker") ? "pearson" : "cox",
                outcome,
                "",
                outcome.startsWith("marker") ? "fisher-z" : "log-hazard-ratio",
                k,
                200,
                60,
                effect,
                effect,
                effect,
                effect,
                effect,
                effect,
                effect,
                effect,
                effect,
                tau2,
                tau2,
                tau2,
                tau2,
                tau2,
                tau2,
                tau2,
                effect,
                effect,
                effect,
                effect,
                k == 0 ? null : "a",
                effect,
                1,
                null,
                null,
                null,
                effect,
                effect,
                effect,
                effect,
                effect,
                effect,
                1,
                100.0);
    }
}
