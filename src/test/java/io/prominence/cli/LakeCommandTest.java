package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class LakeCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void study() throws IOException {
        Files.writeString(folder.resolve("samples.tsv"), "id\tstate\nS1\tmeta\nS2\tprimary\nS3\tmeta\nS4\t\n");
        Files.writeString(folder.resolve("made.conf"), """
                cohort {
                  id = made, cancer = melanoma
                  expression { format = matrix, path = expression.tsv, unit = log2-tpm-plus-1 }
                  clinical = [ { path = samples.tsv, key = id, level = sample } ]
                  labels { metastatic { column = state, positive = [meta], negative = [primary] } }
                }
                """);
        Files.writeString(folder.resolve("study.conf"), """
                study { id = small, cohorts = [made.conf] }
                associate { methods = [pearson] }
                """);
        ingest(1);
    }

    private void ingest(int value) throws IOException {
        Files.writeString(
                folder.resolve("expression.tsv"),
                "gene\tS1\tS2\tS3\tS4\tS5\nPROM2\t" + value + "\t2\t3\t4\t5\nVIM\tx\t5\t6\t7\t8\n");
        assertEquals(0, Cli.run("ingest", "-c", conf()).code());
    }

    private String conf() {
        return folder.resolve("study.conf").toString();
    }

    private Cli.Result lake(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lake"));
        all.addAll(Arrays.asList(arguments));
        return Cli.run(all.toArray(String[]::new));
    }

    private List<String> versions() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("lake/made"))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /** A flipped bit would pass for a value; each page is read against its checksum. */
    @Test
    void a_damaged_file_is_refused_wherever_it_is_read() throws IOException {
        Path file = expression();
        byte[] whole = Files.readAllBytes(file);
        int footer = ByteBuffer.wrap(whole, whole.length - 8, 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        int data = whole.length - 8 - footer;
        for (int at : new int[] {data / 3, data / 2}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            refusedWith(file, damaged);
        }
        refusedWith(file, Arrays.copyOf(whole, whole.length / 2));
    }

    private void refusedWith(Path file, byte[] damaged) throws IOException {
        Files.write(file, damaged);
        Cli.Result result = Cli.run("associate", "-c", conf());
        assertEquals(3, result.code(), result.err());
        assertTrue(result.err().contains("lake verify"), result.err());
        assertTrue(result.err().contains("part-00000.parquet") || result.err().contains("made"), result.err());
    }

    private Path expression() throws IOException {
        return folder.resolve("lake/made").resolve(versions().get(0)).resolve("expression/part-00000.parquet");
    }

    @Test
    void versions_are_listed_and_the_card_is_shown() throws IOException {
        Cli.Result list = lake("list", "--lake", folder.resolve("lake").toString());
        assertEquals(0, list.code(), list.err());
        List<String> lines = list.out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(1)
                        .matches(
                                "made +" + versions().get(0)
                                        + " +melanoma +2 +4 +[\\d.]+ kB +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC +Prominence .*"),
                lines.get(1));
        Cli.Result show = lake("show", "made", "-c", conf());
        assertEquals(0, show.code(), show.err());
        for (String part : List.of(
                "made, version " + versions().get(0),
                "2 genes x 4 samples of 4 patients",
                "label metastatic: 2 positive, 1 negative, 1 unknown",
                "clinical row",
                "1 x not a number",
                folder.resolve("expression.tsv").toString())) {
            assertTrue(show.out().contains(part), part + " is not in\n" + show.out());
        }
    }

    @Test
    void a_damaged_file_is_named_and_ends_with_3() throws IOException {
        Cli.Result whole = lake("verify", "-c", conf(), "--sources");
        assertEquals(0, whole.code(), whole.err());
        assertTrue(whole.out().contains(": whole; 5 files"), whole.out());
        assertTrue(whole.out().contains("sources are as they were read (2)"), whole.out());
        Files.writeString(folder.resolve("samples.tsv"), "id\tstate\nS1\tmeta\n");
        Cli.Result changed = lake("verify", "made", "-c", conf(), "--sources");
        assertEquals(3, changed.code());
        assertTrue(changed.out().contains(folder.resolve("samples.tsv") + " has changed"), changed.out());
        Path file = folder.resolve("lake/made/" + versions().get(0) + "/expression/part-00000.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 4;
        Files.write(file, bytes);
        Cli.Result damaged = lake("verify", "-c", conf());
        assertEquals(3, damaged.code());
        assertTrue(damaged.out().contains("expression/part-00000.parquet has SHA-256"), damaged.out());
        assertTrue(damaged.err().contains("Cannot vouch for the lake"), damaged.err());
    }

    @Test
    void what_a_run_refers_to_stays_and_the_rest_goes() throws IOException {
        assertEquals(0, Cli.run("associate", "-c", conf()).code());
        String used = versions().get(0);
        ingest(7);
        String between = versions().get(1);
        ingest(8);
        String latest = versions().get(2);
        Files.createDirectories(folder.resolve("lake/made/20200101T000000000Z-00000000/expression"));
        Cli.Result dry = lake("prune", "--keep", "1", "--dry-run", "-c", conf());
        assertEquals(0, dry.code(), dry.err());
        assertTrue(dry.out().contains("kept: used by run"), dry.out());
        assertTrue(dry.out().contains("1 version would be removed"), dry.out());
        assertEquals(4, versions().size());
        Cli.Result unknown =
                lake("prune", "--keep", "1", "--lake", folder.resolve("lake").toString());
        assertEquals(2, unknown.code());
        Cli.Result pruned = lake("prune", "--keep", "1", "-c", conf());
        assertEquals(0, pruned.code(), pruned.err());
        assertEquals(List.of(used, latest), versions());
        assertFalse(versions().contains(between));
        assertTrue(pruned.out().contains("leftover of a killed ingest, removed: "), pruned.out());
        assertEquals(0, lake("prune", "--keep", "1", "--force", "-c", conf()).code());
        assertEquals(List.of(latest), versions());
        assertEquals(0, lake("verify", "-c", conf()).code());
    }

    @Test
    void what_is_not_there_is_refused_with_the_nearest_name() {
        Cli.Result show = lake("show", "mede", "-c", conf());
        assertEquals(2, show.code());
        assertTrue(show.err().contains("no such cohort. Did you mean made?"), show.err());
        assertEquals(
                2, lake("list", "--lake", folder.resolve("nowhere").toString()).code());
        assertEquals(2, lake("list").code());
        assertEquals(2, lake("prune", "--keep", "0", "-c", conf()).code());
        assertEquals(2, lake().code());
    }
}
