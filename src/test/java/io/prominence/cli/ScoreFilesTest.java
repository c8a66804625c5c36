package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.provenance.Json;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ScoredSample;
import io.prominence.results.TableReader;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files and their clinical table, scored by a stored model that reads genes, panels, age and sex of one sample at a time. */
@ExtendWith(SharedSpark.class)
class ScoreFilesTest {
    private static final Path STORED = Path.of("src", "test", "resources", "bundles", "layout-2");

    /** log2 of 1 + TPM is never negative; a sample's ranks do not change with it. */
    private static final double ABOVE_ZERO = 16;

    @TempDir
    private Path folder;

    private static Path bundle;

    private Path expression;

    /** The stored model with its genes called as a file calls them that no gene table resolves. */
    @BeforeAll
    static void nameGenesBySymbol(@TempDir Path copies) throws Exception {
        bundle = copies.resolve("bundle");
        Path stored = STORED.resolve("bundle");
        StringBuilder sums = new StringBuilder();
        for (String line : Files.readAllLines(stored.resolve("SHA256SUMS"))) {
            String name = line.substring(line.indexOf(' ')).strip();
            byte[] content = Files.readAllBytes(stored.resolve(name));
            if (name.equals("recipe.json") || name.equals("coefficients.tsv")) {
                content = new String(content, StandardCharsets.UTF_8)
                        .replace("id:", "symbol:")
                        .getBytes(StandardCharsets.UTF_8);
            }
            Files.createDirectories(bundle.resolve(name).getParent());
            Files.write(bundle.resolve(name), content);
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
            sums.append(HexFormat.of().formatHex(sum)).append("  ").append(name).append('\n');
        }
        Files.writeString(bundle.resolve("SHA256SUMS"), sums);
    }

    @BeforeEach
    void raise() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows(STORED.resolve("expression.tsv"))) {
            for (int i = 1; i < row.length && !lines.isEmpty(); i++) {
                row[i] = Double.toString(Double.parseDouble(row[i]) + ABOVE_ZERO);
            }
            lines.add(String.join("\t", row));
        }
        expression = write("expression.tsv", lines);
    }

    @Test
    void files_are_given_the_probabilities_that_were_stored() throws IOException {
        assertArrayEquals(stored(), scored(expression, STORED.resolve("clinical.tsv")), 1e-12);
        Path alone = write(
                "alone.tsv",
                rows(expression).stream().map(row -> row[0] + "\t" + row[3]).toList());
        assertArrayEquals(new double[] {stored()[2]}, scored(alone, STORED.resolve("clinical.tsv")), 1e-12);
    }

    @Test
    void covariates_have_any_name_and_a_label_is_measured() throws IOException {
        List<String> lines = new ArrayList<>(List.of("sample\tyears\tgender\tM"));
        List<String[]> clinical = rows(STORED.resolve("clinical.tsv"));
        for (int i = 1; i < clinical.size(); i++) {
            lines.add(String.join("\t", clinical.get(i)) + "\t" + (i % 3 == 0 ? "M1" : "M0"));
        }
        Path other = write("other.tsv", lines);
        Cli.Result score = score(
                expression,
                other,
                "--covariate",
                "age=years",
                "--covariate",
                "sex=gender",
                "--label",
                "M",
                "--positive",
                "M1",
                "--negative",
                "M0");
        assertEquals(0, score.code(), score.err());
        assertArrayEquals(stored(), probabilities(), 1e-12);
        ClassifierMetric first = TableReader.read(folder.resolve("out/metrics").toString(), ClassifierMetric.class)
                .get(0);
        assertEquals(12, first.n());
        assertEquals(4, first.nPositive());
    }

    @Test
    void what_cannot_be_read_is_counted_told_and_kept() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(STORED.resolve("clinical.tsv")));
        lines.set(2, "stored-s1\tforty\tmale");
        lines.set(3, lines.get(3).replaceAll("\t[^\t]*$", "\tunknown to the model"));
        lines.remove(12);
        Cli.Result score = score(expression, write("faulty.tsv", lines));
        assertEquals(0, score.code(), score.err());
        assertEquals(11, probabilities().length);
        assertTrue(
                score.out().contains("1 of 12 samples has no clinical row and was left out: stored-s11"), score.out());
        assertTrue(score.out().contains("1 value was refused and counts as missing, see quarantine.tsv"), score.out());
        assertTrue(score.out().contains("1 of 11 samples have a sex that training did not have"), score.out());
        String refused =
                Files.readAllLines(folder.resolve("out/quarantine.tsv")).get(1);
        assertTrue(refused.contains("faulty.tsv\t3\tage\tforty\t"), refused);
        JsonNode cohort =
                Json.parse(Files.readString(folder.resolve("out/score.json"))).get("cohort");
        assertEquals(1, cohort.get("quarantined").size());
        assertEquals(1, cohort.get("warnings").size());
    }

    @Test
    void a_table_or_column_that_is_not_there_is_named() throws IOException {
        Path clinical = STORED.resolve("clinical.tsv");
        assertFails(
                Cli.run(
                        "score",
                        "--model",
                        bundle.toString(),
                        "--expression",
                        expression.toString(),
                        "--unit",
                        "log2-tpm-plus-1"),
                "the model reads the covariates age, sex. Give --clinical and --key.");
        assertFails(
                score(expression, clinical, "--covariate", "stage=sex"),
                "the model does not read it. It reads age, sex.");
        assertFails(score(expression, clinical, "--covariate", "age=years"), "there is no column years");
        assertFails(score(expression, clinical, "--label", "M"), "--label, --positive and --negative go together");
        assertTrue(Files.notExists(folder.resolve("out")));
        assertFails(
                Cli.run("score", "-c", "study.conf", "--cohort", "a", "--format", "gct", "--positive", "M1"),
                "Cannot use --positive: it describes an --expression file.",
                "Cannot use --format: it describes an --expression file.");
    }

    private static void assertFails(Cli.Result result, String... messages) {
        assertEquals(2, result.code(), result.err());
        for (String message : messages) {
            assertTrue(result.err().contains(message), result.err());
        }
    }

    private double[] scored(Path expression, Path clinical) throws IOException {
        Cli.Result score = score(expression, clinical);
        assertEquals(0, score.code(), score.err());
        return probabilities();
    }

    private Cli.Result score(Path expression, Path clinical, String... more) {
        List<String> arguments = new ArrayList<>(List.of("score", "--model", bundle + ""));
        arguments.addAll(List.of("--expression", expression + "", "--unit", "log2-tpm-plus-1", "--id", "new"));
        arguments.addAll(List.of("--clinical", clinical + "", "--key", "sample", "--out", folder.resolve("out") + ""));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private double[] probabilities() throws IOException {
        return TableReader.read(folder.resolve("out/predictions").toString(), ScoredSample.class).stream()
                .mapToDouble(ScoredSample::probability)
                .toArray();
    }

    private static double[] stored() throws IOException {
        return rows(STORED.resolve("probabilities.tsv")).stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .toArray();
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }
}
