package io.prominence.formats.persample;

import io.prominence.domain.ConfigurationException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.Decimal;
import io.prominence.formats.matrix.FieldScan;
import java.util.List;

/** The rows of one file, one per gene. Lines before the header that begin with {@code #} are skipped. */
final class PerSampleRows implements AutoCloseable {
    private final LineReader lines;
    private final FieldScan scan;
    private final int columns;
    private final int gene;
    private final int symbol;
    private final int value;
    private String geneId = "";
    private String symbolText = "";
    private float number;
    private int from;
    private int to;

    PerSampleRows(TextSource source, PerSampleLayout layout) {
        lines = source.open();
        boolean opened = false;
        try {
            List<String> header = header();
            columns = header.size();
            gene = column(header, layout.gene());
            value = column(header, layout.value());
            symbol = layout.symbol().map(name -> column(header, name)).orElse(-1);
            scan = new FieldScan(lines, '\t');
            opened = true;
        } finally {
            if (!opened) {
                lines.close();
            }
        }
    }

    private List<String> header() {
        while (lines.next()) {
            if (!lines.isBlank() && lines.bytes()[lines.start()] != '#') {
                return new FieldSplitter(lines, '\t').fields();
            }
        }
        throw lines.refuse("it has no header line. Copy or download it again");
    }

    private int column(List<String> header, String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new ConfigurationException("Cannot read " + lines.name() + ": it has no column " + name
                    + ". Its columns are " + String.join(", ", header) + ". Set expression.column to what it has.");
        }
        return index;
    }

    /** Goes to the next row; false after the last. */
    boolean next() {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.isBlank());
        scan.begin();
        int fields = 0;
        for (; scan.next(); fields++) {
            if (fields == gene) {
                geneId = scan.text();
            } else if (fields == symbol) {
                symbolText = scan.text();
            } else if (fields == value) {
                from = scan.from();
                to = scan.to();
                number = Decimal.parse(scan.bytes(), from, to);
            }
        }
        if (fields != columns) {
            throw lines.refuse("line " + lines.line() + " has " + fields + " fields, the header " + columns
                    + ". Mend the line; a file that was cut off looks like this too");
        }
        return true;
    }

    String geneId() {
        return geneId;
    }

    String symbol() {
        return symbolText;
    }

    /** The value; NaN or infinite where it is no number of 32 bits. */
    float value() {
        return number;
    }

    int valueFrom() {
        return from;
    }

    int valueTo() {
        return to;
    }

    LineReader lines() {
        return lines;
    }

    @Override
    public void close() {
        lines.close();
    }
}
