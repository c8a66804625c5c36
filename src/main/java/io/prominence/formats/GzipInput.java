package io.prominence.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The text of a gzip file of one or more members, to the last byte or an exception.
 *
 * <p>{@link java.util.zip.GZIPInputStream} ends quietly where the next member's header is cut or damaged, and where a
 * remote stream has no bytes at hand; a matrix would lose rows without a word. Reference: RFC 1952.
 */
final class GzipInput extends InputStream {
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final byte[] compressed = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int position;
    private int limit;
    private boolean ended;

    /** @param in the file, from its first byte */
    GzipInput(InputStream in) throws IOException {
        this.in = in;
        readHeader();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(target, offset, length);
            if (count == 0 && inflater.needsDictionary()) {
                throw new ZipException("preset dictionary");
            }
            if (count == 0 && inflater.needsInput() && !inflater.finished()) {
                if (position == limit && !fill()) {
                    throw new EOFException("compressed data end early");
                }
                inflater.setInput(compressed, position, limit - position);
                position = limit;
            }
            return count;
        } catch (DataFormatException e) {
            throw asZipException(e);
        }
    }

    private static ZipException asZipException(DataFormatException e) {
        var damaged = new ZipException(e.getMessage() == null ? "invalid compressed data" : e.getMessage());
        damaged.initCause(e);
        return damaged;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (next4() != crc.getValue() || next4() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("checksum does not match");
        }
        crc.reset();
        inflater.reset();
        skipPadding();
        if (!ended) {
            readHeader();
        }
    }

    /** Zeros after the last member are what tapes and block devices leave. */
    private void skipPadding() throws IOException {
        while (position < limit || fill()) {
            if (compressed[position] != 0) {
                return;
            }
            position++;
        }
        ended = true;
    }

    private void readHeader() throws IOException {
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("bytes that are not gzip follow the compressed data");
        }
        int flags = next();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(next() + (next() << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int letter = next();
        while (letter != 0) {
            letter = next();
        }
    }

    private long next4() throws IOException {
        return next() + ((long) next() << 8) + ((long) next() << 16) + ((long) next() << 24);
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("gzip header or trailer ends early");
        }
        return compressed[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(compressed, 0, compressed.length));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
