package io.prominence.cli;

import java.util.Locale;

/** Sizes as people read them: powers of 1,000, three digits. */
final class SizeText {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private SizeText() {}

    static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 999.5 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        String digits = unit == 0 || size >= 99.95 ? "%.0f %s" : size >= 9.995 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, digits, size, UNITS[unit]);
    }
}
