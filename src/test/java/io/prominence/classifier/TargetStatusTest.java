package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.LabelRule;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetStatusTest {
    private static final double[] TIME = {10, 20, 30, 40, 50};

    /** Event, censored, competing event, event, followed to the end. */
    private static final CohortSamples SAMPLES = samples(new CohortSamples.Endpoint(
            TIME, new byte[] {1, 0, 0, 1, 0}, new double[5], new boolean[] {false, false, true, false, false}));

    private static CohortSamples samples(CohortSamples.Endpoint endpoint) {
        String[] ids = {"a", "b", "c", "d", "e"};
        return new CohortSamples(ids, ids, Map.of(), Map.of("dmfi", endpoint), Map.of());
    }

    @Test
    void within_a_horizon_the_censored_are_unknown_and_the_others_stand_for_them() {
        TargetStatus status = TargetStatus.of(SAMPLES, within("dmfi", 35)).orElseThrow();
        assertArrayEquals(new byte[] {1, -1, 0, 0, 0}, status.status());
        assertArrayEquals(new double[] {1, 0, 4 / 3.0, 4 / 3.0, 4 / 3.0}, status.weight(), 1e-12);
        assertEquals(1, status.positives());
        assertEquals(3, status.negatives());
        assertArrayEquals(new boolean[] {false, true, false, false, false}, status.censored());
        assertEquals(0.75, status.uncensored(), 1e-12);
    }

    @Test
    void a_part_of_a_cohort_is_weighted_by_the_censoring_of_that_part() {
        TargetStatus status =
                TargetStatus.of(SAMPLES, within("dmfi", 35), i -> i != 2).orElseThrow();
        assertArrayEquals(new byte[] {1, -1, -1, 0, 0}, status.status());
        assertArrayEquals(new double[] {1, 0, 0, 1.5, 1.5}, status.weight(), 1e-12);
    }

    @Test
    void who_came_under_observation_late_takes_no_part_and_is_counted() {
        CohortSamples late = samples(new CohortSamples.Endpoint(
                TIME, new byte[] {1, 0, 0, 1, 0}, new double[] {0, 0, 0, 5, 0}, new boolean[0]));
        TargetStatus status = TargetStatus.of(late, within("dmfi", 25)).orElseThrow();
        assertArrayEquals(new byte[] {1, -1, 0, -1, 0}, status.status());
        assertEquals(1, status.lateEntries());
        assertArrayEquals(new double[] {1, 0, 1.5, 0, 1.5}, status.weight(), 1e-12);
    }

    @Test
    void a_label_made_from_a_horizon_is_weighted_like_the_horizon() {
        CohortData cohort = CohortFixture.of("a", 5)
                .endpoint("dmfi", SAMPLES.endpoints().get("dmfi"))
                .within("dmfi", 35)
                .data();
        TargetStatus status = cohort.status(CohortFixture.TARGET).orElseThrow();
        assertArrayEquals(new double[] {1, 0, 4 / 3.0, 4 / 3.0, 4 / 3.0}, status.weight(), 1e-12);
        assertEquals(
                "yes is an event of dmfi within 35 days; no is follow-up of 35 days without it, or a competing event"
                        + " before; unknown is censored before 35 days; whoever came under observation after the origin"
                        + " takes no part",
                CohortTarget.of(cohort.card(), CohortFixture.TARGET).definition());
    }

    private static CohortTarget within(String endpoint, double days) {
        return new CohortTarget("", Optional.of(new LabelRule.Horizon(endpoint, days)), "");
    }

    @Test
    void a_cohort_without_the_endpoint_does_not_carry_the_target() {
        assertTrue(TargetStatus.of(SAMPLES, within("os", 35)).isEmpty());
    }
}
