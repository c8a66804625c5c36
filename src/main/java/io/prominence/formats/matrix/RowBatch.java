package io.prominence.formats.matrix;

import io.prominence.formats.LineReader;
import java.util.Arrays;

/** Some lines of a matrix, copied, and their values once they are read; filled by one thread, read by another. */
final class RowBatch {
    private static final int FIRST_ROWS = 16;

    private byte[] bytes;
    private int used;
    private int rows;
    private int[] ends = new int[FIRST_ROWS];
    private long[] lines = new long[FIRST_ROWS];
    private float[][] values;
    private int[] missing;

    /** @param bytes room for lines; more is made where it is needed */
    RowBatch(int bytes) {
        this.bytes = new byte[bytes];
    }

    /** Copies the line at which the reader stands. */
    void add(LineReader reader) {
        int length = reader.end() - reader.start();
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length + bytes.length / 4));
        }
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rows);
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        System.arraycopy(reader.bytes(), reader.start(), bytes, used, length);
        used += length;
        ends[rows] = used;
        lines[rows++] = reader.line();
    }

    int rows() {
        return rows;
    }

    /** Bytes of all lines. */
    int bytes() {
        return used;
    }

    /** Reads the values of all rows. */
    RowBatch read(PlainRow plain, int width) {
        values = new float[rows][];
        missing = new int[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = new float[width];
            missing[row] = plain.read(bytes, start(row), ends[row], values[row]);
        }
        return this;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Lets a reader stand at a row. */
    void standAt(int row, LineReader reader) {
        reader.standAt(bytes, start(row), ends[row], lines[row]);
    }

    /** Number of missing values of a row, or {@link PlainRow#UNUSUAL}. */
    int missing(int row) {
        return missing[row];
    }

    /** Values of a row that is not unusual; the caller's to keep. */
    float[] take(int row) {
        float[] taken = values[row];
        values[row] = null;
        return taken;
    }
}
