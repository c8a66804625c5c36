package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;

/**
 * Goes over the fields of a line without making text of them; bounds leave out surrounding spaces and quotes.
 *
 * <p>A separator between double quotes is text where the separator is a comma, and never where it is a tab.
 */
public final class FieldScan {
    private final LineReader lines;
    private final byte separator;
    private byte[] bytes;
    private int at;
    private int end;
    private int from;
    private int to;

    /**
     * @param lines the text
     * @param separator character between fields
     */
    public FieldScan(LineReader lines, char separator) {
        this.lines = lines;
        this.separator = (byte) separator;
    }

    /** Begins with the line at which the reader stands. */
    public void begin() {
        bytes = lines.bytes();
        at = lines.start();
        end = lines.end();
    }

    /** Goes to the next field; false after the last. */
    public boolean next() {
        if (at > end) {
            return false;
        }
        from = at;
        if (separator == ',') {
            skipQuoted();
        }
        while (at < end && bytes[at] != separator) {
            at++;
        }
        to = at;
        at++;
        trim();
        return true;
    }

    private void skipQuoted() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        if (at < end && bytes[at] == '"') {
            at = afterQuotes(at + 1);
        }
    }

    private int afterQuotes(int inside) {
        for (int i = inside; i < end; i++) {
            if (bytes[i] == '"') {
                if (i + 1 == end || bytes[i + 1] != '"') {
                    return i + 1;
                }
                i++;
            }
        }
        return inside;
    }

    private void trim() {
        trimSpaces();
        if (to - from >= 2 && bytes[from] == '"' && bytes[to - 1] == '"') {
            from++;
            to--;
            trimSpaces();
        }
    }

    private void trimSpaces() {
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (from < to && bytes[to - 1] == ' ') {
            to--;
        }
    }

    /** Fields from the next one to the end of the line. */
    public int countRest() {
        int count = 0;
        while (next()) {
            count++;
        }
        return count;
    }

    /** Where the field begins in {@link #bytes()}. */
    public int from() {
        return from;
    }

    /** Where the field ends: the position after its last byte. */
    public int to() {
        return to;
    }

    /** The bytes of the line. */
    public byte[] bytes() {
        return bytes;
    }

    /** The field as text. */
    public String text() {
        String text = lines.text(from, to);
        return text.indexOf('"') < 0 ? text : text.replace("\"\"", "\"");
    }
}
