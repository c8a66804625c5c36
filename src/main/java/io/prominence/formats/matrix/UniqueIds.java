package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;
import java.util.HashMap;
import java.util.Map;

/** Sample ids as they come, each once. */
final class UniqueIds {
    private final Map<String, Long> positions = new HashMap<>();
    private final LineReader lines;
    private final String unit;

    /** @param unit what a position counts: columns or lines */
    UniqueIds(LineReader lines, String unit) {
        this.lines = lines;
        this.unit = unit;
    }

    void add(String id, long position) {
        Long first = positions.putIfAbsent(id, position);
        if (first != null) {
            throw lines.refuse("sample " + id + " appears twice (" + unit + " " + first + " and " + position
                    + "). Remove one of them");
        }
    }
}
