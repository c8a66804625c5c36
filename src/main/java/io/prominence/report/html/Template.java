package io.prominence.report.html;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with named places, <code>{{name}}</code>, filled once: what is put in is not searched for places again. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String text;

    public Template(String text) {
        this.text = text;
    }

    /**
     * The text with every place filled.
     *
     * @throws IllegalArgumentException where a place has no value
     */
    public String fill(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(values, place)));
    }

    private static String value(Map<String, String> values, MatchResult place) {
        String value = values.get(place.group(1));
        if (value == null) {
            throw new IllegalArgumentException("Cannot fill the template: {{" + place.group(1) + "}} has no value.");
        }
        return value;
    }
}
