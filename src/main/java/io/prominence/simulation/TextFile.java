package io.prominence.simulation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Text files whose bytes depend on their content alone: UTF-8, {@code \n}, and gzip without a time. */
final class TextFile {
    private TextFile() {}

    /** Opens a new file, gzipped where its name ends in {@code .gz}, with the folders it needs. */
    static Writer create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file.toString().endsWith(".gz")
                ? new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))
                : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    static void write(Path file, String text) throws IOException {
        try (Writer writer = create(file)) {
            writer.write(text);
        }
    }

    /** Writes a table: {@code before} as it stands, the header, then the rows. */
    static void writeTable(Path file, String before, char separator, List<String> header, Iterable<List<String>> rows)
            throws IOException {
        try (Writer writer = create(file)) {
            writer.write(before);
            writeRow(writer, separator, header);
            for (List<String> row : rows) {
                writeRow(writer, separator, row);
            }
        }
    }

    private static void writeRow(Writer writer, char separator, List<String> row) throws IOException {
        writer.write(String.join(String.valueOf(separator), row));
        writer.write('\n');
    }
}
