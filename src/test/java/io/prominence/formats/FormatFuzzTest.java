package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.formats.FuzzRun.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged copies of each format that is read without Spark. */
class FormatFuzzTest {
    @TempDir
    static Path folder;

    static List<Fixture> formats() {
        return FuzzFormats.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void every_damaged_copy_is_read_rightly_or_refused_by_name(Fixture format) throws Exception {
        int copies = FuzzRun.copies(30);
        Path home = Files.createDirectories(folder.resolve(format.name()));
        Map<String, Integer> counts = FuzzRun.check(format, home, copies);
        assertTrue(counts.getOrDefault("read", 0) > copies / 20, () -> "hardly any copy can be read: " + counts);
        assertTrue(counts.getOrDefault("refused", 0) > copies / 20, () -> "hardly any copy is refused: " + counts);
    }
}
