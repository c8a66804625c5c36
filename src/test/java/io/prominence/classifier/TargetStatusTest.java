package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan.Horizon;
import io.prominence.domain.CohortSamples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetStatusTest {
    private static final double[] TIME = {10, 20, 30, 40, 50};

    /** Event, censored, competing event, event, followed to the end. */
    private static final CohortSamples SAMPLES = new CohortSamples(
            new String[] {"a", "b", "c", "d", "e"},
            new String[] {"a", "b", "c", "d", "e"},
            Map.of(),
            Map.of("dmfi", new CohortSamples.Endpoint(TIME, new byte[] {1, 0, 0, 1, 0}, new double[5], new boolean[] {
                false, false, true, false, false
            })),
            Map.of());

    @Test
    void within_a_horizon_the_censored_are_unknown_and_the_others_stand_for_them() {
        TargetStatus status = TargetStatus.of(SAMPLES, new Horizon("dmfi", 35)).orElseThrow();
        assertArrayEquals(new byte[] {1, -1, 0, 0, 0}, status.status());
        assertArrayEquals(new double[] {1, 0, 4 / 3.0, 4 / 3.0, 4 / 3.0}, status.weight(), 1e-12);
        assertEquals(1, status.positives());
        assertEquals(3, status.negatives());
    }

    @Test
    void a_cohort_without_the_endpoint_does_not_carry_the_target() {
        assertTrue(TargetStatus.of(SAMPLES, new Horizon("os", 35)).isEmpty());
    }
}
