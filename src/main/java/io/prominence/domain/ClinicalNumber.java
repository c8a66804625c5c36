package io.prominence.domain;

import java.util.regex.Pattern;

/** Decimal numbers as clinical tables write them. */
public final class ClinicalNumber {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private ClinicalNumber() {}

    /** The number, or null where the text is not a finite decimal number. */
    public static Double parsed(String text) {
        String trimmed = text.strip();
        if (!DECIMAL.matcher(trimmed).matches()) {
            return null;
        }
        double value = Double.parseDouble(trimmed);
        return Double.isInfinite(value) ? null : Double.valueOf(value);
    }
}
