package io.prominence.cli.config;

import io.prominence.domain.ValueSet;
import io.prominence.formats.MissingTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of clinical values in a configuration, whose {@code /…/} expressions are checked, and that none stands for no value.
 *
 * @param missing texts that stand for no value in the cohort
 */
record ValueLists(MissingTokens missing) {

    /** A list that must be there. */
    List<String> values(Block rule, String key) {
        List<String> values = rule.strings(key);
        values.forEach(value -> check(rule, key, value));
        return values;
    }

    /** A list that may be absent. */
    List<String> optional(Block rule, String key) {
        return rule.has(key) ? values(rule, key) : List.of();
    }

    /** Column to its list; none where the key is absent. */
    Map<String, List<String>> byColumn(Block rule, String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Block columns = rule.block(key);
        columns.names().forEach(column -> lists.put(column, values(columns, column)));
        return lists;
    }

    private void check(Block rule, String key, String value) {
        if (ValueSet.isPattern(value)) {
            CohortBlock.compile(rule, key, value.substring(1, value.length() - 1));
        }
        if (missing.isMissing(value)) {
            rule.problem(
                    key,
                    "= \"" + value + "\" can never be found: it stands for no value. Take it out, or set"
                            + " missing-values { except = [\"" + value + "\"] }.");
        }
    }
}
