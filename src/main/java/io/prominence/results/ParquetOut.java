package io.prominence.results;

import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** An open stream as Parquet wants it; Parquet does not close it, so that whoever opened it can sync and rename. */
record ParquetOut(FileOutput out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSize) {
        return new Kept(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return new Kept(out);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Kept extends PositionOutputStream {
        private final FileOutput out;

        Kept(FileOutput out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return out.position();
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
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
