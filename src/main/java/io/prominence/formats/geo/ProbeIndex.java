package io.prominence.formats.geo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Probes in the order in which they first come, and where. */
final class ProbeIndex {
    private final Map<String, Integer> positions = new HashMap<>();
    private String[] ids = new String[1024];
    private int[] files = new int[1024];
    private long[] lines = new long[1024];

    void add(String id, int file, long line) {
        int next = positions.size();
        if (positions.putIfAbsent(id, next) == null) {
            if (next == ids.length) {
                ids = Arrays.copyOf(ids, 2 * next);
                files = Arrays.copyOf(files, 2 * next);
                lines = Arrays.copyOf(lines, 2 * next);
            }
            ids[next] = id;
            files[next] = file;
            lines[next] = line;
        }
    }

    /** Position of a probe, from 0; −1 where it has not come. */
    int position(String id) {
        return positions.getOrDefault(id, -1);
    }

    int size() {
        return positions.size();
    }

    String id(int position) {
        return ids[position];
    }

    /** Position of the file in which a probe first comes. */
    int file(int position) {
        return files[position];
    }

    /** Line on which it first comes. */
    long line(int position) {
        return lines[position];
    }
}
