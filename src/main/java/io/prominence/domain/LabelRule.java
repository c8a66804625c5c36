package io.prominence.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a yes/no status of a sample is read from a clinical column. A value in neither list is unknown.
 *
 * @param id name of the label, for example {@code metastatic-tissue}
 * @param column clinical column; {@code sample-id} stands for the sample id itself
 * @param positive values that mean yes (compared trimmed, without case; {@code /…/} is a regular expression searched in the value)
 * @param negative values that mean no
 * @param agreesWith a second column that says the same, if any: samples for which it says otherwise are named in a warning
 * @param sites where the positives come from, if a column says so: each site is a label of its own
 */
public record LabelRule(
        String id,
        String column,
        List<String> positive,
        List<String> negative,
        Optional<Agreement> agreesWith,
        Optional<Sites> sites) {
    /** Stands between a label and its site in the id of the site's label. */
    private static final String AT = "@";

    /** A rule without a second column and without sites. */
    public LabelRule(String id, String column, List<String> positive, List<String> negative) {
        this(id, column, positive, negative, Optional.empty(), Optional.empty());
    }

    /** Id of the label of one site: its positives against all negatives; for example {@code metastatic-tissue@bone}. */
    public String at(String site) {
        return id + AT + site;
    }

    /** Ids of the label and of its sites' labels. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(List.of(id));
        sites.ifPresent(rule -> rule.values().keySet().forEach(site -> ids.add(at(site))));
        return List.copyOf(ids);
    }

    /** Whether a label is that of a site of another one. */
    public static boolean isSiteOf(String site, String label) {
        return site.startsWith(label + AT);
    }

    /**
     * Where a positive sample was taken.
     *
     * @param column clinical column
     * @param values site to the values that mean it, in the order of tables
     */
    public record Sites(String column, Map<String, List<String>> values) {
        public Sites {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
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
