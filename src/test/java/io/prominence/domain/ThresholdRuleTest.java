package io.prominence.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThresholdRuleTest {
    @Test
    void rules_are_read_and_written_alike() {
        assertEquals(Optional.of(new ThresholdRule.Youden()), ThresholdRule.of("Youden"));
        assertEquals(Optional.of(new ThresholdRule.Fixed(0.2)), ThresholdRule.of("0.2"));
        assertEquals(Optional.of(new ThresholdRule.Sensitivity(0.9)), ThresholdRule.of("sensitivity >= 0.9"));
        for (String rule : List.of("youden", "0.2", "sensitivity>=0.9")) {
            assertEquals(rule, ThresholdRule.of(rule).orElseThrow().id());
        }
    }

    @Test
    void what_is_no_probability_is_no_rule() {
        for (String rule : List.of("0", "1", "1.5", "-0.1", "sensitivity>=0", "sensitivity>=1.1", "best", "NaN", "")) {
            assertEquals(Optional.empty(), ThresholdRule.of(rule), rule);
        }
    }
}
