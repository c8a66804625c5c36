package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import java.util.List;

/**
 * Rows of a tab-separated table of one sample: one column holds the gene id, one the value, others are passed over.
 * Numbers are read from bytes, without text.
 */
public final class SampleRows {
    private final LineReader lines;
    private final FieldScan scan;
    private final MissingTokens missing;
    private final int columns;
    private final int idColumn;
    private final int valueColumn;
    private String id = "";
    private float value;
    private String refused = "";
    private String refusedText = "";

    /**
     * @param lines text of the table, behind its header
     * @param header names of the columns
     * @param idColumn the one of the gene id
     * @param valueColumn the one of the value
     * @param missing texts that stand for no value
     */
    public SampleRows(
            LineReader lines, List<String> header, String idColumn, String valueColumn, MissingTokens missing) {
        this.missing = missing;
        this.lines = lines;
        columns = header.size();
        this.idColumn = header.indexOf(idColumn);
        this.valueColumn = header.indexOf(valueColumn);
        scan = new FieldScan(lines, '\t');
    }

    /**
     * Reads the line at which the text stands.
     *
     * @param sample the sample, for quarantine
     * @param quarantine receives the value where it is neither a number nor missing
     * @throws io.prominence.domain.DataRefusedException if the line has not as many fields as the header
     */
    public void read(String sample, Quarantine quarantine) {
        scan.begin();
        int column = 0;
        refused = "";
        while (scan.next()) {
            if (column == idColumn) {
                id = scan.text();
            } else if (column == valueColumn) {
                readValue();
            }
            column++;
        }
        if (column != columns) {
            throw lines.refuse("line " + lines.line() + " has " + column + " fields, the header of its table has "
                    + columns + ". Mend the line; a file that was cut off looks like this too");
        }
        if (!refused.isEmpty()) {
            quarantine.refuse(lines.name(), lines.line(), sample, shown(), refused);
        }
    }

    private void readValue() {
        value = Decimal.parse(scan.bytes(), scan.from(), scan.to());
        if (Math.abs(value) <= Float.MAX_VALUE) {
            return;
        }
        value = Float.NaN;
        if (!missing.isMissing(scan.bytes(), scan.from(), scan.to())) {
            refusedText = scan.text();
            refused = MatrixRows.reason(scan, refusedText);
        }
    }

    private String shown() {
        return refusedText.length() <= Quarantine.LONGEST_VALUE
                ? refusedText
                : refusedText.substring(0, Quarantine.LONGEST_VALUE);
    }

    /** Gene id of the row; may be empty. */
    public String id() {
        return id;
    }

    /** Value of the row; NaN where missing or refused. */
    public float value() {
        return value;
    }

    /** Whether the value was refused. */
    public boolean isRefused() {
        return !refused.isEmpty();
    }
}
