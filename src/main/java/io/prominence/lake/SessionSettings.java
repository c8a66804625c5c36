package io.prominence.lake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the session is started.
 *
 * @param master Spark master; empty: the one that spark-submit gave, otherwise all local cores
 * @param spark further Spark settings ({@code spark.…}); they win over the program's own
 */
public record SessionSettings(Optional<String> master, Map<String, String> spark) {
    public SessionSettings {
        spark = Map.copyOf(spark);
    }

    /** What spark-submit gave, otherwise all local cores. */
    public static SessionSettings standard() {
        return new SessionSettings(Optional.empty(), Map.of());
    }

    /** This many local cores. */
    public static SessionSettings local(int cores) {
        return new SessionSettings(Optional.of("local[" + cores + "]"), Map.of());
    }

    /** The same with one more Spark setting. */
    public SessionSettings with(String key, String value) {
        Map<String, String> more = new TreeMap<>(spark);
        more.put(key, value);
        return new SessionSettings(master, more);
    }
}
