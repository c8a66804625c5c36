package io.prominence.cli.config;

import io.prominence.domain.NearestName;
import java.util.Collection;
import java.util.Optional;

/** The sentence that ends an error about an unknown name. */
final class NameHint {
    private static final int SHOWN = 12;

    private NameHint() {}

    /** The nearest known name, or the known ones where none is near. */
    static String of(String name, Collection<String> known) {
        Optional<String> nearest = NearestName.of(name, known);
        if (nearest.isPresent()) {
            return "Did you mean " + nearest.get() + "?";
        }
        if (known.isEmpty()) {
            return "None is known.";
        }
        String first = String.join(", ", known.stream().limit(SHOWN).toList());
        return known.size() <= SHOWN ? "Known: " + first + "." : "Known are, among others: " + first + ".";
    }
}
