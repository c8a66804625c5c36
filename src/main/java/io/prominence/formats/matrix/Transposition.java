package io.prominence.formats.matrix;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Rows in, columns out, in bounded memory.
 *
 * <p>Rows are gathered into blocks of a chunk's size; a full block is written to a temporary file column by column. The
 * columns are then read back a chunk of columns at a time, one piece from each block. What fits in one block is never
 * written. Not thread-safe; the file is removed on {@link #close()}.
 */
public final class Transposition implements AutoCloseable {
    /** Bytes of a block of rows, and of a chunk of columns. */
    private static final int CHUNK = 1 << 26;

    /** Receives the columns in order. */
    public interface ColumnConsumer {
        /**
         * Receives a column.
         *
         * @param values one value per row; the receiver's to keep
         */
        void accept(int index, float[] values);
    }

    private final String what;
    private final int rows;
    private final int columns;
    private final int blockRows;
    private final float[] block;
    private final int chunk;
    private int rowsAdded;
    private Path file;
    private FileChannel channel;

    /**
     * @param what what is transposed, for messages
     * @param rows number of rows to come
     * @param columns values in a row
     */
    public Transposition(String what, int rows, int columns) {
        this(what, rows, columns, CHUNK);
    }

    Transposition(String what, int rows, int columns, int chunk) {
        this.what = what;
        this.rows = rows;
        this.columns = columns;
        this.chunk = chunk;
        blockRows = Math.min(rows, perChunk(columns));
        block = new float[Math.multiplyExact(blockRows, columns)];
    }

    private int perChunk(int length) {
        return Math.max(1, chunk / Float.BYTES / length);
    }

    /** Adds a row; its values are copied. */
    public void addRow(float[] values) {
        if (rowsAdded == rows) {
            throw changed();
        }
        System.arraycopy(values, 0, block, rowsAdded % blockRows * columns, columns);
        rowsAdded++;
        if (rowsAdded % blockRows == 0 && rowsAdded < rows) {
            spill(blockRows);
        }
    }

    private DataRefusedException changed() {
        return new DataRefusedException("Cannot read " + what + ": it changed while it was read, from " + rows
                + " rows to another number. Read it again when it is complete.");
    }

    /** Hands over every column. */
    public void forEachColumn(ColumnConsumer consumer) {
        if (rowsAdded != rows) {
            throw changed();
        }
        if (channel != null) {
            spill((rows - 1) % blockRows + 1);
        }
        int atOnce = perChunk(rows);
        for (int from = 0; from < columns; from += atOnce) {
            float[][] values = columns(from, Math.min(columns, from + atOnce));
            for (int i = 0; i < values.length; i++) {
                consumer.accept(from + i, values[i]);
                values[i] = null;
            }
        }
    }

    private float[][] columns(int from, int to) {
        var values = new float[to - from][rows];
        if (channel == null) {
            for (int row = 0; row < rows; row++) {
                for (int column = from; column < to; column++) {
                    values[column - from][row] = block[row * columns + column];
                }
            }
            return values;
        }
        for (int first = 0; first < rows; first += blockRows) {
            int height = Math.min(blockRows, rows - first);
            ByteBuffer piece =
                    read(((long) first * columns + (long) height * from) * Float.BYTES, values.length * height);
            for (float[] column : values) {
                piece.asFloatBuffer().get(column, first, height);
                piece.position(piece.position() + height * Float.BYTES);
            }
        }
        return values;
    }

    private ByteBuffer read(long position, int floats) {
        ByteBuffer piece = ByteBuffer.allocate(floats * Float.BYTES);
        try {
            long at = position;
            while (piece.hasRemaining()) {
                int count = channel.read(piece, at);
                if (count < 0) {
                    throw new IOException("the temporary file " + file + " ends early");
                }
                at += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return piece.flip();
    }

    private void spill(int height) {
        try {
            open();
            ByteBuffer bytes = ByteBuffer.allocate(Math.max(1 << 20, height * Float.BYTES));
            for (int column = 0; column < columns; column++) {
                if (bytes.remaining() < height * Float.BYTES) {
                    write(bytes);
                }
                for (int row = 0; row < height; row++) {
                    bytes.putFloat(block[row * columns + column]);
                }
            }
            write(bytes);
        } catch (IOException e) {
            throw new DataRefusedException(
                    String.format(
                            Locale.ROOT,
                            "Cannot transpose %s: writing %,d bytes under %s failed: %s. Make room there, or name another"
                                    + " folder with -Djava.io.tmpdir.",
                            what,
                            (long) rows * columns * Float.BYTES,
                            System.getProperty("java.io.tmpdir"),
                            e.getMessage()),
                    e);
        }
    }

    private void open() throws IOException {
        if (channel == null) {
            file = Files.createTempFile("prominence-transpose", ".tmp");
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
