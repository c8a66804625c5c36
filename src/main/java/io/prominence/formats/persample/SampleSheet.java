package io.prominence.formats.persample;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A table that says of which sample, and patient, each file is; its columns are clinical columns of the samples.
 *
 * <p>Tab- or comma-separated, with a header. File names are compared without an ending of compression.
 */
final class SampleSheet {
    /**
     * Names of the columns.
     *
     * @param file name of the file
     * @param sample sample id
     * @param patient patient id; may be absent
     */
    record Columns(String file, String sample, String patient) {}

    /**
     * A row.
     *
     * @param line line in the sheet
     * @param file name of the file, without an ending of compression
     * @param fields what the row holds
     */
    record Entry(long line, String file, List<String> fields) {}

    private final TextSource source;
    private final Columns columns;
    private final List<String> header;
    private final Map<String, Entry> entries;

    private SampleSheet(TextSource source, Columns columns, List<String> header, Map<String, Entry> entries) {
        this.source = source;
        this.columns = columns;
        this.header = header;
        this.entries = entries;
    }

    /**
     * Reads a sheet.
     *
     * @param isRead whether a file of this name is of those that are read; rows of other files are left out
     */
    static SampleSheet read(TextSource source, Columns columns, Predicate<String> isRead) {
        try (LineReader lines = source.open()) {
            char separator = toHeader(lines);
            var splitter = new FieldSplitter(lines, separator);
            List<String> header = List.copyOf(splitter.fields());
            int file = required(source, header, columns.file());
            int sample = required(source, header, columns.sample());
            Map<String, Entry> entries = new LinkedHashMap<>();
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                long line = lines.line();
                List<String> fields = fitted(lines, line, splitter.fields(), header.size());
                String name = FileNames.unpacked(fields.get(file));
                if (isRead.test(name)) {
                    refuseNameless(lines, line, fields.get(sample), name);
                    Entry twice = entries.put(name, new Entry(line, name, fields));
                    if (twice != null) {
                        throw lines.refuse("file " + name + " is on lines " + twice.line() + " and " + line
                                + ". Keep one of them");
                    }
                }
            }
            return new SampleSheet(source, columns, header, entries);
        }
    }

    private static char toHeader(LineReader lines) {
        while (lines.next()) {
            if (!lines.isBlank() && lines.bytes()[lines.start()] != '#') {
                return lines.text().indexOf('\t') >= 0 ? '\t' : ',';
            }
        }
        throw lines.refuse("it has no header line. Give a table whose first line names its columns");
    }

    private static int required(TextSource source, List<String> header, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new ConfigurationException("Cannot read " + source.path() + ": it has no column \"" + column
                    + "\". Its columns are " + String.join(", ", header) + ".");
        }
        var distinct = new TreeSet<String>();
        for (String name : header) {
            if (!distinct.add(name)) {
                throw new DataRefusedException("Cannot read " + source.path() + ": column " + name
                        + " appears twice in its header. Rename one.");
            }
        }
        return index;
    }

    private static List<String> fitted(LineReader lines, long line, List<String> fields, int columns) {
        if (fields.size() > columns) {
            throw lines.refuse("line " + line + " has " + fields.size() + " fields, the header " + columns
                    + ". Check the separator and stray quotes");
        }
        var fitted = new ArrayList<>(fields);
        while (fitted.size() < columns) {
            fitted.add("");
        }
        return fitted;
    }

    private static void refuseNameless(LineReader lines, long line, String sample, String file) {
        if (MissingTokens.DEFAULT.isMissing(sample)) {
            throw lines.refuse("line " + line + " names the file " + file + " but no sample. Name the sample");
        }
    }

    TextSource source() {
        return source;
    }

    List<String> header() {
        return header;
    }

    /** Rows of the files that are read, in the order of the sheet. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The sample of a file, if the sheet names it. */
    Optional<String> sample(TextSource file) {
        return Optional.ofNullable(entries.get(FileNames.unpacked(file.name())))
                .map(entry -> entry.fields().get(header.indexOf(columns.sample())));
    }

    /** Sample id to patient id; GDC repeats the patient for each portion, as in {@code TCGA-A7, TCGA-A7}. */
    Map<String, String> patientOfSample() {
        Map<String, String> patients = new LinkedHashMap<>();
        int patient = header.indexOf(columns.patient());
        if (patient < 0) {
            return patients;
        }
        for (Entry entry : entries.values()) {
            var distinct = new TreeSet<String>();
            for (String id : entry.fields().get(patient).split(",", -1)) {
                distinct.add(id.strip());
            }
            if (distinct.size() > 1) {
                throw new DataRefusedException("Cannot read " + source.path() + ": line " + entry.line()
                        + " names several patients for one file: " + String.join(", ", distinct)
                        + ". Take the file out of the sheet and the folder.");
            }
            if (!MissingTokens.DEFAULT.isMissing(distinct.first())) {
                patients.put(entry.fields().get(header.indexOf(columns.sample())), distinct.first());
            }
        }
        return patients;
    }

    /** The rows as clinical values, keyed by sample id. */
    ClinicalRows clinical(MissingTokens missing) {
        var rows = new ClinicalRows.Builder(source.name(), header, header.indexOf(columns.sample()), missing);
        entries.values().forEach(entry -> rows.add(entry.line(), entry.fields()));
        return rows.build();
    }
}
