package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every way of giving bad input ends in a message with the values, in exit code 2 or 3, and in a lake as it was. */
@ExtendWith(SharedSpark.class)
class BadInputTest {
    private static final String STUDY = """
            study { id = mine, marker = PROM2, cohorts = [a.conf] }
            associate { methods = [pearson, cox], endpoints = [os], min-samples = 5, min-events = 2 }
            """;

    private static final String COHORT = """
            cohort {
              id = a, cancer = renal
              expression { format = matrix, path = a.tsv, unit = log2-tpm-plus-1 }
              clinical = [ { path = clin.tsv, key = sample, level = sample } ]
              endpoints { os { time = time, event = dead, event-values = ["1"], censored-values = ["0"], unit = days } }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeStudy() throws IOException {
        write("study.conf", STUDY);
        write("a.conf", COHORT);
        write("a.tsv", expression("PROM2"));
        write("clin.tsv", clinical());
    }

    @Test
    void the_study_as_it_is_runs() {
        Cli.Result result = run("run");
        assertEquals(0, result.code(), result.err());
    }

    @Test
    void unknown_option() {
        assertFails(2, Cli.run("run", "-c", "x", "--quite"), "--quite", "--quiet");
    }

    @Test
    void no_command() {
        assertFails(2, Cli.run(), "there is no command");
    }

    @Test
    void unknown_key_and_missing_file_at_once() throws IOException {
        write("study.conf", STUDY.replace("endpoints", "endpionts").replace("[a.conf]", "[a.conf, b.conf]"));
        assertFails(2, run("run"), "endpionts", "Did you mean endpoints?", "b.conf", "2 problems; nothing was done");
    }

    @Test
    void a_modifier_that_is_no_number() throws IOException {
        write(
                "a.conf",
                COHORT.replace("endpoints {", "covariates { sex { column = time, type = categorical } }\nendpoints {"));
        write(
                "study.conf",
                STUDY.replace("methods = [pearson, cox]", "methods = [cox-interaction], modifiers = [sex]"));
        assertFails(2, run("run"), "associate.modifiers: sex is categorical", "for example emt-score");
        write("study.conf", STUDY.replace("pearson, cox]", "cox-interaction]"));
        assertFails(2, run("run"), "cox-interaction, but no modifier is named");
    }

    @Test
    void a_score_that_no_gene_makes_is_noted() throws IOException {
        write("study.conf", STUDY.replace("min-samples", "adjustments = [[], [stroma-score]], min-samples"));
        Cli.Result result = run("run");
        assertEquals(0, result.code(), result.err());
        assertTrue(
                result.out().contains("note: a has no stroma-score: rows adjusted for it, or by it, are not-available"),
                result.out());
    }

    @Test
    void a_sample_twice() throws IOException {
        write("a.tsv", expression("PROM2").replace("s2\t", "s1\t"));
        assertFails(3, run("ingest"), "Cannot read", "a.tsv", "sample s1 appears twice", "columns 2 and 3");
    }

    @Test
    void no_overlap_between_expression_and_clinical_ids() throws IOException {
        write("clin.tsv", clinical().replace("s", "x").replaceFirst("xample", "sample"));
        assertFails(3, run("ingest"), "Cannot", "s1", "x1");
    }

    @Test
    void a_git_lfs_pointer() throws IOException {
        write("a.tsv", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
        write("study.conf", STUDY.replace("endpoints", "endpionts"));
        assertFails(2, run("ingest"), "Git LFS", "git lfs pull", "endpionts", "2 problems");
    }

    @Test
    void a_refused_cohort_does_not_hold_up_the_others_and_all_refused_are_named() throws IOException {
        write("study.conf", STUDY.replace("[a.conf]", "[b.conf, a.conf, c.conf]"));
        for (String id : List.of("b", "c")) {
            write(id + ".conf", COHORT.replace("id = a", "id = " + id).replace("a.tsv", id + ".tsv"));
            write(id + ".tsv", expression("PROM2").replace("s2\t", "s1\t"));
        }
        Cli.Result result = run("run");
        assertFails(
                3,
                result,
                "b.tsv: sample s1",
                "c.tsv: sample s1",
                "2 of 3 cohorts are refused: b, c; the others are in the lake.");
        assertTrue(result.out().contains("a: 3 genes x 12 samples"), result.out());
        assertFalse(result.out().contains("report:"), result.out());
    }

    @Test
    void what_only_an_analysis_needs_does_not_hold_up_an_ingest() throws IOException {
        write("study.conf", STUDY.replace("pearson, cox]", "moderated-t], labels = [l]"));
        write(
                "a.conf",
                COHORT.replace("log2-tpm-plus-1", "rsem")
                        .replace(
                                "endpoints {",
                                "labels { l { column = dead, positive = [\"1\"], negative = [\"0\"] } }\nendpoints {"));
        assertFails(2, run("run"), "Cannot compute moderated-t of cohort a");
        Cli.Result result = run("ingest");
        assertEquals(0, result.code(), result.err());
    }

    @Test
    void two_ways_to_say_whose_a_sample_is() throws IOException {
        write(
                "a.conf",
                COHORT.replace(
                        "clinical =",
                        "samples { patient-column = tiem, patient-pattern = \"(.*)\", patient-replacement = P }\nclinical ="));
        assertFails(
                2,
                run("ingest"),
                "samples.patient-column",
                "stands beside patient-pattern",
                "there is no column tiem",
                "Did you mean time?");
    }

    @Test
    void a_truncated_gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(expression("PROM2").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("a.tsv"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertFails(3, run("ingest"), "a.tsv");
    }

    @Test
    void a_negative_time_goes_to_quarantine() throws IOException {
        write("clin.tsv", clinical().replace("s3\t300", "s3\t-300"));
        Cli.Result result = run("ingest");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("1 value in quarantine"), result.out());
    }

    @Test
    void a_marker_that_no_cohort_measures() throws IOException {
        write("a.tsv", expression("OTHER"));
        assertFails(3, run("run"), "Cannot examine the marker PROM2", "cohorts a", "study.marker");
        assertEquals(List.of(), names(folder.resolve("runs/mine")));
    }

    @Test
    void a_lake_that_cannot_be_written() throws IOException {
        write("lake", "a file where a folder should be");
        assertFails(3, run("ingest"), "Cannot write");
    }

    @Test
    void values_that_contradict_the_unit() throws IOException {
        write("a.conf", COHORT.replace("log2-tpm-plus-1", "tpm"));
        write("a.tsv", expression("PROM2").replace("\t3.5", "\t-3.5"));
        assertFails(3, run("ingest"), "a", "tpm", "-3.5");
    }

    @Test
    void linear_values_are_not_compared_as_log_values() throws IOException {
        write(
                "a.conf",
                COHORT.replace("log2-tpm-plus-1", "tpm")
                        .replace(
                                "endpoints {",
                                "labels { m { column = dead, positive = [\"1\"], negative = [\"0\"] } }\n  endpoints {"));
        write("study.conf", STUDY.replace("pearson, cox", "moderated-t").replace("endpoints = [os]", "labels = [m]"));
        assertFails(2, run("run"), "log2 fold change", "transform = log2-plus-1");
    }

    @Test
    void associate_before_ingest() {
        assertFails(3, run("associate"), "Cannot read a: not in the lake", "ingest");
    }

    @Test
    void training_without_a_classifier() {
        assertEquals(0, run("ingest").code());
        assertFails(2, run("train"), "no classifier block");
    }

    @Test
    void an_output_folder_with_something_else_in_it() throws IOException {
        assertEquals(0, run("ingest").code());
        write("full/precious.txt", "mine");
        assertFails(2, run("associate", "--out", folder.resolve("full").toString()), "something else than a run");
        assertEquals(List.of("precious.txt"), names(folder.resolve("full")));
    }

    @Test
    void unknown_table_and_unknown_cohort() {
        assertEquals(0, run("run").code());
        assertFails(2, run("export", "poled", "--to", "-"), "poled", "pooled");
    }

    @Test
    void a_failed_ingest_leaves_the_last_version() throws IOException {
        assertEquals(0, run("ingest").code());
        List<String> before = names(folder.resolve("lake/a"));
        write("a.tsv", expression("PROM2").replace("s2\t", "s1\t"));
        assertEquals(3, run("ingest").code());
        assertEquals(before, names(folder.resolve("lake/a")));
    }

    private Cli.Result run(String command, String... more) {
        return Cli.run(Stream.concat(
                        Stream.of(command, "-c", folder.resolve("study.conf").toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static void assertFails(int code, Cli.Result result, String... parts) {
        assertEquals(code, result.code(), result.err() + result.out());
        for (String part : parts) {
            assertTrue(result.err().contains(part), () -> "no '" + part + "' in: " + result.err());
        }
        assertFalse(result.err().contains("\tat "), () -> "a stack trace: " + result.err());
    }

    private static List<String> names(Path of) throws IOException {
        if (!Files.exists(of)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(of)) {
            return names.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String expression(String first) {
        StringBuilder text = new StringBuilder("gene");
        for (int s = 1; s <= 12; s++) {
            text.append("\ts").append(s);
        }
        for (String gene : List.of(first, "AAA", "BBB")) {
            text.append('\n').append(gene);
            for (int s = 1; s <= 12; s++) {
                text.append('\t').append((s * 7 + gene.hashCode() % 5 + 25) % 11 + 0.5);
            }
        }
        return text.append('\n').toString();
    }

    private static String clinical() {
        StringBuilder text = new StringBuilder("sample\ttime\tdead\n");
        for (int s = 1; s <= 12; s++) {
            text.append("s" + s + "\t" + 100 * s + "\t" + s % 2 + "\n");
        }
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
