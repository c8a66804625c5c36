package io.prominence.cli;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import io.prominence.lake.Lake;
import java.util.List;

/** What to say where a lake does not have what was asked for. */
final class NotInLake {
    private NotInLake() {}

    /** @param verb what was to be done with the cohort */
    static ConfigurationException cohort(String verb, String cohort, Lake lake) {
        return new ConfigurationException("Cannot " + verb + " " + cohort + ": the lake " + lake.path()
                + " has no such cohort. " + hint(cohort, lake.cohortIds()));
    }

    static ConfigurationException version(String verb, String cohort, String version, Lake lake) {
        return new ConfigurationException("Cannot " + verb + " version " + version + " of " + cohort + ": the lake "
                + lake.path() + " has no such version. " + hint(version, lake.versions(cohort)));
    }

    private static String hint(String typed, List<String> known) {
        return NearestName.of(typed, known)
                .map(name -> "Did you mean " + name + "?")
                .orElse(known.isEmpty() ? "It is empty." : "It has: " + String.join(", ", known) + ".");
    }
}
