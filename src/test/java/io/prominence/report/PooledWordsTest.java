package io.prominence.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.results.Pooled;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PooledWordsTest {
    @Test
    void only_one_cohort_is_called_one_cohort_where_there_is_no_prediction() throws ReflectiveOperationException {
        assertTrue(new PooledWords(null, row(1)).certainty().contains("One cohort only"));
        // Cohorts without any scatter have no plain Knapp-Hartung error, and no interval.
        assertFalse(new PooledWords(null, row(3)).certainty().contains("One cohort only"));
    }

    @Test
    void what_is_not_known_without_a_cohort_is_not_said() throws ReflectiveOperationException {
        assertTrue(new PooledWords(null, row(3)).robustness().isEmpty());
    }

    /** A pool of which nothing but its effect is known. */
    private static Pooled row(int k) throws ReflectiveOperationException {
        Map<String, Object> known = Map.ofEntries(
                Map.entry("level", "all"),
                Map.entry("geneId", "g"),
                Map.entry("geneSymbol", "G"),
                Map.entry("method", "cox"),
                Map.entry("outcome", "endpoint:os"),
                Map.entry("adjustment", ""),
                Map.entry("k", k),
                Map.entry("n", 10 * k),
                Map.entry("effectScale", "log-hazard-ratio"),
                Map.entry("effectRandom", 0.3));
        RecordComponent[] components = Pooled.class.getRecordComponents();
        return Pooled.class
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(Arrays.stream(components)
                        .map(component -> known.get(component.getName()))
                        .toArray());
    }
}
