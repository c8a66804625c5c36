package io.prominence.formats.persample;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.table.ClinicalRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of one format, one per sample, below a folder or found by a glob, and the sheet that names their samples. */
public final class PerSampleFolder {
    private static final int SHOWN = 3;

    private final String path;
    private final List<PerSampleFile> files;
    private final Optional<SampleSheet> sheet;
    private final PerSampleLayout layout;
    private final MissingTokens missing;

    private PerSampleFolder(
            String path,
            List<PerSampleFile> files,
            Optional<SampleSheet> sheet,
            PerSampleLayout layout,
            MissingTokens missing) {
        this.path = path;
        this.files = files;
        this.sheet = sheet;
        this.layout = layout;
        this.missing = missing;
    }

    /**
     * Finds the files and reads the sheet.
     *
     * @param where a folder, below which files of this name are looked for; a glob; or a file
     * @param name how the files are called, without an ending of compression; group 1 is the sample where there is no
     *     sheet
     */
    static PerSampleFolder open(
            TextSource where,
            Pattern name,
            Optional<TextSource> sheetFile,
            SampleSheet.Columns columns,
            PerSampleLayout layout,
            MissingTokens missing) {
        List<TextSource> found =
                where.filesBelow(file -> name.matcher(FileNames.unpacked(file)).matches());
        if (found.isEmpty()) {
            throw new ConfigurationException("Cannot read " + where.path() + ": it has no file with a name like "
                    + name.pattern() + ". Name the folder that holds them, or a glob.");
        }
        Optional<SampleSheet> sheet = sheetFile.map(file ->
                SampleSheet.read(file, columns, called -> name.matcher(called).matches()));
        sheet.ifPresent(table -> refuseAbsent(where.path(), table, found));
        var files = new ArrayList<PerSampleFile>();
        Map<String, String> fileOfSample = new HashMap<>();
        for (TextSource file : found) {
            String sample = sheet.map(table -> named(table, file)).orElseGet(() -> baseName(name, file));
            String first = fileOfSample.putIfAbsent(sample, file.path());
            if (first != null) {
                throw new DataRefusedException("Cannot read " + where.path() + ": sample " + sample + " has two files, "
                        + first + " and " + file.path() + ". Keep one of them.");
            }
            files.add(new PerSampleFile(file, sample));
        }
        return new PerSampleFolder(where.path(), files, sheet, layout, missing);
    }

    private static String baseName(Pattern name, TextSource file) {
        var matcher = name.matcher(FileNames.unpacked(file.name()));
        return matcher.matches() ? matcher.group(1) : file.name();
    }

    private static String named(SampleSheet sheet, TextSource file) {
        return sheet.sample(file)
                .orElseThrow(() -> new DataRefusedException("Cannot read " + file.path() + ": "
                        + sheet.source().name() + " has no row of this file. Add the row, or take the file away."));
    }

    /** A file that the sheet names but that is not there may be a download that has stopped. */
    private static void refuseAbsent(String path, SampleSheet sheet, List<TextSource> found) {
        Set<String> names = new HashSet<>();
        found.forEach(file -> names.add(FileNames.unpacked(file.name())));
        List<String> absent = sheet.entries().stream()
                .map(SampleSheet.Entry::file)
                .filter(file -> !names.contains(file))
                .toList();
        if (!absent.isEmpty()) {
            throw new DataRefusedException("Cannot read " + path + ": " + absent.size() + " of "
                    + sheet.entries().size() + " files that " + sheet.source().name() + " names are not there, for"
                    + " example " + String.join(", ", absent.subList(0, Math.min(SHOWN, absent.size())))
                    + ". Download them, or take their rows out of the sheet.");
        }
    }

    /** Files and their samples, in the order of their paths. */
    public List<PerSampleFile> files() {
        return files;
    }

    /** Where the sheet is, if there is one. */
    public Optional<TextSource> sheet() {
        return sheet.map(SampleSheet::source);
    }

    /** The values. */
    public ExpressionReader reader() {
        return new PerSampleReader(path, files, layout, missing);
    }

    /** Patients as the sheet names them; empty without one. */
    public Map<String, String> patientOfSample() {
        return sheet.map(SampleSheet::patientOfSample).orElse(Map.of());
    }

    /** What the sheet says of the samples. */
    public List<ClinicalRows> sampleTables() {
        return sheet.map(table -> List.of(table.clinical(missing))).orElse(List.of());
    }

    /** Columns of the sheet. */
    public List<String> sampleColumns() {
        return sheet.map(SampleSheet::header).orElse(List.of());
    }
}
