package io.prominence.formats.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import io.prominence.formats.LineReader;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that other threads read ahead are those that are read one after the other, and so is all that is refused. */
class RowsAheadTest {
    private static final int ROWS = 3_000;
    private static final int COLUMNS = 60;
    private static final List<String> ODD = List.of(
            "",
            "NA",
            " na ",
            "\"3.5\"",
            "1e-3",
            "-7",
            "+2",
            ".5",
            "5.",
            "-0",
            "12345678901234567.5",
            "0.00000000000000000001");
    private static final List<String> REFUSED = List.of("Inf", "text", "1e99", "- 3");

    @TempDir
    Path folder;

    private record Read(List<String> leading, List<float[]> values, List<String> refused) {}

    private static MatrixHeader header(LineReader lines) {
        return MatrixHeader.read(lines, LeadingColumns.GENE_ID, Optional.empty());
    }

    private static Read read(Path file, boolean isAhead) {
        var read = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var rows = new MatrixRows(TextSource.of(file.toString()), RowsAheadTest::header, MissingTokens.DEFAULT)) {
            if (isAhead) {
                rows.readAhead();
            }
            var audit = new TextCells(rows.header());
            while (rows.next()) {
                read.leading().add(rows.lines().place() + " " + rows.leading());
                read.values()
                        .add(rows.values(
                                (path, line, field, value, reason) ->
                                        read.refused().add(path + line + field + value + reason),
                                audit));
            }
            audit.end(rows.lines());
        }
        return read;
    }

    private static String matrix(char separator) {
        var random = new Random(7);
        var text = new StringBuilder("gene");
        for (int column = 0; column < COLUMNS; column++) {
            text.append(separator).append("S").append(column);
        }
        for (int row = 0; row < ROWS; row++) {
            text.append(row % 50 == 9 ? "\n\n" : row % 2 == 0 ? "\n" : "\r\n");
            text.append(row % 3 == 0 ? "\"G" + row + "\"" : "G" + row);
            for (int column = 0; column < COLUMNS; column++) {
                text.append(separator).append(cell(random));
            }
        }
        return text.append('\n').toString();
    }

    private static String cell(Random random) {
        int kind = random.nextInt(400);
        return kind < 4
                ? ODD.get(random.nextInt(ODD.size()))
                : kind == 5 ? REFUSED.get(random.nextInt(REFUSED.size())) : Double.toString(random.nextGaussian() * 9);
    }

    @ParameterizedTest
    @ValueSource(chars = {'\t', ','})
    void what_is_read_ahead_is_what_is_read_row_by_row(char separator) throws IOException {
        Path file = Files.writeString(folder.resolve("m.txt"), matrix(separator));
        assertTrue(Files.size(file) > 2 << 20, "several batches");
        Read plain = read(file, false);
        Read ahead = read(file, true);
        assertEquals(ROWS, plain.values().size());
        assertEquals(plain.leading(), ahead.leading());
        assertEquals(plain.refused(), ahead.refused());
        assertTrue(plain.refused().size() > 100);
        for (int row = 0; row < ROWS; row++) {
            assertArrayEquals(plain.values().get(row), ahead.values().get(row), "row " + row);
        }
    }

    @Test
    void the_first_fault_of_the_file_is_told_though_a_later_one_is_met_before() throws IOException {
        String[] lines = matrix('\t').split("\n");
        lines[1_000] = "G\t1\t2";
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        Path cut = Files.write(
                folder.resolve("cut.tsv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - bytes.size() / 3));
        String message =
                assertThrows(DataRefusedException.class, () -> read(cut, true)).getMessage();
        assertTrue(message.contains("has 3 fields"), message);
        assertEquals(
                message,
                assertThrows(DataRefusedException.class, () -> read(cut, false)).getMessage());
    }
}
