package io.prominence.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The values of a clinical column that mean one thing, as a rule lists them: compared trimmed and without case; one that
 * stands between slashes is a regular expression, searched in the value without case. Numbers are compared as numbers,
 * so that {@code 1} is {@code 1.0}.
 */
public final class ValueSet {
    private final Set<String> values = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private ValueSet() {}

    /**
     * The values of a list.
     *
     * @param values values and {@code /…/} expressions
     * @throws ConfigurationException where an expression is none
     */
    public static ValueSet of(List<String> values) {
        var set = new ValueSet();
        values.forEach(set::add);
        return set;
    }

    private void add(String value) {
        if (isPattern(value)) {
            patterns.add(pattern(value.substring(1, value.length() - 1)));
        } else {
            values.add(comparable(value));
        }
    }

    /** Whether a listed value is a {@code /…/} expression. */
    public static boolean isPattern(String value) {
        return value.length() > 2 && value.startsWith("/") && value.endsWith("/");
    }

    /** Whether a listed value is a plain one, or an expression that can be used. */
    public static boolean isSound(String value) {
        if (!isPattern(value)) {
            return true;
        }
        try {
            Pattern.compile(value.substring(1, value.length() - 1));
            return true;
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    /** A regular expression of the configuration, without case. */
    private static Pattern pattern(String expression) {
        return compiled(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A regular expression of the configuration as it stands. */
    public static Pattern compiled(String expression, int flags) {
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException wrong) {
            throw new ConfigurationException("Cannot use the regular expression " + expression + ": "
                    + wrong.getDescription() + " at character " + (wrong.getIndex() + 1) + ". Correct it.");
        }
    }

    /** Whether the value is one of these. */
    public boolean contains(String value) {
        return values.contains(comparable(value))
                || patterns.stream().anyMatch(pattern -> pattern.matcher(value).find());
    }

    public boolean isEmpty() {
        return values.isEmpty() && patterns.isEmpty();
    }

    /** A value trimmed, in lower case, and in shortest form where it is a number. */
    public static String comparable(String value) {
        String trimmed = value.strip().toLowerCase(Locale.ROOT);
        if (!trimmed.isEmpty() && "+-.0123456789".indexOf(trimmed.charAt(0)) >= 0) {
            Double number = ClinicalNumber.parsed(trimmed);
            return number == null ? trimmed : number.toString();
        }
        return trimmed;
    }
}
