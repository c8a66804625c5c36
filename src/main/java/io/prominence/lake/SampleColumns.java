package io.prominence.lake;

import java.util.Optional;

/** Names of the columns of {@code samples/}. */
final class SampleColumns {
    static final String SHARD = "shard";
    static final String ORDINAL = "ordinal";
    static final String SAMPLE_ID = "sample_id";
    static final String PATIENT_ID = "patient_id";
    static final String ATTRIBUTES = "attributes";
    static final String LABEL = "label_";
    static final String COVARIATE = "covariate_";
    static final String TIME = "_time";
    static final String EVENT = "_event";
    static final String ENTRY = "_entry";
    /** Only of an endpoint that has competing events. */
    static final String COMPETING = "_competing";

    private SampleColumns() {}

    /** What follows the prefix, if the name has it. */
    static Optional<String> after(String prefix, String name) {
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    /** Id of the endpoint whose time the column holds, if it is one. */
    static Optional<String> endpointOfTime(String name) {
        boolean other = name.startsWith(LABEL) || name.startsWith(COVARIATE) || !name.endsWith(TIME);
        return other ? Optional.empty() : Optional.of(name.substring(0, name.length() - TIME.length()));
    }
}
