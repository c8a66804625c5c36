package io.prominence.results;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A Hadoop output stream that reports a full disk as an {@code IOException}. Hadoop's local file system throws an
 * {@code Error} instead, which would reach the user as a fault of the program.
 */
final class FileOutput extends OutputStream {
    private final FSDataOutputStream out;

    FileOutput(FSDataOutputStream out) {
        this.out = out;
    }

    /** Bytes written so far. */
    long position() {
        return out.getPos();
    }

    @Override
    public void write(int b) throws IOException {
        run(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        run(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        run(out::flush);
    }

    /** Brings everything to the disk, where the file system can. */
    void sync() throws IOException {
        if (out.hasCapability(StreamCapabilities.HSYNC)) {
            run(out::hsync);
        }
    }

    @Override
    public void close() throws IOException {
        run(out::close);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) throws IOException {
        try {
            step.run();
        } catch (FSError e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }
}
