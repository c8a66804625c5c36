package io.prominence.cli.config;

import io.prominence.domain.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects every fault of a configuration, so that a user mends them in one go. */
final class Problems {
    private final LinkedHashSet<String> found = new LinkedHashSet<>();

    void add(String problem) {
        found.add(problem);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws all faults at once, if there are any. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(new ArrayList<>(found));
        }
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
