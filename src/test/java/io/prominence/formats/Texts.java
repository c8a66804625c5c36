package io.prominence.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

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
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
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
