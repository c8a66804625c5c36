package io.prominence.lake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/**
 * Pages of the column {@code values} of required floats in a required list: data pages of version 1, levels run-length
 * encoded, values plain, without statistics.
 *
 * <p>Reference: Apache Parquet format, "Data Pages" and "Nested Encoding". A value has repetition level 0 where its row begins
 * and 1 otherwise, and definition level 1; a row without values has both levels 0. Rows are mostly of one length, and
 * the levels of such pages are encoded once.
 */
final class ValuePages {
    private static final int FIRST_BYTES = 1 << 16;

    private final ColumnDescriptor column;
    private final int rowsPerPage;
    private final int[] lengths;
    private ByteBuffer values = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int rows;
    private int[] encodedLengths = {};
    private BytesInput encodedLevels = BytesInput.empty();
    private PageWriter out;

    ValuePages(ColumnDescriptor column, int rowsPerPage) {
        this.column = column;
        this.rowsPerPage = rowsPerPage;
        this.lengths = new int[rowsPerPage];
    }

    /** Begins a row group. */
    void begin(PageWriter pages) {
        out = pages;
    }

    /** Adds a row. */
    void add(float[] row) throws IOException {
        int bytes = row.length * Float.BYTES;
        if (values.remaining() < bytes) {
            int room = Math.max(values.position() + bytes, 2 * values.capacity());
            values = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN).put(values.flip());
        }
        values.asFloatBuffer().put(row);
        values.position(values.position() + bytes);
        lengths[rows++] = row.length;
        if (rows == rowsPerPage) {
            flush();
        }
    }

    /** Ends the page, if one is begun. */
    void flush() throws IOException {
        if (rows == 0) {
            return;
        }
        int[] now = Arrays.copyOf(lengths, rows);
        if (!Arrays.equals(now, encodedLengths)) {
            encodedLevels = levels(now);
            encodedLengths = now;
        }
        int cells = Arrays.stream(now).map(length -> Math.max(1, length)).sum();
        out.writePage(
                BytesInput.concat(encodedLevels, BytesInput.from(values.array(), 0, values.position())),
                cells,
                rows,
                Statistics.noopStats(column.getPrimitiveType()),
                SizeStatistics.noopBuilder(
                                column.getPrimitiveType(),
                                column.getMaxRepetitionLevel(),
                                column.getMaxDefinitionLevel())
                        .build(),
                GeospatialStatistics.noopBuilder().build(),
                Encoding.RLE,
                Encoding.RLE,
                Encoding.PLAIN);
        values.clear();
        rows = 0;
    }

    private static BytesInput levels(int[] lengths) throws IOException {
        ByteBufferAllocator heap = HeapByteBufferAllocator.getInstance();
        try (var repetition = new RunLengthBitPackingHybridValuesWriter(1, 64, FIRST_BYTES, heap);
                var definition = new RunLengthBitPackingHybridValuesWriter(1, 64, FIRST_BYTES, heap)) {
            for (int length : lengths) {
                for (int i = 0; i < Math.max(1, length); i++) {
                    repetition.writeInteger(i == 0 ? 0 : 1);
                    definition.writeInteger(length == 0 ? 0 : 1);
                }
            }
            var encoded = new ByteArrayOutputStream();
            repetition.getBytes().writeAllTo(encoded);
            definition.getBytes().writeAllTo(encoded);
            return BytesInput.from(encoded.toByteArray());
        }
    }
}
