package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Progress;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class VerificationTest {
    @TempDir
    Path folder;

    private LakeSession session;
    private Lake lake;
    private CohortVersion version;

    @BeforeEach
    void write(LakeSession shared) {
        session = shared;
        lake = new Lake(shared, folder.resolve("lake").toString());
        var cohort = new MadeCohort(6, 12);
        version = new CohortWriter(shared, lake).write(cohort.draft("made"), cohort);
    }

    private VersionCheck check() {
        return new Verification(session, lake, Progress.SILENT)
                .check("made", version.card().version());
    }

    private Path file(String name) {
        return Path.of(version.path(), name);
    }

    private void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(file(name));
        String edited = text.replaceFirst(from, to);
        assertNotEquals(text, edited);
        Files.writeString(file(name), edited);
    }

    private void onlyFault(String start) {
        List<String> faults = check().faults();
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith(start), faults.get(0));
    }

    @Test
    void a_version_as_it_was_written_is_whole() {
        VersionCheck check = check();
        assertEquals(List.of(), check.faults());
        assertEquals(List.of(), check.notes());
        assertEquals(
                List.of(
                        "expression/part-00000.parquet",
                        "gene_audit/part-00000.parquet",
                        "quarantine/part-00000.parquet",
                        "samples/part-00000.parquet"),
                version.card().files().stream().map(file -> file.path()).toList());
        assertEquals(4, check.files());
    }

    @Test
    void one_changed_byte_names_its_file() throws IOException {
        Path file = file("samples/part-00000.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        onlyFault("samples/part-00000.parquet has SHA-256 ");
    }

    @Test
    void a_file_cut_off_or_gone_or_added_is_named() throws IOException {
        Path file = file("expression/part-00000.parquet");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        Files.delete(file("quarantine/part-00000.parquet"));
        Files.writeString(file("samples/part-00001.parquet"), "another");
        assertEquals(
                List.of(
                        "expression/part-00000.parquet has 100 bytes; it was written with "
                                + version.card().files().get(0).bytes(),
                        "samples/part-00001.parquet is no file of this version: its card does not list it",
                        "quarantine/part-00000.parquet is missing"),
                check().faults());
    }

    @Test
    void counts_of_the_card_are_held_against_the_files() throws IOException {
        edit("cohort.json", "\"genes\": 6", "\"genes\": 7");
        edit("cohort.json", "\"positive\": 4", "\"positive\": 5");
        edit("cohort.json", "\"events\": \\d+,", "\"events\": 0,");
        edit("cohort.json", "\"patients\": 6", "\"patients\": 5");
        assertEquals(
                List.of(
                        "patients: the card says 5, there are 6",
                        "positives of metastatic-tissue: the card says 5, there are 4",
                        "events of os: the card says 0, there are 5",
                        "genes: the card says 7, there is 6"),
                check().faults());
    }

    @Test
    void a_card_that_is_not_json_or_of_another_version_is_named() throws IOException {
        edit("cohort.json", "\"id\": \"made\"", "\"id\": \"other\"");
        onlyFault("cohort.json: id: the card says other, there is made");
        Files.writeString(file("cohort.json"), "{ \"schemaVersion\": 1,");
        onlyFault("Cannot read " + file("cohort.json"));
    }

    @Test
    void a_version_from_before_checksums_is_read_and_its_counts_are_checked() throws IOException {
        String json = Files.readString(file("cohort.json"));
        Files.writeString(
                file("cohort.json"),
                json.substring(0, json.indexOf(",\n  \"files\"")).replace("\"genes\": 6", "\"genes\": 5") + "\n}\n");
        assertEquals(6, lake.latest("made").orElseThrow().vectors().count());
        VersionCheck check = check();
        assertEquals(List.of("genes: the card says 5, there is 6"), check.faults());
        assertTrue(
                check.notes().get(0).startsWith("no checksums"), check.notes().toString());
        Files.write(file("expression/part-00000.parquet"), new byte[50]);
        assertTrue(check().faults().get(0).startsWith("expression/part-00000.parquet: cannot be read"));
    }

    @Test
    void rows_out_of_order_and_values_without_end_are_named() throws IOException {
        var conf = new Configuration();
        var made = new org.apache.hadoop.fs.Path(folder.toString(), "made.parquet");
        try (ExpressionFile out = ExpressionFile.create(made, conf, 4, 3)) {
            out.write(row("b", 0, 1, 2, 3));
            out.write(row("a", 0, 1, Float.POSITIVE_INFINITY, 3));
            out.write(row("c", 0, 1, 2));
            out.write(row("d", 1, 1, 2, 3));
        }
        ExpressionCheck.Part part = ExpressionCheck.of(made.getParent(), "made.parquet", 3, conf);
        assertEquals(
                List.of(
                        "gene a comes after b",
                        "gene a has the value Infinity",
                        "gene c, shard 0, has 2 values for 3 samples"),
                part.faults());
        assertEquals("b", part.firstGene());
        assertEquals(4, part.genes());
    }

    @Test
    void a_gene_without_its_last_shard_is_named() throws IOException {
        var conf = new Configuration();
        int samples = ExpressionRow.SHARD_SAMPLES + 1;
        var made = new org.apache.hadoop.fs.Path(folder.toString(), "shards.parquet");
        try (ExpressionFile out = ExpressionFile.create(made, conf, 3, ExpressionRow.SHARD_SAMPLES)) {
            out.write(row("a", 0, new float[ExpressionRow.SHARD_SAMPLES]));
            out.write(row("a", 1, 1));
            out.write(row("b", 0, new float[ExpressionRow.SHARD_SAMPLES]));
        }
        assertEquals(
                List.of("gene b ends with shard 0 of 0 to 1"),
                ExpressionCheck.of(made.getParent(), "shards.parquet", samples, conf)
                        .faults());
    }

    private static ExpressionRow row(String gene, int shard, float... values) {
        return new ExpressionRow(new GeneName(gene, gene), shard, values);
    }

    @Test
    void sources_are_compared_with_what_was_read() throws IOException {
        var cohort = new CohortFixture("read").expression(folder, "gene\tS1\tS2\nA\t1\t2\n");
        CohortVersion read =
                new Ingest(session, lake).ingest(cohort.definition(), List.of()).version();
        var verification = new Verification(session, lake, Progress.SILENT);
        assertEquals(List.of(), verification.changedSources(read));
        Path source = Files.writeString(folder.resolve("expression.tsv"), "gene\tS1\tS2\nA\t1\t3\n");
        String changed = verification.changedSources(read).get(0);
        assertTrue(changed.startsWith(source + " has changed: 17 bytes, SHA-256 "), changed);
        Files.delete(source);
        assertEquals(List.of(source + " is gone"), verification.changedSources(read));
        assertFalse(read.card().files().isEmpty());
    }
}
