package io.prominence.formats;

import io.prominence.domain.MissingValues;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which texts stand for no value, as a cohort's {@link MissingValues} list them: compared trimmed and without case,
 * and numbers as numbers, so that {@code -9} is {@code -9.0}.
 *
 * <p>Ids of genes, samples and patients are held against {@link #DEFAULT} whatever a cohort lists: where {@code 999}
 * stands for no value, it is an Entrez id still. Immutable.
 */
public final class MissingTokens implements Serializable {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** What the tables of this field write where they have no value. */
    public static final MissingTokens DEFAULT = of(MissingValues.DEFAULT);

    private final Set<String> tokens;
    private final double[] numbers;
    private final int longest;

    private MissingTokens(MissingValues values) {
        tokens = Set.copyOf(values.tokens());
        numbers = values.tokens().stream()
                .filter(token -> DECIMAL.matcher(token).matches())
                .mapToDouble(Double::parseDouble)
                .toArray();
        longest = values.tokens().stream()
                .mapToInt(token -> token.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    /** The tokens of a cohort. */
    public static MissingTokens of(MissingValues values) {
        return new MissingTokens(values);
    }

    /** Whether {@code text} stands for no value; null does. */
    public boolean isMissing(String text) {
        return text == null || tokens.contains(text.strip().toLowerCase(Locale.ROOT)) || isMissingNumber(text);
    }

    private boolean isMissingNumber(String text) {
        String trimmed = numbers.length == 0 ? "" : text.strip();
        return DECIMAL.matcher(trimmed).matches() && isMissing(Double.parseDouble(trimmed));
    }

    private boolean isMissing(double value) {
        for (double number : numbers) {
            if (number == value) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the bytes from {@code from} to before {@code to}, UTF-8, already trimmed, stand for no value. Numbers are
     * not looked at: see {@link #isMissing(float)}.
     */
    public boolean isMissing(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > longest) {
            return false;
        }
        return length == 0
                || tokens.contains(new String(bytes, from, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    }

    /** Whether a number that was read as such stands for no value. */
    public boolean isMissing(float value) {
        for (double number : numbers) {
            if ((float) number == value) {
                return true;
            }
        }
        return false;
    }

    /** Whether any number stands for no value. */
    public boolean hasNumbers() {
        return numbers.length > 0;
    }
}
