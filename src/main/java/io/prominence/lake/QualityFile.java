package io.prominence.lake;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import io.prominence.domain.GenePanel;
import io.prominence.domain.SampleQuality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** The file of {@code quality/}: one row per sample, in the order of {@code samples/}. */
final class QualityFile {
    private static final String FILE = "part-00000.parquet";
    private static final String SCORE = "_score";

    private QualityFile() {}

    private static RowColumns<SampleQuality> columns() {
        var columns = new RowColumns<SampleQuality>("quality");
        columns.text("sample_id", SampleQuality::sampleId);
        columns.text("patient_id", SampleQuality::patientId);
        columns.number(INT32, "detected_genes", SampleQuality::detectedGenes);
        columns.number(DOUBLE, "total", SampleQuality::total);
        columns.number(DOUBLE, "median", SampleQuality::median);
        columns.number(DOUBLE, "missing_share", SampleQuality::missingShare);
        columns.number(DOUBLE, "pc1", SampleQuality::pc1);
        columns.number(DOUBLE, "pc2", SampleQuality::pc2);
        columns.number(DOUBLE, "correlation", SampleQuality::correlation);
        columns.number(DOUBLE, "deviation", SampleQuality::deviation);
        columns.number(BOOLEAN, "is_outlier", SampleQuality::isOutlier);
        columns.text("duplicate_of", SampleQuality::duplicateOf);
        columns.number(DOUBLE, "duplicate_correlation", SampleQuality::duplicateCorrelation);
        columns.text("sex_called", SampleQuality::sexCalled);
        columns.text("sex_stated", SampleQuality::sexStated);
        for (GenePanel panel : SampleQuality.PANELS) {
            columns.number(DOUBLE, panel.id() + SCORE, row -> score(row.scores().get(panel.id())));
        }
        return columns;
    }

    private static Double score(Double score) {
        return score == null || score.isNaN() ? null : score;
    }

    static void write(Path folder, Configuration conf, List<SampleQuality> rows) throws IOException {
        try (ParquetWriter<SampleQuality> writer =
                RowFile.builder(new Path(folder, FILE), conf, columns()).build()) {
            for (SampleQuality row : rows) {
                writer.write(row);
            }
        }
    }

    /** Rows of a version; none where its samples were not looked at. */
    static List<SampleQuality> read(Path folder, Configuration conf) throws IOException {
        Path file = new Path(folder, FILE);
        List<SampleQuality> rows = new ArrayList<>();
        if (!LakeFiles.of(file, conf).exists(file)) {
            return rows;
        }
        try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file)
                .withConf(conf)
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    private static SampleQuality row(Group row) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (GenePanel panel : SampleQuality.PANELS) {
            Double score = number(row, panel.id() + SCORE);
            scores.put(panel.id(), score == null ? Double.NaN : score);
        }
        return new SampleQuality(
                string(row, "sample_id"),
                string(row, "patient_id"),
                present(row, "detected_genes") ? row.getInteger("detected_genes", 0) : null,
                number(row, "total"),
                number(row, "median"),
                row.getDouble("missing_share", 0),
                number(row, "pc1"),
                number(row, "pc2"),
                number(row, "correlation"),
                number(row, "deviation"),
                row.getBoolean("is_outlier", 0),
                string(row, "duplicate_of"),
                number(row, "duplicate_correlation"),
                string(row, "sex_called"),
                string(row, "sex_stated"),
                scores);
    }

    private static boolean present(Group row, String name) {
        return row.getFieldRepetitionCount(name) > 0;
    }

    private static Double number(Group row, String name) {
        return present(row, name) ? Double.valueOf(row.getDouble(name, 0)) : null;
    }

    private static String string(Group row, String name) {
        return present(row, name) ? row.getString(name, 0) : null;
    }
}
