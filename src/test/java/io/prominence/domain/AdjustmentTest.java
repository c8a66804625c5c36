package io.prominence.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
    @Test
    void terms_in_strata_stratify_and_the_others_are_covariates() {
        Adjustment adjustment = Adjustment.of(List.of("age", "strata( stage )", "sex"));
        assertEquals(List.of("age", "sex"), adjustment.covariates());
        assertEquals(List.of("stage"), adjustment.strata());
        assertEquals("age+sex+strata(stage)", adjustment.name());
        assertEquals(List.of("age", "sex", "stage"), adjustment.needed());
    }

    @Test
    void a_modifier_is_named_first() {
        assertEquals(
                "by:emt-score+age",
                Adjustment.of(List.of("age")).by("emt-score").name());
        assertEquals(
                "by:emt-score+age+proliferation-score",
                Adjustment.of(List.of("age"))
                        .by("emt-score")
                        .and("proliferation-score")
                        .name());
    }

    @Test
    void only_an_empty_adjustment_is_none() {
        assertTrue(Adjustment.of(List.of()).isNone());
        assertEquals("", Adjustment.none().name());
        assertFalse(Adjustment.of(List.of("strata(stage)")).isNone());
        assertFalse(Adjustment.none().by("emt-score").isNone());
    }
}
