package io.prominence.formats.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.formats.TextSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speed of reading in megabytes of uncompressed text a second, and that size does not need heap. */
@Tag("bench")
class MatrixReaderBench {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "20000, 500, GENES_BY_SAMPLES, m.tsv",
        "20000, 500, GENES_BY_SAMPLES, m.tsv.gz",
        "500, 20000, SAMPLES_BY_GENES, m.tsv",
        "20000, 2000, GENES_BY_SAMPLES, m.tsv.gz",
        "2000, 20000, SAMPLES_BY_GENES, m.tsv.gz"
    })
    void text_is_read_fast_and_in_little_memory(int rows, int columns, Orientation orientation, String name)
            throws IOException {
        Path file = folder.resolve(name);
        long bytes = write(file, rows, columns);
        for (int round = 0; round < 3; round++) {
            long[] count = new long[1];
            long begun = System.nanoTime();
            long cpuBegun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            MatrixReader.of(TextSource.of(file.toString()), orientation)
                    .forEachGene(row -> count[0] += row.values().length, (path, line, field, value, reason) -> {});
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBegun) / 1e9;
            assertEquals((long) rows * columns, count[0]);
            System.out.printf(
                    Locale.ROOT,
                    "%s %d x %d %s: %.0f MB of text, %.2f s, %.0f MB/s; %.2f s of processor, %.0f MB/s%n",
                    orientation,
                    rows,
                    columns,
                    name,
                    bytes / 1e6,
                    seconds,
                    bytes / 1e6 / seconds,
                    cpuSeconds,
                    bytes / 1e6 / cpuSeconds);
        }
    }

    /** Values as R writes them: 15 significant digits; returns the length of the text. */
    private static long write(Path file, int rows, int columns) throws IOException {
        var random = new SplittableRandom(1);
        long bytes = 0;
        try (OutputStream out = open(file)) {
            for (int row = 0; row <= rows; row++) {
                var line = new StringBuilder(row == 0 ? "id" : "ROW" + row);
                for (int column = 0; column < columns; column++) {
                    line.append('\t');
                    if (row == 0) {
                        line.append("TCGA-").append(column);
                    } else {
                        line.append(random.nextInt(16))
                                .append('.')
                                .append(100_000_000_000_000L + random.nextLong(899_999_999_999_999L));
                    }
                }
                byte[] text = line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
                bytes += text.length;
                out.write(text);
            }
        }
        return bytes;
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
    }
}
