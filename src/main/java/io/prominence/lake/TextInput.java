package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRow;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.formats.source.SampleList;
import io.prominence.formats.source.SourceData;
import io.prominence.formats.table.ClinicalRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Expression data that a reader hands over gene by gene: the text formats, wide Parquet, another lake. Read gene by gene on the driver, one row in memory. */
final class TextInput implements ExpressionInput {
    private static final int ROWS_PER_REPORT = 200;
    /** A megabyte is staged while the next is read. */
    private static final int VALUES_AT_ONCE = 1 << 18;

    private final SourceData source;
    private final ExpressionReader reader;
    private final Configuration conf;

    TextInput(SourceData source, Configuration conf) {
        this.source = source;
        this.reader = source.reader();
        this.conf = conf;
    }

    @Override
    public List<String> files() {
        return source.files();
    }

    @Override
    public List<String> names() {
        return source.names();
    }

    @Override
    public Optional<SampleList> sampleList() {
        return source.sampleList();
    }

    @Override
    public List<String> sampleIds() {
        return reader.sampleIds();
    }

    @Override
    public Map<String, String> patientOfSample() {
        return source.patientOfSample();
    }

    @Override
    public List<ClinicalTable> clinicalTables() {
        return source.clinicalTables();
    }

    @Override
    public List<ClinicalRows> sampleTables() {
        return source.sampleTables();
    }

    @Override
    public String platform() {
        return source.platform();
    }

    @Override
    public PlatformTable platformTable() {
        return source.platformTable();
    }

    /** Rows are read by this thread, and looked at and staged by another, in their order. */
    @Override
    public StagedExpression stage(Staging staging) throws IOException {
        var path = new Path(staging.folder(), "rows");
        int[] positions =
                staging.samples().stream().mapToInt(IngestedSample::position).toArray();
        UnitEvidence evidence = staging.measure().evidence(positions.length);
        try (var file = StagingFile.create(path, conf, positions.length);
                var behind = new Behind()) {
            var stager = new Stager(staging, evidence, file, path.toString(), new ArrayList<>());
            int most = Math.max(1, VALUES_AT_ONCE / Math.max(1, positions.length));
            List<GeneRow> read = new ArrayList<>();
            reader.forEachGene(
                    row -> {
                        read.add(new GeneRow(row.geneId(), row.symbol(), chosen(row.values(), positions), row.place()));
                        if (read.size() == most) {
                            stager.stage(List.copyOf(read), behind);
                            read.clear();
                        }
                    },
                    (name, line, field, value, reason) -> staging.refusals().add(name, line, field, value, reason));
            stager.stage(read, behind);
            behind.await();
            return new StagedExpression(stager.rows(), evidence);
        }
    }

    /** Looks at rows and writes them to the staging file, in the order in which they come. */
    private record Stager(Staging staging, UnitEvidence evidence, StagingFile file, String path, List<StagedRow> rows) {
        void stage(List<GeneRow> read, Behind behind) {
            behind.run(() -> read.forEach(row -> rows.add(staged(row))));
        }

        private StagedRow staged(GeneRow row) {
            float[] values = row.values();
            staging.measure().apply(values, row.geneId(), row.place(), evidence);
            try {
                int index = file.add(values);
                if ((index + 1) % ROWS_PER_REPORT == 0) {
                    staging.progress().at("reading " + staging.measure().cohort(), index + 1L, -1);
                }
                return StagedRow.of(row.geneId(), row.symbol().orElse(""), row.place(), path, index, values);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private static float[] chosen(float[] row, int[] positions) {
        float[] values = new float[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[positions[i]];
        }
        return values;
    }
}
