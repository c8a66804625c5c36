package io.prominence.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The text of a compressed file, to its last byte or an exception that says what is wrong: {@link Broken} where the
 * compressed data are cut off or damaged, the file system's own exception where the file cannot be read.
 */
final class UnpackedInput extends InputStream {
    /** Compressed data that cannot be unpacked. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        private final Compression compression;
        private final boolean isCut;

        private Broken(Compression compression, boolean isCut, Exception cause) {
            super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
            this.compression = compression;
            this.isCut = isCut;
        }

        Compression compression() {
            return compression;
        }

        /** Whether the data end before they should; otherwise they are damaged. */
        boolean isCut() {
            return isCut;
        }
    }

    /** Remembers how reading the file itself went. */
    private static final class Packed extends FilterInputStream {
        private boolean ended;
        private IOException fault;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int count = super.read(target, offset, length);
                ended |= count < 0;
                return count;
            } catch (IOException e) {
                fault = e;
                throw e;
            }
        }
    }

    private final Compression compression;
    private final Packed packed;
    private InputStream unpacked;

    /**
     * @param compression how the file is compressed
     * @param packed the file, from its first byte
     */
    UnpackedInput(Compression compression, InputStream packed) {
        this.compression = compression;
        this.packed = new Packed(packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (unpacked == null) {
                unpacked = compression.unpacked(packed);
            }
            return unpacked.read(target, offset, length);
        } catch (IOException | RuntimeException e) { // decoders index tables by what damaged data say
            if (packed.fault != null) {
                throw packed.fault;
            }
            throw new Broken(compression, packed.ended, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (packed) {
            if (unpacked != null) {
                unpacked.close();
            }
        }
    }
}
