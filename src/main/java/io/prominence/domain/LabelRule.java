package io.prominence.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a yes/no status of a sample is found. A value that is neither yes nor no is unknown.
 *
 * @param id name of the label, for example {@code metastatic-tissue}
 * @param kind what it asks, a kind of {@link OutcomeKind}: labels of several kinds are never pooled
 * @param from where the status is found
 * @param agreesWith a second column that says the same, if any: samples for which it says otherwise are named in a warning
 * @param sites where the positives come from, if a column says so: each site is a label of its own
 */
public record LabelRule(
        String id, String kind, Definition from, Optional<Agreement> agreesWith, Optional<Sites> sites) {
    /** Stands for the sample id wherever a rule names a column. */
    public static final String SAMPLE_ID = "sample-id";
    /** Stands between a label and its site in the id of the site's label. */
    private static final String AT = "@";

    /** A rule of listed values without a second column and without sites. */
    public LabelRule(String id, String column, List<String> positive, List<String> negative) {
        this(id, column, positive, negative, Optional.empty(), Optional.empty());
    }

    /** A rule of listed values, of the kind that its id says. */
    public LabelRule(
            String id,
            String column,
            List<String> positive,
            List<String> negative,
            Optional<Agreement> agreesWith,
            Optional<Sites> sites) {
        this(id, OutcomeKind.ofLabel(id), new Values(column, positive, negative), agreesWith, sites);
    }

    /** Where a status is found. */
    public sealed interface Definition permits Values, Classified, Horizon {
        /** The clinical column that is read; none for a horizon. */
        Optional<String> columnRead();

        /** The rule in words. */
        String words();
    }

    /**
     * Listed values of a clinical column.
     *
     * @param column clinical column; {@code sample-id} stands for the sample id itself
     * @param positive values that mean yes (compared trimmed, without case; {@code /…/} is a regular expression searched in the value)
     * @param negative values that mean no
     */
    public record Values(String column, List<String> positive, List<String> negative) implements Definition {
        @Override
        public Optional<String> columnRead() {
            return Optional.of(column);
        }

        @Override
        public String words() {
            return column + ": yes is " + String.join(" or ", positive) + "; no is " + String.join(" or ", negative);
        }
    }

    /**
     * Values that mean the same everywhere.
     *
     * @param column clinical column; {@code sample-id} stands for the sample id itself
     * @param as what its values are
     * @param pattern regular expression whose first group (or whole) is the part of the value that counts, if not all of it
     */
    public record Classified(String column, Category as, Optional<String> pattern) implements Definition {
        @Override
        public Optional<String> columnRead() {
            return Optional.of(column);
        }

        @Override
        public String words() {
            return column + " as " + as.id() + ": " + as.words()
                    + pattern.map(found -> "; read from what " + found + " finds")
                            .orElse("");
        }
    }

    /**
     * Whether an endpoint's event came within some days: yes if it did; no if the sample was followed that long without it,
     * or a competing event came first; unknown if censored before, or not yet under observation by then.
     *
     * @param endpoint id of the endpoint
     * @param withinDays days since the endpoint's origin
     */
    public record Horizon(String endpoint, double withinDays) implements Definition {
        @Override
        public Optional<String> columnRead() {
            return Optional.empty();
        }

        @Override
        public String words() {
            String days = OutcomeKind.days(withinDays) + " days";
            return "yes is an event of " + endpoint + " within " + days + "; no is follow-up of " + days
                    + " without it, or a competing event before; unknown is censored before " + days;
        }
    }

    /** Every clinical column that the rule reads. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(from.columnRead().stream().toList());
        agreesWith.ifPresent(check -> columns.add(check.column()));
        sites.ifPresent(rule -> columns.add(rule.column()));
        return List.copyOf(columns);
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
