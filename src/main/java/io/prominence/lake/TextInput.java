package io.prominence.lake;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.ExpressionSource;
import io.prominence.formats.ExpressionReader;
import io.prominence.formats.GeneRow;
import io.prominence.formats.TextSource;
import io.prominence.formats.cbioportal.CbioportalStudy;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.matrix.Orientation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Expression data in text: a matrix, or a cBioPortal study. Read gene by gene on the driver, one row in memory. */
final class TextInput implements ExpressionInput {
    private static final int ROWS_PER_REPORT = 200;

    private final ExpressionReader reader;
    private final List<String> files;
    private final Map<String, String> patients;
    private final List<ClinicalTable> tables;
    private final Configuration conf;

    private TextInput(
            ExpressionReader reader,
            List<String> files,
            Map<String, String> patients,
            List<ClinicalTable> tables,
            Configuration conf) {
        this.reader = reader;
        this.files = files;
        this.patients = patients;
        this.tables = tables;
        this.conf = conf;
    }

    static TextInput matrix(CohortDefinition cohort, Configuration conf) {
        ExpressionSource source = cohort.expression();
        boolean genesAreColumns = source.option("orientation").orElse("").equals("samples-by-genes");
        Orientation orientation = genesAreColumns ? Orientation.SAMPLES_BY_GENES : Orientation.GENES_BY_SAMPLES;
        var reader = MatrixReader.of(TextSource.of(source.path(), conf), orientation);
        return new TextInput(reader, List.of(reader.source().path()), Map.of(), List.of(), conf);
    }

    static TextInput cbioportal(CohortDefinition cohort, Configuration conf) {
        ExpressionSource source = cohort.expression();
        var folder = TextSource.of(source.path(), conf);
        var study = CbioportalStudy.of(folder);
        MatrixReader reader = study.expression(source.option("profile"), source.geneId());
        List<String> files = new ArrayList<>(List.of(reader.source().path()));
        folder.filesInFolder().stream()
                .filter(file -> file.name().startsWith("meta"))
                .forEach(file -> files.add(file.path()));
        return new TextInput(reader, files, study.patientOfSample(), study.clinicalTables(), conf);
    }

    @Override
    public List<String> files() {
        return files;
    }

    @Override
    public List<String> sampleIds() {
        return reader.sampleIds();
    }

    @Override
    public Map<String, String> patientOfSample() {
        return patients;
    }

    @Override
    public List<ClinicalTable> clinicalTables() {
        return tables;
    }

    @Override
    public StagedExpression stage(Staging staging) throws IOException {
        var path = new Path(staging.folder(), "rows");
        List<StagedRow> rows = new ArrayList<>();
        try (var file = StagingFile.create(path, conf, staging.samples().size())) {
            reader.forEachGene(
                    row -> rows.add(staged(row, staging, file, path)),
                    (source, line, field, value, reason) -> staging.refusals().add(source, line, field, value, reason));
        }
        return new StagedExpression(rows);
    }

    private static StagedRow staged(GeneRow row, Staging staging, StagingFile file, Path path) {
        List<IngestedSample> samples = staging.samples();
        float[] values = new float[samples.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.values()[samples.get(i).position()];
        }
        staging.measure()
                .apply(values, row.geneId(), row.place(), i -> samples.get(i).id());
        try {
            int index = file.add(values);
            if ((index + 1) % ROWS_PER_REPORT == 0) {
                staging.progress().at("reading " + staging.measure().cohort(), index + 1L, -1);
            }
            return new StagedRow(
                    row.geneId(),
                    row.symbol().orElse(""),
                    row.place(),
                    path.toString(),
                    index,
                    StagedRow.variance(values));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
