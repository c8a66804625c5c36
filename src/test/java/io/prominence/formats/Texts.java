package io.prominence.formats;

import com.github.luben.zstd.ZstdOutputStream;
import io.prominence.testing.RealData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Small files for tests, and what readers refuse of them. */
public final class Texts {
    private Texts() {}

    /** Writes lines, joined by LF and ended by one. */
    public static TextSource write(Path folder, String name, String... lines) {
        return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static TextSource bytes(Path folder, String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return TextSource.of(Files.write(file, content).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] gzip(byte[] content) {
        return packed(Compression.GZIP, content);
    }

    /** Compressed content; zstd with its checksum, as its command writes it. */
    static byte[] packed(Compression compression, byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (OutputStream out = packing(compression, compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static OutputStream packing(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case GZIP -> new GZIPOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out).setChecksum(true);
            case XZ -> new XZOutputStream(out, new LZMA2Options());
        };
    }

    /** The first rows and columns of a real file. */
    public static List<String> corner(String path, int rows, int columns, char separator) {
        List<String> kept = new ArrayList<>();
        try (LineReader lines = TextSource.of(RealData.path(path).toString()).open()) {
            while (kept.size() < rows && lines.next()) {
                String[] fields = lines.text().split(String.valueOf(separator), -1);
                List<String> first = List.of(fields).subList(0, Math.min(columns, fields.length));
                kept.add(String.join(String.valueOf(separator), first));
            }
        }
        return kept;
    }

    /** Every line of a source. */
    public static List<String> lines(TextSource source) {
        var lines = new ArrayList<String>();
        try (LineReader reader = source.open()) {
            while (reader.next()) {
                lines.add(reader.text());
            }
        }
        return lines;
    }

    /** Collects refusals as {@code file:line field value reason}. */
    public static Quarantine into(List<String> refused) {
        return (file, line, field, value, reason) ->
                refused.add(file + ":" + line + " " + field + " " + value + " " + reason);
    }
}
