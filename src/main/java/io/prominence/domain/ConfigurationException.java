package io.prominence.domain;

import java.util.List;

/** One or more faults of the command line or the configuration, all found before any work began (exit 2). */
public final class ConfigurationException extends ProminenceException {
    private final transient List<String> problems;

    /** @param problems every fault found, one sentence or two each; not empty */
    public ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), readable(problems)));
        this.problems = readable(problems);
    }

    private static List<String> readable(List<String> problems) {
        return problems.stream().map(ProminenceException::readable).toList();
    }

    /** A single fault. */
    public ConfigurationException(String problem) {
        this(List.of(problem));
    }

    /** Every fault found, in the order of the configuration. */
    public List<String> problems() {
        return problems;
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
