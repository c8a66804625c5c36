package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a matrix as the file has them, whatever they are. */
final class MatrixRows implements AutoCloseable {
    private static final Set<String> INFINITE =
            Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "\u221e", "-\u221e");

    private final LineReader lines;
    private final MissingTokens missing;
    private final MatrixHeader header;
    private final FieldScan scan;
    private final List<String> leading = new ArrayList<>();
    private boolean atFirst = true;

    MatrixRows(TextSource source, LeadingColumns columns, MissingTokens missing) {
        this(source.open(), columns, missing);
    }

    /** Rows of a matrix whose header comes next in a text, which is closed with them. */
    MatrixRows(LineReader text, LeadingColumns columns, MissingTokens missing) {
        this.missing = missing;
        lines = text;
        boolean opened = false;
        try {
            header = MatrixHeader.read(lines, columns);
            scan = new FieldScan(lines, header.separator());
            opened = true;
        } finally {
            if (!opened) {
                lines.close();
            }
        }
    }

    MatrixHeader header() {
        return header;
    }

    LineReader lines() {
        return lines;
    }

    /** Goes to the next row and reads its leading fields; false after the last. */
    boolean next() {
        if (!nextLine()) {
            return false;
        }
        scan.begin();
        leading.clear();
        while (leading.size() < header.leading().size()) {
            if (!scan.next()) {
                throw ragged(leading.size());
            }
            leading.add(scan.text());
        }
        return true;
    }

    private boolean nextLine() {
        if (atFirst) {
            atFirst = false;
            return true;
        }
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.isBlank());
        return true;
    }

    /** What the leading fields of the row hold; overwritten by the next row. */
    List<String> leading() {
        return leading;
    }

    /**
     * Reads the values of the row, NaN where missing or refused.
     *
     * @param values receives one value per value column
     */
    void values(float[] values, Quarantine quarantine, TextCells audit) {
        byte[] bytes = scan.bytes();
        audit.beginRow();
        for (int i = 0; i < values.length; i++) {
            if (!scan.next()) {
                throw ragged(leading.size() + i);
            }
            float value = Decimal.parse(bytes, scan.from(), scan.to());
            if (Math.abs(value) <= Float.MAX_VALUE) {
                values[i] = value;
            } else {
                values[i] = Float.NaN;
                unusual(i, quarantine, audit);
            }
        }
        int more = scan.countRest();
        if (more > 0) {
            throw ragged(leading.size() + values.length + more);
        }
        audit.endRow(lines);
    }

    private void unusual(int index, Quarantine quarantine, TextCells audit) {
        if (missing.isMissing(scan.bytes(), scan.from(), scan.to())) {
            audit.missing();
            return;
        }
        String text = scan.text();
        audit.text(index, text);
        refuse(quarantine, header.names().get(index), text, reason(scan, text));
    }

    /** Why a field of this text, neither a number nor missing, is refused. */
    static String reason(FieldScan scan, String text) {
        if (INFINITE.contains(text.toLowerCase(Locale.ROOT))) {
            return "infinite";
        }
        return Float.isInfinite(Decimal.parse(scan.bytes(), scan.from(), scan.to()))
                ? "beyond the range of 32-bit numbers"
                : "not a number";
    }

    /** Sends something of this row to quarantine. */
    void refuse(Quarantine quarantine, String field, String value, String reason) {
        String shown =
                value.length() <= Quarantine.LONGEST_VALUE ? value : value.substring(0, Quarantine.LONGEST_VALUE);
        quarantine.refuse(lines.name(), lines.line(), field, shown, reason);
    }

    private RuntimeException ragged(int fields) {
        return lines.refuse("line " + lines.line() + " has " + fields + " fields, the rows before have "
                + (header.leading().size() + header.names().size())
                + ". Mend the line; a file that was cut off looks like this too");
    }

    @Override
    public void close() {
        lines.close();
    }
}
