package io.prominence.formats.geo;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.GeneRow;
import io.prominence.formats.GeneRowConsumer;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Quarantine;
import io.prominence.formats.TextSource;
import io.prominence.formats.matrix.SampleRows;
import io.prominence.formats.matrix.Transposition;
import io.prominence.formats.table.ClinicalRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples in SOFT, each with a table of its own: a family file of a series, or files of single samples.
 *
 * <p>The files are read once for what they say, and once more for the values, which come sample by sample and are transposed
 * in chunks through a temporary file. A probe that a sample does not have is missing there. Samples of the platform
 * without any value go to quarantine.
 */
final class SoftSamples implements GeoSource {
    private static final String VALUE = "VALUE";
    private static final String TABLE_END = "!sample_table_end";

    /** With fewer texts among its values than this, a sample is not refused. */
    private static final int FEWEST = 3;

    private final String path;
    private final List<TextSource> sources;
    private final SoftScan scan;
    private final String platform;
    private final List<SoftScan.Table> tables;
    private final String valueColumn;
    private final Optional<String> symbolColumn;
    private final MissingTokens missing;
    private PlatformTable platformTable;

    private SoftSamples(
            String path,
            List<TextSource> sources,
            SoftScan scan,
            String platform,
            SoftFile.Choice choice,
            MissingTokens missing) {
        this.missing = missing;
        this.path = path;
        this.sources = sources;
        this.scan = scan;
        this.platform = platform;
        valueColumn = choice.valueColumn().orElse(VALUE);
        symbolColumn = choice.symbolColumn();
        tables = scan.of(platform, true);
        tables.forEach(this::requireValues);
    }

    private void requireValues(SoftScan.Table table) {
        if (!table.columns().contains(valueColumn)) {
            throw new ConfigurationException("Cannot read "
                    + sources.get(table.file()).path() + ": the table of sample " + table.sample() + " (line "
                    + table.line() + ") has no column " + valueColumn + ". Its columns are "
                    + String.join(", ", table.columns())
                    + ". Set expression.value-column to the one with the values.");
        }
    }

    static SoftSamples of(String path, List<TextSource> sources, SoftFile.Choice choice, MissingTokens missing) {
        SoftScan scan = SoftScan.of(sources, missing);
        if (scan.tables().isEmpty()) {
            throw new DataRefusedException("Cannot read " + path + ": it has no sample (^SAMPLE) and no dataset"
                    + " (^DATASET). Give a family file, files of samples, or a dataset of GEO.");
        }
        Map<String, Integer> platforms = scan.samplesByPlatform();
        if (platforms.isEmpty()) {
            throw new DataRefusedException("Cannot read " + path + ": none of its "
                    + scan.tables().size()
                    + " samples has a value, as GEO writes it for sequencing. The values are in the supplementary files"
                    + " of the series"
                    + (scan.supplements().isEmpty() ? "" : ", for example " + some(scan))
                    + "; give these as format = matrix.");
        }
        return new SoftSamples(
                path, sources, scan, PlatformChoice.of(path, platforms, choice.platform()), choice, missing);
    }

    private static String some(SoftScan scan) {
        return scan.supplements().iterator().next();
    }

    @Override
    public List<TextSource> sources() {
        return sources;
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public List<String> sampleIds() {
        return tables.stream().map(SoftScan.Table::sample).toList();
    }

    @Override
    public List<String> columns() {
        return scan.attributes().columns();
    }

    @Override
    public ClinicalRows sampleTable() {
        return scan.attributes().rows(SampleAttributes.name(path, sources), sampleIds());
    }

    @Override
    public PlatformTable platformTable() {
        if (platformTable == null) {
            TextSource file = scan.platformFiles().get(platform);
            platformTable = file == null
                    ? PlatformTable.none()
                    : PlatformFile.ofFamily(file, new PlatformTable.Choice(Optional.of(platform), symbolColumn));
        }
        return platformTable;
    }

    @Override
    public void forEachGene(GeneRowConsumer consumer, Quarantine quarantine) {
        PlatformTable genes = platformTable();
        ProbeIndex probes = scan.probes(platform);
        scan.of(platform, false)
                .forEach(table -> quarantine.refuse(
                        sources.get(table.file()).name(),
                        table.line(),
                        table.sample(),
                        "",
                        "sample without a table of values"));
        try (var transposed = new Transposition(sources.get(0).path(), tables.size(), probes.size())) {
            for (int file = 0; file < sources.size(); file++) {
                values(file, probes, transposed, quarantine);
            }
            transposed.forEachColumn((index, values) -> {
                String probe = probes.id(index);
                String place = sources.get(probes.file(index)).name() + ":" + probes.line(index);
                consumer.accept(new GeneRow(probe, genes.symbol(probe), values, place));
            });
        }
    }

    private void values(int file, ProbeIndex probes, Transposition transposed, Quarantine quarantine) {
        List<SoftScan.Table> here =
                tables.stream().filter(table -> table.file() == file).toList();
        if (here.isEmpty()) {
            return;
        }
        float[] row = new float[probes.size()];
        long[] lineOf = new long[probes.size()];
        try (LineReader lines = sources.get(file).open()) {
            for (SoftScan.Table table : here) {
                while (lines.line() < table.line()) {
                    if (!lines.next()) {
                        throw lines.refuse("it changed while it was read. Read it again when it is complete");
                    }
                }
                Arrays.fill(row, Float.NaN);
                sample(lines, table, probes, new Row(row, lineOf), quarantine);
                transposed.addRow(row);
            }
        }
    }

    /** Values of a sample by probe, and the line on which each stands. */
    private record Row(float[] values, long[] lines) {}

    private void sample(LineReader lines, SoftScan.Table table, ProbeIndex probes, Row row, Quarantine quarantine) {
        var rows = new SampleRows(lines, table.columns(), SoftScan.PROBE, valueColumn, missing);
        int refused = 0;
        int present = 0;
        lines.endBefore(TABLE_END);
        while (lines.next()) {
            if (lines.isBlank()) {
                continue;
            }
            rows.read(table.sample(), quarantine);
            if (MissingTokens.DEFAULT.isMissing(rows.id())) {
                quarantine.refuse(lines.name(), lines.line(), "ID_REF", rows.id(), "row without a gene id");
                continue;
            }
            put(lines, table, probes.position(rows.id()), rows, row);
            refused += rows.isRefused() ? 1 : 0;
            present += rows.isRefused() || !Float.isNaN(rows.value()) ? 1 : 0;
        }
        if (refused >= FEWEST && 2 * refused > present) {
            throw lines.refuse(refused + " of the " + present + " values of sample " + table.sample()
                    + " are not numbers (table on line " + table.line() + "). Set expression.value-column to the column"
                    + " with the values");
        }
        lines.goOn();
    }

    private static void put(LineReader lines, SoftScan.Table table, int position, SampleRows rows, Row row) {
        if (position < 0) {
            throw lines.refuse("it changed while it was read. Read it again when it is complete");
        }
        if (row.lines()[position] > table.line()) {
            throw lines.refuse("probe " + rows.id() + " of sample " + table.sample() + " comes twice (lines "
                    + row.lines()[position] + " and " + lines.line() + "). Remove one of them");
        }
        row.lines()[position] = lines.line();
        row.values()[position] = rows.value();
    }
}
