package io.prominence.domain;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Texts that stand for "no value" in the sources of a cohort, in expression cells and clinical tables alike. Compared
 * trimmed and without case, numbers as numbers. Nothing at all is always missing.
 *
 * @param tokens each once, trimmed, in lower case, in order
 */
public record MissingValues(List<String> tokens) {
    /**
     * What the tables of this field write: R's and pandas' {@code NA} and {@code NaN}, TCGA's {@code [Not Available]} and
     * its kin, GDC's {@code '--}, Excel's {@code #N/A}.
     */
    public static final MissingValues DEFAULT = new MissingValues(List.of(
            "NA",
            "NaN",
            "N/A",
            "#N/A",
            "null",
            ".",
            "-",
            "--",
            "'--",
            "<NA>",
            "[Not Available]",
            "[Not Applicable]",
            "[Not Evaluated]",
            "[Unknown]"));

    public MissingValues {
        var distinct = new TreeSet<>(List.of(""));
        tokens.forEach(token -> distinct.add(comparable(token)));
        tokens = List.copyOf(distinct);
    }

    private static String comparable(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** These and others. */
    public MissingValues and(Collection<String> others) {
        var all = new TreeSet<>(tokens);
        all.addAll(others);
        return new MissingValues(List.copyOf(all));
    }

    /** These without some. */
    public MissingValues without(Collection<String> some) {
        var left = new TreeSet<>(tokens);
        some.forEach(text -> left.remove(comparable(text)));
        return new MissingValues(List.copyOf(left));
    }

    /** Whether the text is one of the tokens as it is written; numbers are not compared as numbers here. */
    public boolean contains(String text) {
        return tokens.contains(comparable(text));
    }
}
