package io.prominence.formats;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Compressions of text that are read, told by a file's first bytes: gzip (RFC 1952), bzip2, Zstandard (RFC 8878) and xz,
 * each of one or more members.
 */
enum Compression {
    GZIP("gzip") {
        @Override
        boolean begins(byte[] first) {
            return starts(first, 0, 0x1f, 0x8b);
        }

        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new GzipInput(packed);
        }
    },
    /** {@code BZh}, the block size, and the mark of a block or of an empty file: text may begin with {@code BZh} too. */
    BZIP2("bzip2") {
        @Override
        boolean begins(byte[] first) {
            return starts(first, 0, 'B', 'Z', 'h')
                    && (starts(first, 4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)
                            || starts(first, 4, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90));
        }

        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(packed, true);
        }
    },
    /** A frame, or one that is skipped, as parallel compressors write before it. */
    ZSTD("zstd") {
        @Override
        boolean begins(byte[] first) {
            return starts(first, 0, 0x28, 0xb5, 0x2f, 0xfd)
                    || (starts(first, 1, 0x2a, 0x4d, 0x18) && (first[0] & 0xf0) == 0x50);
        }

        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new ZstdInputStream(packed);
        }
    },
    XZ("xz") {
        @Override
        boolean begins(byte[] first) {
            return starts(first, 0, 0xfd, '7', 'z', 'X', 'Z', 0);
        }

        @Override
        InputStream unpacked(InputStream packed) throws IOException {
            return new XZInputStream(packed, XZ_KIBIBYTES);
        }
    };

    /** As many first bytes as are needed to tell. */
    static final int LONGEST_MARK = 10;

    /** More memory than any preset of xz needs; a damaged header may ask for gigabytes. 128 MiB. */
    private static final int XZ_KIBIBYTES = 1 << 17;

    private final String id;

    Compression(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Whether a file with these first bytes is of this compression. */
    abstract boolean begins(byte[] first);

    /** The text of a file of this compression, from its first byte. */
    abstract InputStream unpacked(InputStream packed) throws IOException;

    /** The compression of a file with these first bytes, if any. */
    static Optional<Compression> of(byte[] first) {
        for (Compression compression : values()) {
            if (compression.begins(first)) {
                return Optional.of(compression);
            }
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int from, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (from + i >= bytes.length || (bytes[from + i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
