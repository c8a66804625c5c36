package io.prominence.lake;

import java.util.regex.Pattern;

/** Decimal numbers as clinical tables write them. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Numbers() {}

    /** The number, or null where the text is not a finite decimal number. */
    static Double parsed(String text) {
        String trimmed = text.strip();
        if (!DECIMAL.matcher(trimmed).matches()) {
            return null;
        }
        double value = Double.parseDouble(trimmed);
        return Double.isInfinite(value) ? null : Double.valueOf(value);
    }
}
