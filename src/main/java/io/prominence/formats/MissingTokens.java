package io.prominence.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Texts that stand for "no value" in the tables of this field: empty, R's and pandas' {@code NA} and {@code NaN}, TCGA's
 * {@code [Not Available]} and its kin, GDC's {@code '--}, Excel's {@code #N/A}. Compared trimmed and without case.
 */
public final class MissingTokens {
    private static final Set<String> TOKENS = Set.of(
            "",
            "na",
            "nan",
            "n/a",
            "#n/a",
            "null",
            ".",
            "-",
            "--",
            "'--",
            "<na>",
            "[not available]",
            "[not applicable]",
            "[not evaluated]",
            "[unknown]");
    private static final int LONGEST = 16;

    private MissingTokens() {}

    /** Whether {@code text} stands for no value; null does. */
    public static boolean isMissing(String text) {
        return text == null || TOKENS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the bytes from {@code from} to before {@code to}, already trimmed, stand for no value. */
    public static boolean isMissing(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return false;
        }
        return length == 0 || isMissing(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    }
}
