package io.prominence.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ExpressionUnit.Scale;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransformsTest {
    private static Transforms of(Transform first, CohortTransform... then) {
        return new Transforms(first, List.of(then));
    }

    @Test
    void names_come_back_as_what_they_name() {
        for (Transforms each : List.of(
                of(Transform.NONE),
                of(Transform.LOG2_PLUS_1),
                of(Transform.NONE, CohortTransform.Z_SCORE),
                of(Transform.LOG2_PLUS_1, CohortTransform.QUANTILE, CohortTransform.RANK_INVERSE_NORMAL))) {
            assertEquals(Optional.of(each), Transforms.parse(each.id()), each.id());
        }
        assertEquals(
                "log2-plus-1, quantile",
                of(Transform.LOG2_PLUS_1, CohortTransform.QUANTILE).id());
        assertEquals("quantile", of(Transform.NONE, CohortTransform.QUANTILE).id());
        assertEquals(Optional.empty(), Transforms.parse("quantile, log2-plus-1"));
        assertEquals(Optional.empty(), Transforms.parse("log3"));
    }

    @Test
    void the_stored_scale_follows() {
        assertEquals(
                Scale.LOG2, of(Transform.LOG2_PLUS_1, CohortTransform.QUANTILE).scaleAfter(ExpressionUnit.TPM));
        assertEquals(Scale.LINEAR, of(Transform.NONE, CohortTransform.QUANTILE).scaleAfter(ExpressionUnit.TPM));
        assertEquals(
                Scale.STANDARD_DEVIATIONS,
                of(Transform.NONE, CohortTransform.Z_SCORE).scaleAfter(ExpressionUnit.FPKM));
        assertEquals(
                Scale.STANDARD_DEVIATIONS,
                of(Transform.NONE, CohortTransform.RANK_INVERSE_NORMAL).scaleAfter(ExpressionUnit.LOG_RATIO));
        assertFalse(of(Transform.NONE, CohortTransform.QUANTILE).leavesCounts(ExpressionUnit.COUNTS));
        assertTrue(of(Transform.NONE).leavesCounts(ExpressionUnit.COUNTS));
    }

    @Test
    void what_cannot_follow_is_said() {
        assertEquals(
                Optional.empty(),
                of(Transform.LOG2_PLUS_1, CohortTransform.QUANTILE, CohortTransform.Z_SCORE)
                        .problem(ExpressionUnit.TPM));
        assertEquals(
                Optional.of("z-score cannot follow unit = z-score: the values are standard deviations already. Leave it"
                        + " out, or put it before."),
                of(Transform.NONE, CohortTransform.Z_SCORE).problem(ExpressionUnit.Z_SCORE));
        assertTrue(of(Transform.NONE, CohortTransform.RANK_INVERSE_NORMAL, CohortTransform.QUANTILE)
                .problem(ExpressionUnit.TPM)
                .orElseThrow()
                .startsWith("quantile cannot follow rank-inverse-normal"));
        assertTrue(of(Transform.NONE, CohortTransform.QUANTILE, CohortTransform.QUANTILE)
                .problem(ExpressionUnit.TPM)
                .orElseThrow()
                .startsWith("quantile is named twice"));
    }

    @Test
    void combat_stands_after_quantile_and_before_what_scales_genes() {
        var rule = new CombatRule("plate (of 96), combat(x", List.of("grade", "age", "grade"));
        Transforms all = Transforms.of(
                Transform.LOG2_PLUS_1, List.of(CohortTransform.QUANTILE, CohortTransform.RANK_INVERSE_NORMAL), rule);
        assertEquals(
                "log2-plus-1, quantile, combat(plate (of 96), combat(x keeping grade, age), rank-inverse-normal",
                all.id());
        assertEquals(Optional.of(all), Transforms.parse(all.id()));
        assertEquals(Optional.empty(), all.problem(ExpressionUnit.TPM));
        Transforms alone = Transforms.of(Transform.NONE, List.of(), rule);
        assertEquals(Optional.of(alone), Transforms.parse(alone.id()));
        assertEquals(Scale.LOG2, alone.scaleAfter(ExpressionUnit.LOG2_INTENSITY));
        assertTrue(alone.problem(ExpressionUnit.COUNTS).orElseThrow().contains("combat needs log2 values"));
        assertTrue(alone.problem(ExpressionUnit.Z_SCORE).orElseThrow().contains("standard deviations already"));
        assertEquals(Optional.empty(), Transforms.parse("combat"));
        assertEquals(Optional.empty(), Transforms.parse("z-score(x)"));
    }
}
