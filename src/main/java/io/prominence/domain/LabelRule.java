package io.prominence.domain;

import java.util.List;
import java.util.Optional;

/**
 * How a yes/no status of a sample is read from a clinical column. A value in neither list is unknown.
 *
 * @param id name of the label, for example {@code metastatic-tissue}
 * @param column clinical column; {@code sample-id} stands for the sample id itself
 * @param positive values that mean yes (compared trimmed, without case; {@code /…/} is a regular expression searched in the value)
 * @param negative values that mean no
 * @param agreesWith a second column that says the same, if any: samples for which it says otherwise are named in a warning
 */
public record LabelRule(
        String id, String column, List<String> positive, List<String> negative, Optional<Agreement> agreesWith) {

    /** A rule that is not held against a second column. */
    public LabelRule(String id, String column, List<String> positive, List<String> negative) {
        this(id, column, positive, negative, Optional.empty());
    }

    /**
     * A second statement of the same status; it never changes the label.
     *
     * @param column clinical column, or {@code sample-id}
     * @param positive values that mean yes
     * @param negative values that mean no
     */
    public record Agreement(String column, List<String> positive, List<String> negative) {}
}
