package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;

import io.prominence.domain.Identified;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The file of {@code gene_audit/}: text columns; candidates joined by a bar, as gene tables have them. */
final class GeneAuditFile implements RowShape<GeneAudit> {
    /** Name of the folder. */
    static final String FOLDER = "gene_audit";

    private static final String BAR = "|";
    private static final MessageType SCHEMA = schema(
            List.of("source_id", "place", "how", "gene_id", "gene_symbol", "fate"),
            List.of("read_as", "candidates", "kept_source_id", "kept_place"));

    private GeneAuditFile() {}

    private static MessageType schema(List<String> required, List<String> optional) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        required.forEach(name -> message.required(BINARY).as(stringType()).named(name));
        optional.forEach(name -> message.optional(BINARY).as(stringType()).named(name));
        return message.named(FOLDER);
    }

    static void write(Path folder, Configuration conf, List<GeneAudit> rows) throws IOException {
        try (ParquetWriter<GeneAudit> writer = RowFile.builder(
                        new Path(folder, "part-00000.parquet"), conf, new GeneAuditFile())
                .build()) {
            for (GeneAudit row : rows) {
                writer.write(row);
            }
        }
    }

    /** Every row in the order of the source; none where the version has no audit, as those of layout 1 have none. */
    static List<GeneAudit> read(Path folder, Configuration conf) throws IOException {
        List<GeneAudit> rows = new ArrayList<>();
        for (Path file : files(folder, conf)) {
            try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file)
                    .withConf(conf)
                    .build()) {
                for (Group row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row(row));
                }
            }
        }
        return rows;
    }

    private static List<Path> files(Path folder, Configuration conf) throws IOException {
        try {
            return LakeFolder.parquetFiles(folder, conf);
        } catch (FileNotFoundException layout1) {
            return List.of();
        }
    }

    private static GeneAudit row(Group row) {
        return new GeneAudit(
                row.getString("source_id", 0),
                row.getString("place", 0),
                row.getString("how", 0),
                optional(row, "read_as"),
                row.getString("gene_id", 0),
                row.getString("gene_symbol", 0),
                optional(row, "candidates")
                        .map(text -> List.of(text.split("\\|", -1)))
                        .orElse(List.of()),
                fate(row.getString("fate", 0)),
                optional(row, "kept_source_id"),
                optional(row, "kept_place"));
    }

    private static GeneAudit.Fate fate(String id) {
        return Identified.find(GeneAudit.Fate.class, id).orElseThrow();
    }

    private static Optional<String> optional(Group row, String name) {
        return row.getFieldRepetitionCount(name) == 0 ? Optional.empty() : Optional.of(row.getString(name, 0));
    }

    @Override
    public MessageType schema() {
        return SCHEMA;
    }

    @Override
    public void fields(GeneAudit row, RecordConsumer out) {
        string(out, "source_id", Optional.of(row.sourceId()));
        string(out, "place", Optional.of(row.place()));
        string(out, "how", Optional.of(row.how()));
        string(out, "gene_id", Optional.of(row.geneId()));
        string(out, "gene_symbol", Optional.of(row.geneSymbol()));
        string(out, "fate", Optional.of(row.fate().id()));
        string(out, "read_as", row.readAs());
        string(
                out,
                "candidates",
                row.candidates().isEmpty() ? Optional.empty() : Optional.of(String.join(BAR, row.candidates())));
        string(out, "kept_source_id", row.keptSourceId());
        string(out, "kept_place", row.keptPlace());
    }

    private static void string(RecordConsumer out, String field, Optional<String> text) {
        text.ifPresent(present -> {
            int index = SCHEMA.getFieldIndex(field);
            out.startField(field, index);
            out.addBinary(Binary.fromString(present));
            out.endField(field, index);
        });
    }
}
