package io.prominence.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one most likely meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The name with the fewest edits of one character (or swaps of two neighbours) from {@code typed}, without case, at most a third of its length
     * (and at least one); a name that {@code typed} is a whole part of ({@code metrics} of {@code classifier/metrics})
     * counts as one edit. Ties go to the first in alphabetical order.
     */
    public static Optional<String> of(String typed, Collection<String> known) {
        int furthest = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(name -> edits(typed, name) <= furthest)
                .min(Comparator.<String>comparingInt(name -> edits(typed, name)).thenComparing(name -> name));
    }

    /** The known names, the fewest edits from {@code typed} first; ties stay in the order given. */
    public static List<String> byDistance(String typed, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(name -> edits(typed, name)))
                .toList();
    }

    private static int edits(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        return isPart(a, b) ? Math.min(1, distance(a, b)) : distance(a, b);
    }

    private static boolean isPart(String part, String name) {
        return !part.isEmpty()
                && (name.endsWith("/" + part)
                        || name.startsWith(part + "/")
                        || name.endsWith("." + part)
                        || name.startsWith(part + "."));
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] twoAbove = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] here = new int[b.length() + 1];
            here[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                here[j] = Math.min(above[j - 1] + replace, 1 + Math.min(above[j], here[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    here[j] = Math.min(here[j], twoAbove[j - 2] + 1);
                }
            }
            twoAbove = above;
            above = here;
        }
        return above[b.length()];
    }
}
