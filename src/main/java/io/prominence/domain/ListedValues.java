package io.prominence.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that one rule of a cohort lists for a column, to be held against those that the column has: a listed value
 * that is nowhere is a typing error, or says nothing about this cohort.
 *
 * @param key key of the rule, for example {@code labels.metastatic-tissue}
 * @param column clinical column, or {@code sample-id}
 * @param lists name of the list to its values, for example {@code positive}
 * @param deciding true where a sample with none of the values is lost to the rule, so that they must not all be wrong
 */
public record ListedValues(String key, String column, Map<String, List<String>> lists, boolean deciding) {
    private static final int SHOWN = 8;
    /** Shorter values are codes: {@code m1} is not a typing error of {@code mx}. */
    private static final int SHORTEST_WORD = 4;

    /** Every rule of a cohort that lists values of a column. */
    public static List<ListedValues> of(CohortDefinition cohort) {
        List<ListedValues> all = new ArrayList<>();
        samples(cohort.samples(), all);
        cohort.labels().forEach(rule -> label(rule, all));
        for (EndpointRule rule : cohort.endpoints()) {
            String key = "endpoints." + rule.id();
            if (rule.from() instanceof EndpointRule.Status status) {
                Map<String, List<String>> lists = new LinkedHashMap<>();
                lists.put("event-values", status.eventValues());
                lists.put("censored-values", status.censoredValues());
                lists.put("competing-values", status.competingValues());
                all.add(new ListedValues(key, status.event(), lists, true));
            }
            rule.excludeWhere().forEach((column, values) -> all.add(one(key, column, "exclude-where", values, false)));
        }
        return all;
    }

    private static void samples(SampleRules rules, List<ListedValues> all) {
        rules.where().forEach((column, values) -> all.add(one("samples", column, "where", values, true)));
        rules.excludeWhere()
                .forEach((column, values) -> all.add(one("samples", column, "exclude-where", values, false)));
        rules.normals()
                .filter(normals -> !normals.values().isEmpty())
                .ifPresent(normals ->
                        all.add(one("samples", normals.column(), "exclude-normals", normals.values(), false)));
        rules.onePerPatient()
                .column()
                .ifPresent(column -> all.add(one(
                        "samples",
                        column,
                        "one-per-patient",
                        rules.onePerPatient().preferred(),
                        false)));
    }

    private static void label(LabelRule rule, List<ListedValues> all) {
        String key = "labels." + rule.id();
        if (rule.from() instanceof LabelRule.Values values) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            lists.put("positive", values.positive());
            lists.put("negative", values.negative());
            all.add(new ListedValues(key, values.column(), lists, true));
        }
        rule.sites()
                .ifPresent(sites -> all.add(new ListedValues(key + ".sites", sites.column(), sites.values(), false)));
    }

    private static ListedValues one(String key, String column, String list, List<String> values, boolean deciding) {
        return new ListedValues(key, column, Map.of(list, values), deciding);
    }

    /**
     * What is surely wrong: a list of which nothing is in the column, while the column has a value that is nearly the same
     * word; or no list matches any value of the column.
     *
     * @param found values of the column with their counts
     */
    public List<String> faults(String cohort, Map<String, Integer> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        lists.forEach((name, values) -> mistyped(values, found)
                .ifPresent(near -> faults.add("Cannot use " + key + " of cohort " + cohort + ": no value of column "
                        + column + " is " + name + " = " + String.join(", ", values) + ". Did you mean " + near + " ("
                        + found.get(near) + ")? " + held(near, found))));
        if (faults.isEmpty() && deciding && unlisted(found).size() == found.size()) {
            List<String> listed = all();
            faults.add("Cannot use " + key + " of cohort " + cohort + ": column " + column + " has none of its values "
                    + String.join(", ", listed) + ". " + held(listed.isEmpty() ? "" : listed.get(0), found)
                    + " List these values, or name another column.");
        }
        return faults;
    }

    /** Listed values of which the column has none, each with what the column has, the nearest first. */
    public List<String> warnings(Map<String, Integer> found) {
        List<String> warnings = new ArrayList<>();
        lists.forEach((name, values) -> {
            List<String> absent =
                    values.stream().filter(value -> !matches(value, found)).toList();
            if (!absent.isEmpty()) {
                warnings.add(key + ": " + name + " " + String.join(", ", absent) + " matches nothing. "
                        + (found.isEmpty() ? "Column " + column + " is empty." : held(absent.get(0), found)));
            }
        });
        return warnings;
    }

    private Optional<String> mistyped(List<String> values, Map<String, Integer> found) {
        boolean areIds = column.equals(LabelRule.SAMPLE_ID);
        if (areIds || values.stream().anyMatch(value -> matches(value, found))) {
            return Optional.empty();
        }
        Collection<String> candidates = unlisted(found).stream()
                .filter(value -> value.strip().length() >= SHORTEST_WORD)
                .toList();
        return values.stream()
                .filter(value -> !ValueSet.isPattern(value) && value.strip().length() >= SHORTEST_WORD)
                .flatMap(value -> NearestName.of(value, candidates).stream())
                .findFirst();
    }

    private static boolean matches(String value, Map<String, Integer> found) {
        ValueSet set = ValueSet.of(List.of(value));
        return found.keySet().stream().anyMatch(set::contains);
    }

    private List<String> all() {
        return lists.values().stream().flatMap(List::stream).toList();
    }

    private List<String> unlisted(Map<String, Integer> found) {
        ValueSet listed = ValueSet.of(all());
        return found.keySet().stream().filter(value -> !listed.contains(value)).toList();
    }

    private String held(String typed, Map<String, Integer> found) {
        return "Column " + column + " has " + counted(typed, found) + ".";
    }

    /** Values with their counts: the nearest to what was typed first, then the most frequent. */
    private static String counted(String typed, Map<String, Integer> found) {
        List<String> frequent = found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> order = ValueSet.isPattern(typed) ? frequent : NearestName.byDistance(typed, frequent);
        String first = order.stream()
                .limit(SHOWN)
                .map(value -> value + " (" + found.get(value) + ")")
                .collect(Collectors.joining(", "));
        return order.size() <= SHOWN ? first : first + " and " + (order.size() - SHOWN) + " more";
    }

    /** Counts values, each as it is first written: values that differ in case or blanks are one. */
    public static Map<String, Integer> counts(Stream<String> values) {
        Map<String, String> written = new HashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.map(String::strip)
                .forEach(value -> counts.merge(
                        written.computeIfAbsent(value.toLowerCase(Locale.ROOT), first -> value), 1, Integer::sum));
        return counts;
    }
}
