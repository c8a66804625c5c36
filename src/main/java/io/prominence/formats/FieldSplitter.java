package io.prominence.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * Fields of a delimited line as text. A field that begins and ends with a double quote is unquoted, {@code ""} inside
 * being one; between quotes the comma is text, and where a quoted field of a comma-separated line does not end on it,
 * the next line belongs to it (RFC 4180). In tab-separated text a quote never spans a tab, since stray quotes are common
 * there. Fields are trimmed.
 */
public final class FieldSplitter {
    private final LineReader lines;
    private final char separator;

    /**
     * @param lines the text
     * @param separator character between fields
     */
    public FieldSplitter(LineReader lines, char separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /** Fields of the line at which the reader stands; may go on to following lines, where a quoted field does. */
    public List<String> fields() {
        String line = lines.text();
        return separator == '\t' ? plain(line) : quoted(line);
    }

    private static List<String> plain(String line) {
        var fields = new ArrayList<String>();
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            fields.add(unquoted(line.substring(from, tab)));
            from = tab + 1;
        }
        fields.add(unquoted(line.substring(from)));
        return fields;
    }

    private static String unquoted(String field) {
        String text = field.strip();
        int length = text.length();
        return length >= 2 && text.charAt(0) == '"' && text.charAt(length - 1) == '"'
                ? text.substring(1, length - 1).replace("\"\"", "\"").strip()
                : text;
    }

    private List<String> quoted(String first) {
        var fields = new ArrayList<String>();
        String line = first;
        int from = 0;
        while (true) {
            int quote = firstInk(line, from);
            int to;
            if (quote < line.length() && line.charAt(quote) == '"') {
                int close = closingQuote(line, quote + 1);
                while (close < 0) {
                    line = withNextLine(line);
                    close = closingQuote(line, quote + 1);
                }
                to = line.indexOf(separator, close);
            } else {
                to = line.indexOf(separator, from);
            }
            fields.add(unquoted(line.substring(from, to < 0 ? line.length() : to)));
            if (to < 0) {
                return fields;
            }
            from = to + 1;
        }
    }

    private int firstInk(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) != separator && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int closingQuote(String line, int from) {
        int at = line.indexOf('"', from);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
            at = line.indexOf('"', at + 2);
        }
        return at;
    }

    private String withNextLine(String line) {
        long begun = lines.line();
        if (!lines.next()) {
            throw lines.refuse(
                    "the quoted field that begins on line " + begun + " or before does not end. Close the quote");
        }
        return line + "\n" + lines.text();
    }
}
