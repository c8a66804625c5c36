package io.prominence.formats.geo;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import io.prominence.formats.geo.SoftLines.Kind;
import io.prominence.formats.matrix.LeadingColumns;
import io.prominence.formats.matrix.RowCursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One file of a series matrix: its header lines as read, the table not yet.
 *
 * @param source the text
 * @param samples samples, in the order of the table
 * @param platform the platform of them all; empty text where the file states none
 */
record SeriesMatrixFile(TextSource source, List<String> samples, String platform) {
    private static final String BEGIN = "!series_matrix_table_begin";
    private static final String END = "!series_matrix_table_end";
    private static final String SAMPLE = "sample_";

    /** Reads the header lines and the header of the table, and what they say of the samples. */
    static SeriesMatrixFile read(TextSource source, SampleAttributes attributes) {
        try (SoftLines soft = SoftLines.open(source)) {
            return new Header(source, soft, attributes).read();
        }
    }

    /** Opens the table at its first row. */
    RowCursor open(MissingTokens missing, Quarantine quarantine) {
        LineReader lines = source.open();
        boolean opened = false;
        try {
            lines.skipTo(BEGIN);
            lines.endBefore(END);
            var cursor = new RowCursor(lines, LeadingColumns.GENE_ID, missing, quarantine);
            refuseOtherSamples(cursor);
            opened = true;
            return cursor;
        } finally {
            if (!opened) {
                lines.close();
            }
        }
    }

    /** A header that lacks a sample's name would pass for one without a name of the first column, as R writes it. */
    private void refuseOtherSamples(RowCursor cursor) {
        if (!cursor.sampleIds().equals(samples)) {
            throw cursor.lines()
                    .refuse("its table's header names " + samples.size()
                            + " samples, but its rows have another number of values, so that it is not known whose they are."
                            + " Copy or download it again");
        }
    }

    /** Refuses a table that has no end. */
    static void refuseUnended(RowCursor cursor) {
        if (!cursor.lines().endedAtMark()) {
            throw cursor.lines()
                    .refuse("its table has no end (" + END + "): the file was cut off. Copy or download it again");
        }
    }

    private static final class Header {
        private final TextSource source;
        private final SoftLines soft;
        private final FieldSplitter splitter;
        private final SampleAttributes attributes;
        private final List<List<String>> ofSamples = new ArrayList<>();
        private final List<String> supplements = new ArrayList<>();
        private List<String> accessions = List.of();
        private long accessionLine;

        Header(TextSource source, SoftLines soft, SampleAttributes attributes) {
            this.source = source;
            this.soft = soft;
            this.attributes = attributes;
            splitter = new FieldSplitter(soft.lines(), '\t');
        }

        SeriesMatrixFile read() {
            while (soft.next()) {
                switch (soft.kind()) {
                    case ATTRIBUTE -> attribute();
                    case TABLE_BEGIN -> {
                        return table();
                    }
                    default ->
                        throw soft.lines()
                                .refuse("line " + soft.lines().line() + " is before " + BEGIN
                                        + " and does not begin with '!'. Give a series matrix file of GEO as it is");
                }
            }
            throw soft.lines().refuse("it has no line " + BEGIN + ". Give a series matrix file of GEO as it is");
        }

        private void attribute() {
            String key = soft.key();
            if (key.equals("series_supplementary_file")) {
                supplements.addAll(values());
            } else if (key.equals("sample_geo_accession")) {
                accessions = values();
                accessionLine = soft.lines().line();
            } else if (key.startsWith(SAMPLE)) {
                List<String> fields = values();
                fields.add(0, key.substring(SAMPLE.length()));
                ofSamples.add(fields);
            }
        }

        private List<String> values() {
            List<String> fields = splitter.fields();
            return new ArrayList<>(fields.subList(1, fields.size()));
        }

        private SeriesMatrixFile table() {
            if (!soft.next() || soft.kind() != Kind.ROW) {
                throw empty();
            }
            List<String> header = splitter.fields();
            List<String> samples = List.copyOf(header.subList(1, header.size()));
            if (!soft.next() || soft.kind() != Kind.ROW) {
                throw empty();
            }
            if (!new LinkedHashSet<>(accessions).containsAll(samples)) {
                throw soft.lines()
                        .refuse("the table has samples that the line !Sample_geo_accession does not name, for example "
                                + samples.stream()
                                        .filter(id -> !accessions.contains(id))
                                        .findFirst()
                                        .orElse("")
                                + ". Give a series matrix file of GEO as it is");
            }
            describe();
            return new SeriesMatrixFile(source, samples, platform(samples));
        }

        private DataRefusedException empty() {
            String data = supplements.isEmpty()
                    ? "Look for the values in the supplementary files of the series"
                    : "The values are in the supplementary files of the series: " + String.join(", ", supplements);
            return soft.lines()
                    .refuse("its table is empty: it names " + accessions.size()
                            + " samples and has no row of values, as GEO writes it for sequencing. " + data
                            + "; give these as format = matrix");
        }

        private void describe() {
            for (String id : accessions) {
                attributes.sample(id, accessionLine);
            }
            for (List<String> fields : ofSamples) {
                if (fields.size() != accessions.size() + 1) {
                    throw soft.lines()
                            .refuse("its line !Sample_" + fields.get(0) + " has " + (fields.size() - 1)
                                    + " values, but there are " + accessions.size()
                                    + " samples, so that it is not known whose they are. Download it again");
                }
                for (int i = 0; i < accessions.size(); i++) {
                    attributes.add(accessions.get(i), fields.get(0), fields.get(i + 1));
                }
            }
        }

        private String platform(List<String> samples) {
            Set<String> platforms = new LinkedHashSet<>();
            samples.forEach(id -> platforms.add(attributes.value(id, SampleAttributes.PLATFORM)));
            if (platforms.size() > 1) {
                throw soft.lines()
                        .refuse("one table has samples of several platforms (" + String.join(", ", platforms)
                                + "), whose probes are not the same. Give a series matrix file of GEO as it is");
            }
            return platforms.isEmpty() ? "" : platforms.iterator().next();
        }
    }
}
