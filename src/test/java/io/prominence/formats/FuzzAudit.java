package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.formats.annotation.GeneTable;
import io.prominence.formats.matrix.AlignerCounters;
import io.prominence.formats.table.ClinicalRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts what a reader hands over, and holds it against what the files have, counted in another way. */
final class FuzzAudit {
    private static final Set<String> ROW_REASONS = Set.of(AlignerCounters.REASON, "row without a gene id");

    private long rows;
    private long refusedRows;
    private long refusedCells;
    private long missingCells;
    private int samples;

    /** Reads all rows; each has one finite or missing value per sample. */
    void read(ExpressionReader reader) {
        List<String> ids = reader.sampleIds();
        samples = ids.size();
        assertFalse(ids.isEmpty(), "no sample, and not refused");
        assertEquals(samples, new HashSet<>(ids).size(), "a sample twice");
        reader.forEachGene(this::row, (file, line, field, value, reason) -> {
            assertTrue(value.length() <= Quarantine.LONGEST_VALUE, "a long value in quarantine");
            boolean isRow = ROW_REASONS.contains(reason);
            refusedRows += isRow ? 1 : 0;
            refusedCells += isRow ? 0 : 1;
        });
        assertTrue(missingCells >= refusedCells, "a refused cell that is not missing");
    }

    private void row(GeneRow row) {
        rows++;
        assertFalse(row.geneId().isEmpty(), "a gene without id");
        assertEquals(samples, row.values().length, "values of a row");
        for (float value : row.values()) {
            assertFalse(Float.isInfinite(value), "an infinite value");
            missingCells += Float.isNaN(value) ? 1 : 0;
        }
    }

    /** As many samples and rows of genes. */
    void counts(int expectedSamples, long expectedRows) {
        assertEquals(expectedSamples, samples, "samples");
        assertEquals(expectedRows, rows + refusedRows, "rows");
    }

    /** Genes by samples: every line that is not blank is a row, but those to the header, and Firehose's second. */
    void rowsOfMatrix(Path file) {
        List<String> body = body(file);
        long expected = body.size() - 1L;
        String separator = body.get(0).contains("\t") ? "\t" : ",";
        String second = body.get(1).replace("\"", "");
        boolean isSecondHeader = body.get(0).replace("\"", "").startsWith("Hybridization REF" + separator)
                && second.substring(second.indexOf(separator) + 1).matches("[A-Za-z_ " + separator + "]+")
                && rows + refusedRows == expected - 1;
        assertEquals(expected - (isSecondHeader ? 1 : 0), rows + refusedRows, "rows");
    }

    /** Samples by genes: every line behind the header is a sample, every column but the first a gene. */
    void samplesOfMatrix(Path file) {
        List<String> body = body(file);
        assertEquals(body.size() - 1, samples, "samples");
        String separator = body.get(0).contains("\t") ? "\t" : ",";
        int header = body.get(0).split(separator, -1).length;
        int fields = body.get(1).split(separator, -1).length;
        if (separator.equals("\t")) {
            assertEquals(fields - 1, rows + refusedRows, () -> "genes of " + header + " header fields");
        }
    }

    /** As many rows as the second line says. */
    void rowsOfGct(Path file) {
        String sizes = Texts.lines(TextSource.of(file.toString())).get(1).replace("\"", "");
        assertEquals(Long.parseLong(sizes.split("\t", -1)[0].strip()), rows + refusedRows, "rows");
    }

    /** A table of GEO between two marks: every line that is not blank is a row, but its header. */
    void rowsOfTable(Path file, String mark, int columnsBefore) {
        List<String> table = table(lines(file), mark);
        assertEquals(table.get(0).split("\t", -1).length - columnsBefore, samples, "samples");
        assertEquals(table.size() - 1L, rows + refusedRows, "rows");
    }

