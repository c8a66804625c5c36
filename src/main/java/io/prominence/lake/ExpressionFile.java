package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Files of {@code expression/}: gene_id, gene_symbol, shard, values, sorted by gene_id and shard; all shards of a gene are in
 * one file.
 *
 * <p>Row groups are small (8 MiB, or a sixteenth of the cohort), so that one gene can be fetched without the others and
 * a small cohort still divides over the cores; pages of all columns hold the same rows (1 MiB of values), so that only the
 * pages of a wanted gene are decoded.
 */
final class ExpressionFile implements RowShape<ExpressionRow> {
    static final String GENE_ID = "gene_id";
    static final String GENE_SYMBOL = "gene_symbol";
    static final String SHARD = "shard";
    static final String VALUES = "values";

    static final MessageType SCHEMA = Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named(GENE_ID)
            .required(BINARY)
            .as(stringType())
            .named(GENE_SYMBOL)
            .required(INT32)
            .named(SHARD)
            .requiredList()
            .requiredElement(FLOAT)
            .named(VALUES)
            .named("expression");

    private static final String VALUE_COLUMN = VALUES + ".list.element";
    private static final int ROW_GROUP_VALUES = 2 << 20;
    private static final int ROW_GROUPS = 16;
    private static final int PAGE_VALUES = 1 << 18;

    private ExpressionFile() {}

    /** Opens a file for a cohort of this many rows, each of at most {@code width} values. */
    static ParquetWriter<ExpressionRow> create(Path file, Configuration conf, long rows, int width) throws IOException {
        return RowFile.builder(file, conf, new ExpressionFile())
                .withDictionaryEncoding(false)
                .withStatisticsEnabled(VALUE_COLUMN, false)
                .withSizeStatisticsEnabled(VALUE_COLUMN, false)
                .withRowGroupRowCountLimit(rowsPerGroup(rows, width))
                .withPageRowCountLimit(Math.max(1, PAGE_VALUES / Math.max(1, width)))
                .build();
    }

    static int rowsPerGroup(long rows, int width) {
        long bySize = ROW_GROUP_VALUES / Math.max(1, width);
        return (int) Math.max(1, Math.min(bySize, (rows + ROW_GROUPS - 1) / ROW_GROUPS));
    }

    @Override
    public MessageType schema() {
        return SCHEMA;
    }

    @Override
    public void fields(ExpressionRow row, RecordConsumer out) {
        string(out, GENE_ID, 0, row.gene().id());
        string(out, GENE_SYMBOL, 1, row.gene().symbol());
        out.startField(SHARD, 2);
        out.addInteger(row.shard());
        out.endField(SHARD, 2);
        out.startField(VALUES, 3);
        list(out, row.values());
        out.endField(VALUES, 3);
    }

    private static void string(RecordConsumer out, String field, int index, String text) {
        out.startField(field, index);
        out.addBinary(Binary.fromString(text));
        out.endField(field, index);
    }

    private static void list(RecordConsumer out, float[] values) {
        out.startGroup();
        if (values.length > 0) {
            out.startField("list", 0);
            for (float value : values) {
                out.startGroup();
                out.startField("element", 0);
                out.addFloat(value);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }
}
