package io.prominence.formats.matrix;

import io.prominence.formats.MissingTokens;

/**
 * Reads the values of a row that has nothing out of the ordinary: numbers and missing values between separators, as many as
 * the header has. A row of anything else (text, quotes, spaces around fields, another number of fields) is left to
 * {@link MatrixRows}, which says what is wrong with it. Values are those of {@link Decimal}.
 */
final class PlainRow {
    /** The row has something else in it. */
    static final int UNUSUAL = -1;

    /** With more digits the quotient below need not be the correctly rounded one. */
    private static final int MOST_DIGITS = 15;

    private static final double[] POWERS = powers();

    private final byte separator;
    private final int leading;
    private final MissingTokens missing;

    /** @param leading number of fields before the values */
    PlainRow(char separator, int leading, MissingTokens missing) {
        this.separator = (byte) separator;
        this.leading = leading;
        this.missing = missing;
    }

    private static double[] powers() {
        double[] powers = new double[MOST_DIGITS + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }

    /**
     * Reads the row from {@code from} to before {@code end}.
     *
     * @param values receives one value per value column, NaN where missing
     * @return number of missing values, or {@link #UNUSUAL}
     */
    int read(byte[] bytes, int from, int end, float[] values) {
        int at = from;
        for (int field = 0; field < leading; field++) {
            at = afterLeading(bytes, at, end);
            if (at < 0) {
                return UNUSUAL;
            }
        }
        int missingCells = 0;
        for (int i = 0; i < values.length; i++) {
            if (at > end) {
                return UNUSUAL;
            }
            int to = number(bytes, at, end, values, i);
            if (to < 0) {
                to = separatorFrom(bytes, at, end);
                values[i] = Decimal.parse(bytes, at, to);
                if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
                    if (!missing.isMissing(bytes, at, to)) {
                        return UNUSUAL;
                    }
                    values[i] = Float.NaN;
                    missingCells++;
                }
            }
            at = to + 1;
        }
        return at == end + 1 ? missingCells : UNUSUAL;
    }

    private int afterLeading(byte[] bytes, int from, int end) {
        int to = separatorFrom(bytes, from, end);
        if (separator == ',' && from < end && (bytes[from] == '"' || bytes[from] == ' ')) {
            to = afterQuotes(bytes, from, end);
        }
        return to < 0 || to == end || bytes[to] != separator ? -1 : to + 1;
    }

    /** After a quoted field without quotes in it, as R writes names of rows; −1 where it is written otherwise. */
    private static int afterQuotes(byte[] bytes, int from, int end) {
        int at = from + 1;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        return bytes[from] == '"' && at < end ? at + 1 : -1;
    }

    private int separatorFrom(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != separator) {
            at++;
        }
        return at;
    }

    /** Reads digits with at most one point; gives where the field ends, or −1 where it is written in another way. */
    private int number(byte[] bytes, int from, int end, float[] values, int index) {
        int at = from;
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int begin = at;
        long digits = 0;
        int digit;
        while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            digits = digits * 10 + digit;
            at++;
        }
        int count = at - begin;
        int decimals = 0;
        if (at < end && bytes[at] == '.') {
            int point = at++;
            while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                at++;
            }
            decimals = at - point - 1;
            count += decimals;
        }
        if (count == 0 || count > MOST_DIGITS || (at < end && bytes[at] != separator)) {
            return -1;
        }
        values[index] = (float) ((negative ? -digits : digits) / POWERS[decimals]);
        return at;
    }
}
