package io.prominence.formats.geo;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which platform of a series is meant: two platforms are two sets of probes, and their values are never mixed. */
final class PlatformChoice {
    private PlatformChoice() {}

    /**
     * The platform that is meant.
     *
     * @param path where the series is, for messages
     * @param samples platforms of the series with the number of their samples, in the order in which they come
     * @param wanted the platform that is asked for, if any
     * @throws ConfigurationException if there is no such platform, or several and none is asked for
     */
    static String of(String path, Map<String, Integer> samples, Optional<String> wanted) {
        if (wanted.isPresent()) {
            return samples.keySet().stream()
                    .filter(wanted.get().strip()::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> absent(path, samples, wanted.get()));
        }
        if (samples.size() > 1) {
            throw new ConfigurationException("Cannot read " + path + ": its samples are of " + samples.size()
                    + " platforms, " + listed(samples)
                    + ". Their probes are not the same and are never mixed: set expression.platform to one of them, and"
                    + " make a cohort of its own of each that you need.");
        }
        return samples.keySet().iterator().next();
    }

    private static ConfigurationException absent(String path, Map<String, Integer> samples, String wanted) {
        String nearest = NearestName.of(wanted, samples.keySet())
                .map(name -> "Did you mean " + name + "?")
                .orElse("Set expression.platform to one of them.");
        return new ConfigurationException("Cannot read " + path + ": it has no sample of platform " + wanted
                + ", it has " + listed(samples) + ". " + nearest);
    }

    private static String listed(Map<String, Integer> samples) {
        List<String> all = samples.entrySet().stream()
                .map(entry -> (entry.getKey().isEmpty() ? "no platform" : entry.getKey()) + " (" + entry.getValue()
                        + (entry.getValue() == 1 ? " sample)" : " samples)"))
                .toList();
        return all.stream().collect(Collectors.joining(" and "));
    }
}
