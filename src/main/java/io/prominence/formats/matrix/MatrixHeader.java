package io.prominence.formats.matrix;

import io.prominence.domain.ConfigurationException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The header of a matrix and where its values begin.
 *
 * @param separator character between fields
 * @param leading names of the columns before the values; empty text where the header has none (R's row names)
 * @param names names of the value columns that are read
 * @param skipped which of all columns behind the leading ones are not read
 */
public record MatrixHeader(char separator, List<String> leading, List<String> names, BitSet skipped) {
    /** First field of the header of Firehose's files; the line below it says what each column holds. */
    private static final String FIREHOSE = "Hybridization REF";

    private static final int SHOWN = 60;

    /** A matrix of which every column is read. */
    public MatrixHeader(char separator, List<String> leading, List<String> names) {
        this(separator, leading, names, new BitSet());
    }

    /**
     * Reads the header, and leaves the reader at the first row of values.
     *
     * @param column which of several values of a sample to read, as a second header line names them
     */
    static MatrixHeader read(LineReader lines, LeadingColumns columns, Optional<String> column) {
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
        BitSet skipped = secondHeader(lines, header, leading, separator, column);
        return new MatrixHeader(
                separator,
                List.copyOf(header.subList(0, leading)),
                IntStream.range(leading, header.size())
                        .filter(i -> !skipped.get(i - leading))
                        .mapToObj(header::get)
                        .toList(),
                skipped);
    }

    /** Columns that are not read; goes to the line behind a second header where there is one. */
    private static BitSet secondHeader(
            LineReader lines, List<String> header, int leading, char separator, Optional<String> column) {
        List<String> kinds = header.get(0).equalsIgnoreCase(FIREHOSE)
                ? kinds(new FieldSplitter(lines, separator).fields(), leading)
                : List.of();
        Set<String> distinct = new LinkedHashSet<>(kinds);
        if (column.isPresent() ? !distinct.contains(column.get()) : distinct.size() > 1) {
            throw new ConfigurationException("Cannot read " + lines.name() + ": "
                    + (distinct.isEmpty()
                            ? "it has no second header line that says what its columns hold. Take expression.column out."
                            : "its second header line names " + String.join(", ", distinct)
                                    + ". Set expression.column to one of them."));
        }
        var skipped = new BitSet();
        for (int i = 0; i < kinds.size(); i++) {
            skipped.set(i, column.isPresent() && !kinds.get(i).equals(column.get()));
        }
        if (!kinds.isEmpty()) {
            refuseEnd(lines, nextOfText(lines, '\0'));
        }
        return skipped;
    }

    /** What each value column holds, where the line says it; empty where it is a row of values. */
    private static List<String> kinds(List<String> line, int leading) {
        List<String> kinds = line.subList(leading, line.size());
        boolean isValues = kinds.stream()
                .anyMatch(text -> MissingTokens.DEFAULT.isMissing(text) || text.matches("[-+.\\d].*|(?i)inf.*"));
        return isValues ? List.of() : List.copyOf(kinds);
    }

    private static boolean nextOfText(LineReader lines, char comment) {
        while (lines.next()) {
            if (!lines.isBlank() && lines.bytes()[lines.start()] != comment) {
                return true;
            }
            if (lines.line() == 1 && lines.text().startsWith("#1.")) {
                throw lines.refuse("it is a GCT file (its first line is " + lines.text() + "). Set the format to gct");
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
    public int column(int index) {
        int at = skipped.nextClearBit(0);
        for (int i = 0; i < index; i++) {
            at = skipped.nextClearBit(at + 1);
        }
        return leading.size() + at + 1;
    }
}
