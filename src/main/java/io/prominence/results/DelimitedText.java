package io.prominence.results;

import java.io.IOException;
import java.io.Writer;

/**
 * Lines of separated fields. A field with the separator, a quote or a line end is quoted and its quotes doubled (RFC
 * 4180, but lines end in {@code \n}). A missing value is {@code NA}; the text "NA" is quoted, for readers that tell the two
 * apart. Booleans are {@code TRUE} and {@code FALSE}, the one spelling that R, pandas and DuckDB all take for booleans.
 */
final class DelimitedText {
    /** What R, pandas ({@code na_values}) and DuckDB ({@code nullstr}) read as missing. */
    static final String MISSING = "NA";

    private final Writer out;
    private final char separator;

    DelimitedText(Writer out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    /** Writes one line; null is a missing value, a number is written as its {@code toString}. */
    void line(Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(separator);
            }
            out.write(field(values[i]));
        }
        out.write('\n');
    }

    private String field(Object value) {
        if (value == null) {
            return MISSING;
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        String text = value.toString();
        return value instanceof String && needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private boolean needsQuotes(String text) {
        return text.equals(MISSING)
                || text.indexOf(separator) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
    }
}
