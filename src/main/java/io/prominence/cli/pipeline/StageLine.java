package io.prominence.cli.pipeline;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a stage came to, in a line. */
final class StageLine {
    private StageLine() {}

    static String of(String stage, double seconds, Map<String, Long> rows) {
        String tables = rows.entrySet().stream()
                .map(table -> String.format(Locale.ROOT, "%s %,d", table.getKey(), table.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%s: %.1f s%s", stage, seconds, tables.isEmpty() ? "" : "; rows: " + tables);
    }
}
