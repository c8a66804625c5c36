package io.prominence.lake;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Rows of floats of one length, one after the other, big-endian: from here the lake's files are made in any order of
 * genes without holding more than a row.
 */
final class StagingFile implements Closeable {
    private static final int BUFFER = 1 << 20;

    private final OutputStream out;
    private final ByteBuffer row;
    private int rows;

    private StagingFile(OutputStream out, int width) {
        this.out = out;
        this.row = ByteBuffer.allocate(width * Float.BYTES);
    }

    static StagingFile create(Path file, Configuration conf, int width) throws IOException {
        return new StagingFile(
                new BufferedOutputStream(LakeFiles.raw(file, conf).create(file, true), BUFFER), width);
    }

    /** Writes a row and tells its index. */
    int add(float[] values) throws IOException {
        row.clear();
        row.asFloatBuffer().put(values);
        out.write(row.array());
        return rows++;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
