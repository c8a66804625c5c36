package io.prominence.formats.geo;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.LineReader;
import io.prominence.formats.TextSource;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Lines of a SOFT text, told apart by their first character; blank lines are passed over. Inside a table every line is a
 * row but the one that ends it, whatever it begins with.
 */
final class SoftLines implements AutoCloseable {
    /** What a line is. */
    enum Kind {
        /** {@code ^SAMPLE = GSM11805}. */
        ENTITY,
        /** {@code !Sample_title = N035}. */
        ATTRIBUTE,
        /** {@code #VALUE = MAS 5.0}. */
        COLUMN,
        TABLE_BEGIN,
        TABLE_END,
        /** The header or a row of a table, or a line that is none of the others. */
        ROW
    }

    private static final byte[] TABLE_BEGIN = "_table_begin".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TABLE_END = "_table_end".getBytes(StandardCharsets.US_ASCII);

    private final LineReader lines;
    private Kind kind = Kind.ROW;
    private long begun;

    private SoftLines(LineReader lines) {
        this.lines = lines;
    }

    static SoftLines open(TextSource source) {
        return new SoftLines(source.open());
    }

    /**
     * Goes to the next line.
     *
     * @throws DataRefusedException if the text ends inside a table
     */
    boolean next() {
        do {
            if (!lines.next()) {
                if (begun > 0) {
                    throw lines.refuse("the table that begins on line " + begun
                            + " has no end (table_end): the file was cut off. Copy or download it again");
                }
                return false;
            }
        } while (lines.isBlank());
        kind = kindOfLine();
        return true;
    }

    private Kind kindOfLine() {
        byte first = lines.bytes()[lines.start()];
        if (begun > 0) {
            if (first == '!' && endsWith(TABLE_END)) {
                begun = 0;
                return Kind.TABLE_END;
            }
            return Kind.ROW;
        }
        if (first == '!' && endsWith(TABLE_BEGIN)) {
            begun = lines.line();
            return Kind.TABLE_BEGIN;
        }
        return switch (first) {
            case '^' -> Kind.ENTITY;
            case '!' -> Kind.ATTRIBUTE;
            case '#' -> Kind.COLUMN;
            default -> Kind.ROW;
        };
    }

    private boolean endsWith(byte[] ending) {
        int to = lines.end();
        while (to > lines.start() && (lines.bytes()[to - 1] == ' ' || lines.bytes()[to - 1] == '\t')) {
            to--;
        }
        int from = to - ending.length;
        if (from < lines.start()) {
            return false;
        }
        for (int i = 0; i < ending.length; i++) {
            if ((lines.bytes()[from + i] | 0x20) != (ending[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    Kind kind() {
        return kind;
    }

    /** What stands between the line's first character and {@code =} or tab, in lower case: {@code sample_title}. */
    String key() {
        String text = lines.text();
        int end = 1;
        while (end < text.length() && text.charAt(end) != '=' && text.charAt(end) != '\t') {
            end++;
        }
        return text.substring(1, end).strip().toLowerCase(Locale.ROOT);
    }

    /** What stands behind {@code =}, trimmed; empty where there is none. */
    String value() {
        String text = lines.text();
        int equals = text.indexOf('=');
        return equals < 0 ? "" : text.substring(equals + 1).strip();
    }

    /** What stands between {@code #} or {@code ^} and {@code =}, as written: {@code GSM11805}. */
    String name() {
        String text = lines.text();
        int equals = text.indexOf('=');
        return text.substring(1, equals < 0 ? text.length() : equals).strip();
    }

    /** Field of a row by its position from 0, trimmed; empty where the row ends before. */
    String field(int position) {
        byte[] bytes = lines.bytes();
        int from = lines.start();
        for (int i = 0; i < position && from < lines.end(); from++) {
            i += bytes[from] == '\t' ? 1 : 0;
        }
        int to = from;
        while (to < lines.end() && bytes[to] != '\t') {
            to++;
        }
        String text = lines.text(from, to).strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Whether the line lies between the begin and the end of a table. */
    boolean inTable() {
        return begun > 0;
    }

    /** The text that the lines are of. */
    LineReader lines() {
        return lines;
    }

    @Override
    public void close() {
        lines.close();
    }
}
