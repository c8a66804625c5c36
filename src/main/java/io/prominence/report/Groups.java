package io.prominence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows put together by a key, keys and rows in the order met. */
final class Groups {
    private Groups() {}

    static <R, K> Map<K, List<R>> by(List<R> rows, Function<R, K> key) {
        var groups = new LinkedHashMap<K, List<R>>();
        rows.forEach(row -> groups.computeIfAbsent(key.apply(row), none -> new ArrayList<>())
                .add(row));
        return groups;
    }

    static <R, K> List<K> keys(List<R> rows, Function<R, K> key) {
        return List.copyOf(new LinkedHashSet<>(rows.stream().map(key).toList()));
    }
}
