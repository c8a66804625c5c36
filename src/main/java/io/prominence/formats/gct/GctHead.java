package io.prominence.formats.gct;

import io.prominence.domain.ConfigurationException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.matrix.MatrixHeader;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything above the values of a GCT file.
 *
 * @param rows number of rows of values that the file says it has
 * @param leading names of the columns before the values: the row id, then the row metadata
 * @param samples sample ids
 * @param fields names of the column metadata; none in 1.2
 * @param metadata for each field, one text per sample
 * @param line line of the header
 */
record GctHead(
        long rows,
        List<String> leading,
        List<String> samples,
        List<String> fields,
        List<List<String>> metadata,
        long line) {
    /** Sizes that the second line states. */
    private record Sizes(long rows, int samples, int rowFields, int columnFields) {}

    /** Reads it; leaves the reader at the last line above the values. */
    static GctHead read(LineReader lines) {
        boolean isThird = version(lines);
        Sizes sizes = sizes(lines, isThird);
        List<String> header = row(lines, "a header", 1L + sizes.rowFields() + sizes.samples());
        long line = lines.line();
        List<String> samples = List.copyOf(header.subList(1 + sizes.rowFields(), header.size()));
        refuseTwice(lines, samples);
        var fields = new ArrayList<String>();
        var metadata = new ArrayList<List<String>>();
        for (int i = 0; i < sizes.columnFields(); i++) {
            List<String> field = row(lines, "column metadata", header.size());
            if (field.get(0).isEmpty() || field.get(0).equals(header.get(0)) || fields.contains(field.get(0))) {
                throw lines.refuse("line " + lines.line() + " has the column metadata \"" + field.get(0)
                        + "\", a name that is empty or taken. Rename it");
            }
            fields.add(field.get(0));
            metadata.add(List.copyOf(field.subList(1 + sizes.rowFields(), field.size())));
        }
        return new GctHead(
                sizes.rows(), List.copyOf(header.subList(0, 1 + sizes.rowFields())), samples, fields, metadata, line);
    }

    /** Whether it is 1.3; otherwise it is 1.2. */
    private static boolean version(LineReader lines) {
        String first = lines.next() ? lines.text().strip() : "";
        if (!first.equals("#1.2") && !first.equals("#1.3")) {
            throw lines.refuse("its first line is \"" + first.substring(0, Math.min(60, first.length()))
                    + "\", not #1.2 or #1.3. Give a GCT file, or set the format to matrix");
        }
        return first.equals("#1.3");
    }

    private static Sizes sizes(LineReader lines, boolean isThird) {
        List<String> fields = lines.next() ? new ArrayList<>(new FieldSplitter(lines, '\t').fields()) : List.of();
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        int expected = isThird ? 4 : 2;
        if (fields.size() != expected
                || !fields.stream().allMatch(field -> field.matches("\\d{1,9}"))
                || fields.get(1).equals("0")) {
            throw lines.refuse("its second line is \"" + String.join("\\t", fields) + "\", not the " + expected
                    + " sizes of a GCT file. Write the numbers of rows" + (isThird ? ", " : " and ") + "samples"
                    + (isThird ? ", row metadata and column metadata" : ""));
        }
        int[] sizes = fields.stream().mapToInt(Integer::parseInt).toArray();
        return isThird ? new Sizes(sizes[0], sizes[1], sizes[2], sizes[3]) : new Sizes(sizes[0], sizes[1], 1, 0);
    }

    private static List<String> row(LineReader lines, String what, long expected) {
        if (!lines.next()) {
            throw lines.refuse("it ends before its " + what + ". Copy or download it again");
        }
        List<String> fields = new FieldSplitter(lines, '\t').fields();
        if (fields.size() != expected) {
            throw lines.refuse("line " + lines.line() + " (" + what + ") has " + fields.size()
                    + " fields, and the sizes on its second line make " + expected + ". Mend the line or the sizes");
        }
        return fields;
    }

    private static void refuseTwice(LineReader lines, List<String> samples) {
        Set<String> seen = new HashSet<>();
        for (String sample : samples) {
            if (MissingTokens.DEFAULT.isMissing(sample) || !seen.add(sample)) {
                throw lines.refuse("sample \"" + sample + "\" of its header has no name or appears twice. Rename it"
                        + " or remove its column");
            }
        }
    }

    MatrixHeader matrix() {
        return new MatrixHeader('\t', leading, samples);
    }

    /** Names of the clinical columns: the sample id, called as the row id is, and the column metadata. */
    List<String> sampleColumns() {
        var columns = new ArrayList<>(List.of(leading.get(0)));
        columns.addAll(fields);
        return columns;
    }

    ClinicalRows clinical(String file, MissingTokens missing) {
        var rows = new ClinicalRows.Builder(file, sampleColumns(), 0, missing);
        for (int sample = 0; sample < samples.size(); sample++) {
            var row = new ArrayList<>(List.of(samples.get(sample)));
            for (List<String> field : metadata) {
                row.add(field.get(sample));
            }
            rows.add(line, row);
        }
        return rows.build();
    }

    /**
     * Position of a leading column.
     *
     * @throws ConfigurationException naming those that there are
     */
    int leading(String path, String key, String name) {
        int index = leading.indexOf(name);
        if (index < 0) {
            throw new ConfigurationException("Cannot read " + path + ": expression." + key + " = " + name
                    + " is not one of the columns before its values, which are " + String.join(", ", leading) + ".");
        }
        return index;
    }
}
