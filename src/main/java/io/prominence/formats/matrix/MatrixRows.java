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

    private final LineReader file;
    private final MissingTokens missing;
    private final MatrixHeader header;
    private final List<String> leading = new ArrayList<>();
    private final boolean hasSkipped;
    private LineReader lines;
    private FieldScan scan;
    private boolean atFirst = true;
    private RowsAhead ahead;
    private int field;

    MatrixRows(TextSource source, MatrixLayout layout, MissingTokens missing) {
        this(source.open(), layout, missing);
    }

    /** Rows of a matrix whose header comes next in a text, which is closed with them. */
    MatrixRows(LineReader text, MatrixLayout layout, MissingTokens missing) {
        this.missing = missing;
        file = text;
        lines = file;
        boolean opened = false;
        try {
            header = layout.header(lines);
            hasSkipped = !header.skipped().isEmpty();
            scan = new FieldScan(lines, header.separator());
            opened = true;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    MatrixHeader header() {
        return header;
    }

    LineReader lines() {
        return lines;
    }

    /** Has the values of rows read by other threads from here on, while those before them are used. */
    void readAhead() {
        if (hasSkipped) {
            return;
        }
        var plain = new PlainRow(header.separator(), header.leading().size(), missing);
        ahead = new RowsAhead(file, this::nextLine, plain, header.names().size());
        lines = file.forCopies();
        scan = new FieldScan(lines, header.separator());
    }

    /** Goes to the next row and reads its leading fields; false after the last. */
    boolean next() {
        if (ahead == null ? !nextLine() : !ahead.next(lines)) {
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
            if (!file.next()) {
                return false;
            }
        } while (file.isBlank());
        return true;
    }

    /** What the leading fields of the row hold; overwritten by the next row. */
    List<String> leading() {
        return leading;
    }

    /** Values of the row, one per value column, NaN where missing or refused; the caller's to keep. */
    float[] values(Quarantine quarantine, TextCells audit) {
        audit.beginRow();
        if (ahead == null || ahead.batch().missing(ahead.row()) == PlainRow.UNUSUAL) {
            return scanned(quarantine, audit);
        }
        audit.missing(ahead.batch().missing(ahead.row()));
        audit.endRow(lines);
        return ahead.batch().take(ahead.row());
    }

    private float[] scanned(Quarantine quarantine, TextCells audit) {
        var values = new float[header.names().size()];
        byte[] bytes = scan.bytes();
        field = 0;
        for (int i = 0; i < values.length; i++) {
            if (hasSkipped) {
                skip();
            }
            if (!scan.next()) {
                throw ragged(leading.size() + i);
            }
            field++;
            float value = Decimal.parse(bytes, scan.from(), scan.to());
            if (Math.abs(value) <= Float.MAX_VALUE) {
                values[i] = value;
            } else {
                values[i] = Float.NaN;
                unusual(i, quarantine, audit);
            }
        }
        if (hasSkipped) {
            skip();
        }
        int more = scan.countRest();
        if (more > 0) {
            throw ragged(leading.size() + values.length + more);
        }
        audit.endRow(lines);
        return values;
    }

    /** Goes over the columns that are not read. */
    private void skip() {
        while (header.skipped().get(field)) {
            if (!scan.next()) {
                throw ragged(leading.size() + field);
            }
            field++;
        }
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
                + (header.leading().size()
                        + header.names().size()
                        + header.skipped().cardinality())
                + ". Mend the line; a file that was cut off looks like this too");
    }

    @Override
    public void close() {
        file.close();
    }
}
