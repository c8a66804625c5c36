package io.prominence.lake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of a clinical column as levels: compared trimmed and without case, in the order of their names.
 *
 * @param names of the levels, trimmed and in lower case
 * @param codes index of the level of each sample; −1 where missing
 */
public record BatchLevels(List<String> names, int[] codes) {
    /**
     * Levels of a column.
     *
     * @param values one per sample; null where missing
     */
    public static BatchLevels of(List<String> values) {
        Map<String, Integer> codes = new TreeMap<>();
        values.stream().filter(value -> value != null).forEach(value -> codes.put(comparable(value), 0));
        int next = 0;
        for (Map.Entry<String, Integer> code : codes.entrySet()) {
            code.setValue(next++);
        }
        return new BatchLevels(
                List.copyOf(codes.keySet()),
                values.stream()
                        .mapToInt(value -> value == null ? -1 : codes.get(comparable(value)))
                        .toArray());
    }

    private static String comparable(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** Number of samples of each level. */
    int[] sizes() {
        int[] sizes = new int[names.size()];
        Arrays.stream(codes).filter(code -> code >= 0).forEach(code -> sizes[code]++);
        return sizes;
    }
}
