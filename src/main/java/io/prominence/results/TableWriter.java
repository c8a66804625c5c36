package io.prominence.results;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Writes one table as {@code part-00000.parquet} in its folder: the same rows are the same bytes. Memory is one row
 * group, whatever the number of rows. Not for use by several threads.
 *
 * <pre>{@code
 * try (var table = TableWriter.open(storage, folder, Association.class)) {
 *     rows.forEach(table::append);
 *     table.finish();
 * }
 * }</pre>
 *
 * <p>The file appears at {@link #finish}; closed without it, nothing is left and an older file stays as it was.
 *
 * @param <R> record of the table
 */
public final class TableWriter<R extends Record> implements AutoCloseable {
    /** Name of the one file of a table. */
    public static final String FILE = "part-00000.parquet";

    private static final long ROW_GROUP_BYTES = 64L << 20;

    private final String folder;
    private final TableSchema<R> schema;
    private final Object[] values;
    private final Storage.Unfinished file;
    private final ParquetOut out;
    private final ParquetWriter<Object[]> parquet;
    private long rows;

    private TableWriter(Storage storage, String folder, Class<R> type) throws IOException {
        this.folder = folder;
        this.schema = TableSchema.of(type);
        this.values = new Object[schema.columns().size()];
        this.file = storage.begin(folder + "/" + FILE);
        this.out = new ParquetOut(file.out());
        this.parquet =
                new Builder(out, schema).withConf(storage.configuration()).build();
    }

    /** Begins a table in {@code folder}, which is made where it is missing. */
    public static <R extends Record> TableWriter<R> open(Storage storage, String folder, Class<R> type) {
        try {
            return new TableWriter<>(storage, folder, type);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    /** Writes a whole table, in the order of the stream; the number of rows. */
    public static <R extends Record> long write(Storage storage, String folder, Class<R> type, Stream<R> rows) {
        try (TableWriter<R> table = open(storage, folder, type)) {
            rows.forEachOrdered(table::append);
            return table.finish();
        }
    }

    /** Writes a whole table, with the Hadoop settings of the classpath; the number of rows. */
    public static <R extends Record> long write(String folder, Class<R> type, Stream<R> rows) {
        return write(Storage.standard(), folder, type, rows);
    }

    /** Writes a whole table, with the Hadoop settings of the classpath; the number of rows. */
    public static <R extends Record> long write(String folder, Class<R> type, Iterable<R> rows) {
        return write(folder, type, StreamSupport.stream(rows.spliterator(), false));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException for a NaN, or a null in a column that is never missing
     */
    public void append(R row) {
        schema.fill(row, values);
        try {
            parquet.write(values);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
        rows++;
    }

    /** Completes the file and makes it appear; the number of rows. */
    public long finish() {
        try {
            parquet.close();
            out.finish();
            file.finish();
            return rows;
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private static DataRefusedException notWritten(String folder, IOException e) {
        return new DataRefusedException(
                "Cannot write table " + folder + ": " + Storage.reason(e)
                        + ". Make room or give another folder; nothing half-written is left.",
                e);
    }

    /** Strings are dictionary-encoded, since most repeat; numbers are not: their dictionaries only cost time. */
    private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
        private final TableSchema<?> schema;
        private final ParquetOut out;

        Builder(ParquetOut out, TableSchema<?> schema) {
            super(out);
            this.out = out;
            this.schema = schema;
            withCompressionCodec(CompressionCodecName.ZSTD);
            withRowGroupSize(ROW_GROUP_BYTES);
            withDictionaryEncoding(false);
            for (TableColumn column : schema.columns()) {
                withDictionaryEncoding(column.name(), column.kind() == ColumnKind.STRING);
            }
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in this release: there is no other way in
        protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
            return new RowWriteSupport(List.copyOf(schema.columns()), ParquetSchema.metadata(schema), out::holdTail);
        }
    }
}
