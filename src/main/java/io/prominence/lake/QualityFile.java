package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
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
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The file of {@code quality/}: one row per sample, in the order of {@code samples/}. */
final class QualityFile implements RowShape<SampleQuality> {
    private static final String FILE = "part-00000.parquet";
    private static final String SCORE = "_score";

    /** A column: its type, and how a row's value is written; null where missing. */
    private record Column(Type type, Function<SampleQuality, Object> value) {}

    private final List<Column> columns = new ArrayList<>();
    private final MessageType schema;

    private QualityFile() {
        text("sample_id", SampleQuality::sampleId);
        text("patient_id", SampleQuality::patientId);
        column(INT32, "detected_genes", SampleQuality::detectedGenes);
        column(DOUBLE, "total", SampleQuality::total);
        column(DOUBLE, "median", SampleQuality::median);
        column(DOUBLE, "missing_share", SampleQuality::missingShare);
        column(DOUBLE, "pc1", SampleQuality::pc1);
        column(DOUBLE, "pc2", SampleQuality::pc2);
        column(DOUBLE, "correlation", SampleQuality::correlation);
        column(DOUBLE, "deviation", SampleQuality::deviation);
        column(BOOLEAN, "is_outlier", SampleQuality::isOutlier);
        text("duplicate_of", SampleQuality::duplicateOf);
        column(DOUBLE, "duplicate_correlation", SampleQuality::duplicateCorrelation);
        text("sex_called", SampleQuality::sexCalled);
        text("sex_stated", SampleQuality::sexStated);
        for (GenePanel panel : SampleQuality.PANELS) {
            column(DOUBLE, panel.id() + SCORE, row -> score(row.scores().get(panel.id())));
        }
        schema = new MessageType("quality", columns.stream().map(Column::type).toList());
    }

    private static Double score(Double score) {
        return score == null || score.isNaN() ? null : score;
    }

    private void column(PrimitiveTypeName type, String name, Function<SampleQuality, Object> value) {
        columns.add(new Column(Types.optional(type).named(name), value));
    }

    private void text(String name, Function<SampleQuality, Object> value) {
        columns.add(new Column(Types.optional(BINARY).as(stringType()).named(name), value));
    }

    static void write(Path folder, Configuration conf, List<SampleQuality> rows) throws IOException {
        try (ParquetWriter<SampleQuality> writer =
                RowFile.builder(new Path(folder, FILE), conf, new QualityFile()).build()) {
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

    @Override
    public MessageType schema() {
        return schema;
    }

    @Override
    public void fields(SampleQuality row, RecordConsumer out) {
        for (int c = 0; c < columns.size(); c++) {
            Object value = columns.get(c).value().apply(row);
            if (value != null) {
                String name = columns.get(c).type().getName();
                out.startField(name, c);
                add(value, out);
                out.endField(name, c);
            }
        }
    }

    private static void add(Object value, RecordConsumer out) {
        if (value instanceof Integer number) {
            out.addInteger(number);
        } else if (value instanceof Double number) {
            out.addDouble(number);
        } else if (value instanceof Boolean flag) {
            out.addBoolean(flag);
        } else {
            out.addBinary(Binary.fromString((String) value));
        }
    }
}
