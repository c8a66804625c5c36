package io.prominence.formats.table;

import io.prominence.domain.ConfigurationException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A delimited table of clinical values with a header.
 *
 * <p>Leading lines that begin with {@code #} and blank lines are skipped. A row with fewer fields than the header is
 * filled up with empty values, since spreadsheets leave off empty cells at the end; a row with more fields is refused.
 */
public final class ClinicalFile {
    private final TextSource source;
    private final char separator;
    private final MissingTokens missing;

    private ClinicalFile(TextSource source, char separator, MissingTokens missing) {
        this.source = source;
        this.separator = separator;
        this.missing = missing;
    }

    /**
     * A table in a text; nothing is read yet.
     *
     * @param source the text
     * @param separator character between fields
     */
    public static ClinicalFile of(TextSource source, char separator) {
        return new ClinicalFile(source, separator, MissingTokens.DEFAULT);
    }

    /** The same table with other texts that stand for no value. */
    public ClinicalFile withMissing(MissingTokens others) {
        return new ClinicalFile(source, separator, others);
    }

    /** Where the table is. */
    public TextSource source() {
        return source;
    }

    /**
     * Names of the columns, in order; reads no further than the header.
     *
     * @throws io.prominence.domain.DataRefusedException if there is none, or a name is given twice
     */
    public List<String> columns() {
        try (LineReader lines = source.open()) {
            return header(lines);
        }
    }

    /**
     * Reads the table.
     *
     * @param key column that holds the sample or patient id
     * @throws ConfigurationException if there is no such column
     * @throws io.prominence.domain.DataRefusedException if a row does not fit the header, or there is no row
     */
    public ClinicalRows read(String key) {
        try (LineReader lines = source.open()) {
            List<String> columns = header(lines);
            int keyColumn = columns.indexOf(key);
            if (keyColumn < 0) {
                throw new ConfigurationException("Cannot read " + source.path() + ": it has no column " + key
                        + ". Its columns are " + String.join(", ", columns) + ".");
            }
            var rows = new ClinicalRows.Builder(source.name(), columns, keyColumn, missing);
            var splitter = new FieldSplitter(lines, separator);
            while (lines.next()) {
                if (!lines.isBlank()) {
                    long line = lines.line();
                    rows.add(line, fitted(lines, line, splitter.fields(), columns.size()));
                }
            }
            if (rows.isEmpty()) {
                throw lines.refuse("it has a header but no row. Give a table with values");
            }
            return rows.build();
        }
    }

    private List<String> header(LineReader lines) {
        while (lines.next()) {
            if (!lines.isBlank() && lines.bytes()[lines.start()] != '#') {
                List<String> columns = new FieldSplitter(lines, separator).fields();
                refuseTwice(lines, columns);
                return List.copyOf(columns);
            }
        }
        throw lines.refuse("it has no header line. Give a table whose first line names its columns");
    }

    private static void refuseTwice(LineReader lines, List<String> columns) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Integer first = seen.putIfAbsent(columns.get(i), i + 1);
            if (first != null && !columns.get(i).isEmpty()) {
                throw lines.refuse("column " + columns.get(i) + " appears twice in the header (fields " + first
                        + " and " + (i + 1) + "). Rename one");
            }
        }
    }

    private List<String> fitted(LineReader lines, long line, List<String> fields, int columns) {
        if (fields.size() > columns) {
            throw lines.refuse("line " + line + " has " + fields.size() + " fields, the header " + columns
                    + (fields.size() == columns + 1
                            ? ". R writes row names without a name: write the table with row.names = FALSE"
                            : ". Check the separator and stray quotes"));
        }
        var fitted = new ArrayList<>(fields);
        while (fitted.size() < columns) {
            fitted.add("");
        }
        return fitted;
    }
}
