package io.prominence.formats.matrix;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers as bytes to float: {@code (float) Double.parseDouble(text)}, without a {@code String} for nearly all.
 *
 * <p>At most 19 digits are gathered into a long and scaled by an exact power of ten. With at most 15 digits that double
 * is the correctly rounded one (Clinger 1990, doi:10.1145/93542.93557). With more it is off by a few units in the last
 * place, which changes the float only next to a midpoint of two floats; those, and the extremes of exponent, take the
 * long way. Grammar: sign, digits with at most one point, exponent; no hexadecimal, no type letters, no grouping.
 */
public final class Decimal {
    private static final double[] POWERS = powers();
    private static final long EXACT = 1L << 53;
    /** Digits that a long holds whatever they are. */
    private static final int MOST_DIGITS = 18;

    /** Bits of a double below those of a float, and the midpoint between two floats among them. */
    private static final long BELOW_FLOAT = (1L << 29) - 1;

    private static final long MIDPOINT = 1L << 28;
    private static final long UNCERTAIN = 16;

    private Decimal() {}

    private static double[] powers() {
        double[] powers = new double[23];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }

    /**
     * The number that the bytes from {@code from} to before {@code to} write; infinite where it is beyond the floats, NaN
     * where they write no number. Never negative zero, which would break ties.
     */
    public static float parse(byte[] bytes, int from, int to) {
        return parseSigned(bytes, from, to) + 0f;
    }

    private static float parseSigned(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (negative || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int significant = 0;
        int begin = at;
        int point = -1;
        while (at < to) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                significant += digits == 0 ? 0 : 1;
            } else if (bytes[at] == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
            at++;
        }
        int count = at - begin - (point < 0 ? 0 : 1);
        int exponent = point < 0 ? 0 : point + 1 - at;
        if (count == 0) {
            return Float.NaN;
        }
        if (at < to) {
            int written = exponent(bytes, at, to);
            if (written == Integer.MIN_VALUE) {
                return Float.NaN;
            }
            exponent += written;
        }
        if (significant == 0) {
            return 0f;
        }
        if (significant > MOST_DIGITS || exponent < -22 || exponent > 22) {
            return slow(bytes, from, to);
        }
        return scaled(bytes, from, to, negative ? -digits : digits, exponent);
    }

    private static float scaled(byte[] bytes, int from, int to, long digits, int exponent) {
        double value = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        if (Math.abs(digits) <= EXACT) {
            return (float) value;
        }
        long below = Double.doubleToRawLongBits(value) & BELOW_FLOAT;
        boolean certain = Math.abs(below - MIDPOINT) > UNCERTAIN && Math.abs(value) >= Float.MIN_NORMAL;
        return certain ? (float) value : slow(bytes, from, to);
    }

    /** The exponent that begins at {@code at}; the least int where there is none. */
    private static int exponent(byte[] bytes, int at, int to) {
        int next = at + 1;
        if ((bytes[at] | 0x20) != 'e' || next == to) {
            return Integer.MIN_VALUE;
        }
        boolean negative = bytes[next] == '-';
        if (negative || bytes[next] == '+') {
            next++;
        }
        if (next == to) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; next < to; next++) {
            int digit = bytes[next] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            exponent = Math.min(100_000, exponent * 10 + digit);
        }
        return negative ? -exponent : exponent;
    }

    private static float slow(byte[] bytes, int from, int to) {
        return (float) Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
