package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The file of {@code quarantine/}: file, line, field, value, reason. */
final class QuarantineFile implements RowShape<RefusedCell> {
    private static final String REASON = "reason";

    private static final MessageType SCHEMA = Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("file")
            .required(INT64)
            .named("line")
            .required(BINARY)
            .as(stringType())
            .named("field")
            .required(BINARY)
            .as(stringType())
            .named("value")
            .required(BINARY)
            .as(stringType())
            .named(REASON)
            .named("quarantine");

    private QuarantineFile() {}

    static ParquetWriter<RefusedCell> create(Path file, Configuration conf) throws IOException {
        return RowFile.builder(file, conf, new QuarantineFile()).build();
    }

    /** Number of refused cells by reason, counted in the files of the folder. */
    static Map<String, Long> byReason(Path folder, Configuration conf) throws IOException {
        var projected = new Configuration(conf);
        projected.set(
                ReadSupport.PARQUET_READ_SCHEMA, new MessageType("quarantine", SCHEMA.getType(REASON)).toString());
        Map<String, Long> counts = new TreeMap<>();
        for (Path file : LakeFolder.parquetFiles(folder, conf)) {
            try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file)
                    .withConf(projected)
                    .build()) {
                for (Group row = reader.read(); row != null; row = reader.read()) {
                    counts.merge(row.getString(REASON, 0), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    @Override
    public MessageType schema() {
        return SCHEMA;
    }

    @Override
    public void fields(RefusedCell cell, RecordConsumer out) {
        string(out, 0, cell.file());
        out.startField("line", 1);
        out.addLong(cell.line());
        out.endField("line", 1);
        string(out, 2, cell.field());
        string(out, 3, cell.value());
        string(out, 4, cell.reason());
    }

    private static void string(RecordConsumer out, int index, String text) {
        String field = SCHEMA.getFieldName(index);
        out.startField(field, index);
        out.addBinary(Binary.fromString(text));
        out.endField(field, index);
    }
}
