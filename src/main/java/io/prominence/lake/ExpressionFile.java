package io.prominence.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Files of {@code expression/}: gene_id, gene_symbol, shard, values, sorted by gene_id and shard; all shards of a gene are in
 * one file.
 *
 * <p>Row groups are small (8 MiB, or a sixteenth of the cohort), so that one gene can be fetched without the others and
 * a small cohort still divides over the cores; pages of all columns hold the same rows (1 MiB of values), so that only the
 * pages of a wanted gene are decoded.
 *
 * <p>Values go into the pages a row at a time ({@link ValuePages}): value by value, as Parquet's own writer of records
 * takes them, would take longer than reading them from text.
 */
final class ExpressionFile implements Closeable {
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

    /** The columns of one value a row. */
    private static final MessageType NAMES =
            new MessageType(SCHEMA.getName(), SCHEMA.getFields().subList(0, SCHEMA.getFieldCount() - 1));

    private static final ColumnDescriptor IDS = SCHEMA.getColumns().get(0);
    private static final ColumnDescriptor SYMBOLS = SCHEMA.getColumns().get(1);
    private static final ColumnDescriptor SHARDS = SCHEMA.getColumns().get(2);
    private static final ColumnDescriptor VALUE_LISTS = SCHEMA.getColumns().get(3);

    private static final int ROW_GROUP_VALUES = 2 << 20;
    private static final int ROW_GROUPS = 16;
    private static final int PAGE_VALUES = 1 << 18;
    private static final int INDEX_TRUNCATION = ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH;

    private final ParquetFileWriter file;
    private final CodecFactory codecs;
    private final ParquetProperties properties;
    private final int rowsPerGroup;
    private final ValuePages pages;
    private ColumnChunkPageWriteStore store;
    private ColumnWriteStore names;
    private int rowsInGroup;
    private boolean broken;

    private ExpressionFile(ParquetFileWriter file, Configuration conf, ParquetProperties properties, int rowsPerGroup) {
        this.file = file;
        this.codecs = new CodecFactory(conf, properties.getPageSizeThreshold());
        this.properties = properties;
        this.rowsPerGroup = rowsPerGroup;
        this.pages = new ValuePages(VALUE_LISTS, properties.getPageRowCountLimit());
    }

    /** Opens a file for a cohort of this many rows, each of at most {@code width} values. */
    static ExpressionFile create(Path path, Configuration conf, long rows, int width) throws IOException {
        LakeFiles.of(path, conf);
        ParquetProperties properties = ParquetProperties.builder()
                .withDictionaryEncoding(false)
                .withPageRowCountLimit(Math.max(1, PAGE_VALUES / Math.max(1, width)))
                .build();
        var file = new ParquetFileWriter(
                HadoopOutputFile.fromPath(path, conf),
                SCHEMA,
                ParquetFileWriter.Mode.CREATE,
                RowFile.ROW_GROUP_BYTES,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                properties);
        file.start();
        return new ExpressionFile(file, conf, properties, rowsPerGroup(rows, width));
    }

    static int rowsPerGroup(long rows, int width) {
        long bySize = ROW_GROUP_VALUES / Math.max(1, width);
        return (int) Math.max(1, Math.min(bySize, (rows + ROW_GROUPS - 1) / ROW_GROUPS));
    }

    /** Writes a row. */
    void write(ExpressionRow row) throws IOException {
        if (store == null) {
            beginGroup();
        }
        names.getColumnWriter(IDS).write(Binary.fromString(row.gene().id()), 0, 0);
        names.getColumnWriter(SYMBOLS).write(Binary.fromString(row.gene().symbol()), 0, 0);
        names.getColumnWriter(SHARDS).write(row.shard(), 0, 0);
        names.endRecord();
        pages.add(row.values());
        rowsInGroup++;
        if (rowsInGroup == rowsPerGroup) {
            endGroup();
        }
    }

    private void beginGroup() {
        BytesInputCompressor snappy = codecs.getCompressor(CompressionCodecName.SNAPPY);
        store = new ColumnChunkPageWriteStore(
                snappy,
                SCHEMA,
                HeapByteBufferAllocator.getInstance(),
                INDEX_TRUNCATION,
                properties.getPageWriteChecksumEnabled());
        names = properties.newColumnWriteStore(NAMES, store);
        pages.begin(store.getPageWriter(VALUE_LISTS));
        rowsInGroup = 0;
    }

    private void endGroup() throws IOException {
        broken = true;
        file.startBlock(rowsInGroup);
        names.flush();
        pages.flush();
        store.flushToFileWriter(file);
        file.endBlock();
        names.close();
        store.close();
        store = null;
        broken = false;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (!broken) {
                if (store != null) {
                    endGroup();
                }
                file.end(Map.of());
            }
        } finally {
            codecs.release();
        }
    }
}
