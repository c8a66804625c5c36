package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the table {@code flow} against itself: what a step leaves, the next one begins with; an outcome begins with the
 * cohort, the label of a site with its label, an adjustment with its outcome. So nothing is lost without a line.
 */
public final class FlowReconciliation {
    private static final List<String> COUNTED = List.of("samples", "patients", "events", "positives", "negatives");

    private FlowReconciliation() {}

    /** Checks all rows. */
    public static void check(List<FlowCount> flow) {
        assertFalse(flow.isEmpty());
        Map<String, Long> left = new LinkedHashMap<>();
        Set<String> fromSources = flow.stream()
                .filter(FlowReconciliation::isFirst)
                .map(FlowCount::cohortId)
                .collect(Collectors.toSet());
        for (FlowCount row : flow) {
            assertTrue(row.countOut() >= 0 && row.countOut() <= row.countIn(), row::toString);
            if (COUNTED.contains(row.unit()) && !isLast(row)) {
                Long before = before(row, left);
                if (before != null) {
                    assertEquals(before, row.countIn(), row::toString);
                } else {
                    assertTrue(isFirst(row) || !fromSources.contains(row.cohortId()), row::toString);
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

    /** The first step of a cohort with sources: it begins with all that they have. */
    private static boolean isFirst(FlowCount row) {
        return row.step().equals("in the expression data");
    }

    /**
     * Those of an outcome in the cohort's steps go on in its own, and in those of its sites; samples and patients of all outcomes
     * begin alike.
     */
    private static Long before(FlowCount row, Map<String, Long> left) {
        boolean isOfAll = row.unit().equals("samples") || row.unit().equals("patients");
        return Stream.of(
                        key(row, row.outcome(), row.adjustment()),
                        key(row, row.outcome(), ""),
                        isOfAll ? key(row, "", "") : key(row, row.outcome().replaceFirst("@.*", ""), ""))
                .filter(left::containsKey)
                .findFirst()
                .map(left::get)
                .orElse(null);
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
