package io.prominence.formats.matrix;

import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a matrix and where its values begin.
 *
 * @param separator character between fields
 * @param leading names of the columns before the values; empty text where the header has none (R's row names)
 * @param names names of the value columns
 */
record MatrixHeader(char separator, List<String> leading, List<String> names) {
    private static final int SHOWN = 60;

    /** Reads the header, and leaves the reader at the first row of values. */
    static MatrixHeader read(LineReader lines, LeadingColumns columns) {
        refuseEnd(lines, nextOfText(lines, '#'));
        refuseOtherFormats(lines);
        char separator = separator(lines);
        List<String> header = new ArrayList<>(new FieldSplitter(lines, separator).fields());
        long headerLine = lines.line();
        refuseEnd(lines, nextOfText(lines, '\0'));
        var scan = new FieldScan(lines, separator);
        scan.begin();
        int fields = scan.countRest();
        if (fields == header.size() + 1) {
            header.add(0, "");
        } else if (fields != header.size()) {
            throw lines.refuse("line " + lines.line() + " has " + fields + " fields, the header (line " + headerLine
                    + ") has " + header.size() + ". A header has as many fields as the rows, or lacks only the first");
        }
        int leading = columns.count(header);
        if (leading >= header.size()) {
            throw lines.refuse("its header has no column of values: " + shown(String.join(" ", header))
                    + ". Check that it is an expression matrix");
        }
        refuseNameless(lines, header, leading);
        return new MatrixHeader(
                separator,
                List.copyOf(header.subList(0, leading)),
                List.copyOf(header.subList(leading, header.size())));
    }

    private static boolean nextOfText(LineReader lines, char comment) {
        while (lines.next()) {
            if (!lines.isBlank() && lines.bytes()[lines.start()] != comment) {
                return true;
            }
            if (lines.line() == 1 && lines.text().startsWith("#1.")) {
                throw lines.refuse("it is a GCT file (its first line is " + lines.text()
                        + "). Remove its first two lines and the column Description");
            }
        }
        return false;
    }

    private static void refuseEnd(LineReader lines, boolean found) {
        if (!found) {
            throw lines.refuse("it has no row of values. Give a matrix with a header and rows");
        }
    }

    private static void refuseOtherFormats(LineReader lines) {
        byte first = lines.bytes()[lines.start()];
        if (first == '!' || first == '^') {
            throw lines.refuse("it is a GEO file (its first line is " + shown(lines.text())
                    + "), not a matrix. Set format = geo-series-matrix or geo-soft");
        }
    }

    private static char separator(LineReader lines) {
        boolean comma = false;
        for (int i = lines.start(); i < lines.end(); i++) {
            byte b = lines.bytes()[i];
            if (b == '\t') {
                return '\t';
            }
            comma |= b == ',';
        }
        if (comma) {
            return ',';
        }
        throw lines.refuse("its header has neither tab nor comma: " + shown(lines.text())
                + ". Separate the columns by tab or comma");
    }

    private static void refuseNameless(LineReader lines, List<String> header, int leading) {
        for (int i = leading; i < header.size(); i++) {
            if (header.get(i).isEmpty()) {
                throw lines.refuse("column " + (i + 1) + " of its header has no name. Name it or remove it");
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Position of the value column {@code index} in the file, from 1. */
    int column(int index) {
        return leading.size() + index + 1;
    }
}
