package io.prominence.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * An open stream as Parquet wants it; Parquet does not close it, so that whoever opened it can sync and rename.
 *
 * <p>After {@link #holdTail} what Parquet writes is held in memory, until {@link #finish} writes it with its footer in
 * a fixed order, see {@link ParquetTail}.
 */
final class ParquetOut implements OutputFile {
    private final FileOutput out;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private boolean holdsTail;

    ParquetOut(FileOutput out) {
        this.out = out;
    }

    /** From here on come indexes and footer: keep them. */
    void holdTail() {
        holdsTail = true;
    }

    /** Writes what was held. */
    void finish() throws IOException {
        byte[] bytes = ParquetTail.inFixedOrder(tail.toByteArray());
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return new Kept();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return new Kept();
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private final class Kept extends PositionOutputStream {
        @Override
        public long getPos() {
            return out.position() + tail.size();
        }

        @Override
        public void write(int b) throws IOException {
            if (holdsTail) {
                tail.write(b);
            } else {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (holdsTail) {
                tail.write(bytes, offset, length);
            } else {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
