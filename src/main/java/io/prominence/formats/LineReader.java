package io.prominence.formats;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The lines of a text, one after the other, as bytes in a buffer that the next line overwrites.
 *
 * <p>A line ends with LF, CRLF or a bare CR, and the last one also with the end of the text. Bytes become characters only
 * where {@link #text(int, int)} is asked for them, so that numbers are read without a {@code String}; there it is also
 * where text that is not UTF-8 is refused.
 */
public final class LineReader implements AutoCloseable {
    /** A longer line is refused: it is not a table, or its line ends are lost. 256 MiB. */
    public static final int LONGEST_LINE = 1 << 28;

    private static final int FIRST_BUFFER = 1 << 18;

    private final InputStream in;
    private final String path;
    private final String name;
    private final int longestLine;
    private byte[] buffer;
    private int limit;
    private int next;
    private int start;
    private int end;
    private long line;
    private long bytesBefore;
    private boolean lineFeedIsPartOfLastEnd;
    private boolean exhausted;
    private byte[] mark = {};
    private boolean atMark;

    LineReader(InputStream in, String path, String name) throws IOException {
        this(in, path, name, LONGEST_LINE);
    }

    LineReader(InputStream in, String path, String name, int longestLine) throws IOException {
        this.in = in;
        this.path = path;
        this.name = name;
        this.longestLine = longestLine;
        buffer = new byte[FIRST_BUFFER];
        limit = in.readNBytes(buffer, 0, 1024);
        if (limit >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            next = 3;
        }
    }

    private LineReader(String path, String name) {
        this.in = InputStream.nullInputStream();
        this.path = path;
        this.name = name;
        this.longestLine = LONGEST_LINE;
        this.exhausted = true;
    }

    /** A reader of the same file for lines that were copied from this one: it has none until it is made to stand at one. */
    public LineReader forCopies() {
        return new LineReader(path, name);
    }

    /**
     * Makes a reader {@link #forCopies} stand at a copied line.
     *
     * @param from where the line begins in {@code bytes}
     * @param to position after its last byte
     * @param number number of the line in the file
     */
    public void standAt(byte[] bytes, int from, int to, long number) {
        buffer = bytes;
        start = from;
        end = to;
        next = to;
        limit = to;
        line = number;
    }

    /** The bytes at hand before the first line is read. */
    byte[] firstBytes() {
        return Arrays.copyOfRange(buffer, next, limit);
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the text
     * @throws DataRefusedException if the file cannot be read any further or the line is too long
     */
    public boolean next() {
        if (atMark || !nextOfFile()) {
            return false;
        }
        atMark = beginsWithMark();
        return !atMark;
    }

    /**
     * From here on the text ends before the first line that begins so, without case: where a table is a part of a text.
     *
     * @param lineStart ASCII characters
     */
    public void endBefore(String lineStart) {
        mark = lineStart.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        atMark = false;
    }

    /** After the end of a part that {@link #endBefore} has set: the text goes on with the next line. */
    public void goOn() {
        mark = new byte[0];
        atMark = false;
    }

    /**
     * Goes to the first line that begins so, without case, or to the end of the text.
     *
     * @param lineStart ASCII characters
     */
    public void skipTo(String lineStart) {
        endBefore(lineStart);
        boolean more = true;
        while (more) {
            more = next();
        }
        goOn();
    }

    /** Whether the text has ended before the line that {@link #endBefore} names, and not with the file. */
    public boolean endedAtMark() {
        return atMark;
    }

    private boolean beginsWithMark() {
        if (mark.length == 0 || end - start < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            byte b = buffer[start + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean nextOfFile() {
        if (lineFeedIsPartOfLastEnd && hasByte() && buffer[next] == '\n') {
            next++;
        }
        lineFeedIsPartOfLastEnd = false;
        if (!hasByte()) {
            start = next;
            end = next;
            return false;
        }
        start = next;
        int at = next;
        while (true) {
            at = lineEnd(at);
            if (at < limit || exhausted) {
                break;
            }
            int scanned = at - start;
            fill();
            at = start + scanned;
        }
        end = at;
        lineFeedIsPartOfLastEnd = at < limit && buffer[at] == '\r';
        next = Math.min(at + 1, limit);
        line++;
        return true;
    }

    private int lineEnd(int from) {
        byte[] bytes = buffer;
        int to = limit;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '\n' || b == '\r') {
                return i;
            }
        }
        return to;
    }

    private boolean hasByte() {
        if (next == limit && !exhausted) {
            start = next;
            fill();
        }
        return next < limit;
    }

    /** Reads on behind {@code limit}, having moved the bytes from {@code start} on to the front. */
    private void fill() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            bytesBefore += start;
            next -= start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            grow();
        }
        try {
            int count = in.read(buffer, limit, buffer.length - limit);
            exhausted = count < 0;
            limit += Math.max(0, count);
        } catch (IOException e) {
            throw Refusals.stopped(path, e, line, bytesBefore + limit);
        }
    }

    private void grow() {
        if (buffer.length >= longestLine) {
            throw refuse(String.format(
                    Locale.ROOT,
                    "line %d is longer than %,d bytes. Check that it is a table and has line ends",
                    line + 1,
                    longestLine));
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(longestLine, 2L * buffer.length));
    }

    /** The buffer that holds the line; valid until the next call of {@link #next()}. */
    public byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in {@link #bytes()}. */
    public int start() {
        return start;
    }

    /** Where the line ends in {@link #bytes()}: the position after its last byte. */
    public int end() {
        return end;
    }

    /** Number of the line, from 1; 0 before the first. */
    public long line() {
        return line;
    }

    /** Whether the line is empty or white space only. */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The line as text. */
    public String text() {
        return text(start, end);
    }

    /**
     * The bytes from {@code from} to before {@code to} of {@link #bytes()} as text.
     *
     * @throws DataRefusedException if they are not UTF-8
     */
    public String text(int from, int to) {
        String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            refuseUnlessWellFormed(from, to);
        }
        return text;
    }

    private void refuseUnlessWellFormed(int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
        } catch (CharacterCodingException e) {
            throw refuse("line " + line + " is not UTF-8, at \""
                    + new String(buffer, from, Math.min(to - from, 60), StandardCharsets.ISO_8859_1)
                    + "\" (shown as Latin-1). Convert it, for example with iconv -f LATIN1 -t UTF-8");
        }
    }

    /** Name of the file, without its folder. */
    public String name() {
        return name;
    }

    /** Where the line stands, for messages and rows: {@code expression.tsv.gz:14}. */
    public String place() {
        return name + ":" + line;
    }

    /**
     * The refusal of this file.
     *
     * @param reason reason and what to do, without the final full stop
     */
    public DataRefusedException refuse(String reason) {
        return new DataRefusedException("Cannot read " + path + ": " + reason + ".");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw Refusals.stopped(path, e, line, bytesBefore + next);
        }
    }
}