    /** Samples in SOFT: a row for each probe that any sample of the platform has. */
    void probesOfSamples(Path file, String platform) {
        Set<String> probes = new HashSet<>();
        int withValues = 0;
        for (String sample : ("\n" + String.join("\n", lines(file))).split("\n\\^(?i)sample", -1)) {
            List<String> lines = List.of(sample.split("\n", -1));
            long platforms = lines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("!sample_platform_id"))
                    .count();
            if (platforms == 1
                    && lines.stream()
                            .anyMatch(line -> line.matches("(?i)!sample_platform_id *= *" + platform + "\\s*"))) {
                Set<String> ids = probes(table(lines, "!sample_table_"), "ID_REF");
                probes.addAll(ids);
                withValues += ids.isEmpty() ? 0 : 1;
            }
        }
        assertEquals(withValues, samples, "samples");
        assertEquals(probes.size(), rows, "probes");
    }

    /** A platform's table, with marks or without: every probe once. */
    void probesOfPlatform(Path file, int read) {
        List<String> lines = lines(file);
        boolean isMarked = lines.stream().anyMatch(line -> isMark(line, "!platform_table_", "begin"));
        assertEquals(
                probes(isMarked ? table(lines, "!platform_table_") : body(file), "ID|probe_id")
                        .size(),
                read,
                "probes");
    }

    /** Every symbol that a line of a gene table has is known. */
    void symbols(Path file, String column, GeneTable read) {
        List<String> body = lines(file);
        List<String> header = fields(body.get(0));
        assertFalse(read.isEmpty(), "no gene, and not refused");
        int symbol = header.indexOf(column);
        int species = header.indexOf("#tax_id");
        for (String line : body.subList(1, body.size())) {
            List<String> fields = fields(line);
            boolean counts = species < 0 || fields.get(species).equals("9606");
            if (counts && !MissingTokens.DEFAULT.isMissing(fields.get(symbol))) {
                assertTrue(read.isSymbol(fields.get(symbol)), fields.get(symbol));
            }
        }
    }

    private static Set<String> probes(List<String> table, String column) {
        Set<String> probes = new HashSet<>();
        int at = 0;
        for (int i = 0; i < table.size(); i++) {
            List<String> fields = fields(table.get(i));
            if (i == 0) {
                List<String> header = fields;
                at = Math.max(
                        0,
                        header.indexOf(header.stream()
                                .filter(name -> name.matches(column))
                                .findFirst()
                                .orElse("")));
            } else if (at < fields.size()
                    && !MissingTokens.DEFAULT.isMissing(fields.get(at))
                    && !fields.get(at).equals("---")) {
                probes.add(fields.get(at));
            }
        }
        return probes;
    }

    /** Lines between the marks, {@code …_table_begin} and {@code …_table_end}, blank ones left out. */
    private static List<String> table(List<String> lines, String mark) {
        List<String> table = new ArrayList<>();
        boolean isIn = false;
        for (String line : lines) {
            if (isIn && isMark(line, mark, "end")) {
                return table;
            }
            if (isIn && !line.replace("\t", "").replace(" ", "").isEmpty()) {
                table.add(line);
            }
            isIn |= isMark(line, mark, "begin");
        }
        return table;
    }

    private static boolean isMark(String line, String mark, String which) {
        String small = line.toLowerCase(Locale.ROOT).strip();
        return small.startsWith(mark + which) || (small.startsWith("!") && small.endsWith("_table_" + which));
    }

    /** Files of one sample each: as many genes as the first file names, and its totals from each. */
    void rowsOfSamples(Path first, int files) {
        List<String> body = body(first);
        int column = fields(body.get(0)).indexOf("gene_id");
        long genes = body.stream()
                .skip(1)
                .filter(line -> !line.split("\t", -1)[column]
                        .replace("\"", "")
                        .matches("N_(unmapped|multimapping|noFeature|ambiguous)|__no_feature| *|(?i)na|-|'--"))
                .count();
        assertEquals(files, samples, "samples");
        assertEquals(genes, rows, "genes");
    }

    /** As many ids as the key column has, found by splitting lines; text between quotes may hold a line end. */
    void clinical(ClinicalRows read, Path file, String key, char separator) {
        assertTrue(read.size() > 0, "no row, and not refused");
        List<String> body = body(file);
        if (separator != '\t') {
            assertTrue(read.size() + read.rowsWithoutKey() <= body.size() - 1, "more rows than lines");
            return;
        }
        int column = fields(body.get(0)).indexOf(key);
        Set<String> keys = new HashSet<>();
        long keyless = 0;
        for (String line : body.subList(1, body.size())) {
            List<String> fields = fields(line);
            String id = column < fields.size() ? fields.get(column) : "";
            if (MissingTokens.DEFAULT.isMissing(id)) {
                keyless++;
            } else {
                keys.add(id);
            }
        }
        assertEquals(keys, new HashSet<>(read.keys()), "ids");
        assertEquals(keyless, read.rowsWithoutKey(), "rows without an id");
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            String text = field.strip();
            boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            fields.add(
                    isQuoted
                            ? text.substring(1, text.length() - 1)
                                    .replace("\"\"", "\"")
                                    .strip()
                            : text);
        }
        return fields;
    }

    private static List<String> lines(Path file) {
        return Texts.lines(TextSource.of(file.toString()));
    }

    /** Lines from the header on, blank ones left out. */
    private static List<String> body(Path file) {
        List<String> body = new ArrayList<>();
        for (String line : lines(file)) {
            boolean isComment = body.isEmpty() && line.startsWith("#");
            if (!isComment && !line.replace("\t", "").replace(" ", "").isEmpty()) {
                body.add(line);
            }
        }
        return body;
    }
}
