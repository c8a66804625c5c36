package io.prominence.results;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: indexes, footer, length of the footer, magic.
 *
 * <p>Parquet lists the encodings of a column as a hash set of enum constants happens to give them, which differs from
 * one process to the next. Sorted, the same rows are the same bytes in every process.
 */
final class ParquetTail {
    /** Four bytes of length and four of magic. */
    private static final int LENGTH_AND_MAGIC = 8;

    private ParquetTail() {}

    /** The same tail, each column's encodings sorted by their number in the format. */
    static byte[] inFixedOrder(byte[] tail) throws IOException {
        int end = tail.length - LENGTH_AND_MAGIC;
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(tail, end - length, length));
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.comparingInt(Encoding::getValue));
            }
        }
        ByteArrayOutputStream sorted = new ByteArrayOutputStream(tail.length);
        sorted.write(tail, 0, end - length);
        Util.writeFileMetaData(footer, sorted);
        int sortedLength = sorted.size() - (end - length);
        sorted.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(sortedLength)
                .array());
        sorted.write(Arrays.copyOfRange(tail, end + Integer.BYTES, tail.length));
        return sorted.toByteArray();
    }
}
