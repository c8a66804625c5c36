package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the table {@code flow} against itself: what a step leaves, the next one begins with; an outcome begins with the
 * cohort, an adjustment with its outcome. So nothing is lost without a line.
 */
public final class FlowReconciliation {
    private static final List<String> COUNTED = List.of("samples", "patients", "events", "positives");

    private FlowReconciliation() {}

    /** Checks all rows. */
    public static void check(List<FlowCount> flow) {
        assertFalse(flow.isEmpty());
        Map<String, Long> left = new LinkedHashMap<>();
        for (FlowCount row : flow) {
            assertTrue(row.countOut() >= 0 && row.countOut() <= row.countIn(), row::toString);
            if (COUNTED.contains(row.unit()) && !isLast(row)) {
                Long before = before(row, left);
                if (before != null) {
                    assertEquals(before, row.countIn(), row::toString);
                }
                left.put(key(row, row.outcome(), row.adjustment()), row.countOut());
            } else if (isLast(row)) {
                assertEquals(before(row, left), row.countIn(), row::toString);
            }
        }
    }

    /** The marker's own step ends a way; adjustments begin before it. */
    private static boolean isLast(FlowCount row) {
        return row.step().equals("a value of the marker");
    }

    /** Events of the cohort's steps go on in those of their endpoint; samples and patients of all outcomes begin alike. */
    private static Long before(FlowCount row, Map<String, Long> left) {
        Long own = left.get(key(row, row.outcome(), row.adjustment()));
        Long ofOutcome = left.get(key(row, row.outcome(), ""));
        return own != null ? own : ofOutcome != null ? ofOutcome : left.get(key(row, "", ""));
    }

    private static String key(FlowCount row, String outcome, String adjustment) {
        return String.join("|", row.cohortId(), outcome, adjustment, row.unit());
    }

    /** What is left at the end of the way of an analysis. */
    public static long last(List<FlowCount> flow, String cohort, String outcome, String adjustment, String unit) {
        return flow.stream()
                .filter(row -> row.cohortId().equals(cohort)
                        && row.outcome().equals(outcome)
                        && row.adjustment().equals(adjustment)
                        && row.unit().equals(unit))
                .reduce((first, second) -> second)
                .orElseThrow()
                .countOut();
    }
}
