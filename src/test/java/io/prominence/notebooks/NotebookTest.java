package io.prominence.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.provenance.Json;
import io.prominence.results.ForestRow;
import io.prominence.results.GeneCoverage;
import io.prominence.results.Pooled;
import io.prominence.results.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the cells of the notebooks in order, as the Java kernel of Jupyter does, on the tables of a small run. */
public class NotebookTest {
    /** What the cells have shown. Public and static: the cells reach it by name. */
    public static final List<String> SHOWN = new ArrayList<>();

    private static final String RUN = "prominence.run";

    /** What the kernel gives every notebook; here it keeps what is shown. */
    private static final String KERNEL =
            "void display(Object what, String... as) { io.prominence.notebooks.NotebookTest.SHOWN.add(String.valueOf(what)); }";

    @TempDir
    private Path folder;

    @AfterEach
    void forgetTheRun() {
        System.clearProperty(RUN);
        SHOWN.clear();
    }

    @Test
    void the_marker_notebook_runs_from_top_to_bottom_and_draws_both_plots() throws IOException {
        writeRun();
        System.setProperty(RUN, folder.toString());
        try (JShell shell = shell()) {
            for (String cell : cells(Path.of("notebooks/marker.ipynb"))) {
                run(shell, cell);
            }
            assertEquals(2, SHOWN.size());
            assertTrue(SHOWN.get(0).contains("all cohorts"), SHOWN.get(0));
            assertTrue(SHOWN.get(1).contains("<title>GENE1"), SHOWN.get(1));
        }
    }

    @Test
    void a_cell_that_throws_fails_the_test_that_runs_it() {
        try (JShell shell = shell()) {
            String message = org.junit.jupiter.api.Assertions.assertThrows(
                            AssertionError.class, () -> run(shell, "int x = 1;\nint y = x / 0;"))
                    .getMessage();
            assertTrue(message.contains("by zero"), message);
        }
    }

    private JShell shell() {
        JShell shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        run(shell, KERNEL);
        return shell;
    }

    private static List<String> cells(Path notebook) throws IOException {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : Json.parse(Files.readString(notebook)).get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) {
                StringBuilder source = new StringBuilder();
                cell.get("source").forEach(line -> source.append(line.asText()));
                cells.add(source.toString());
            }
        }
        return cells;
    }

    private static void run(JShell shell, String cell) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        String rest = cell;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
            assertTrue(info.completeness().isComplete(), "incomplete cell: " + rest);
            for (SnippetEvent event : shell.eval(info.source())) {
                check(shell, event);
            }
            rest = info.remaining();
        }
    }

    private static void check(JShell shell, SnippetEvent event) {
        if (event.exception() != null) {
            throw new AssertionError(
                    event.snippet().source() + "\n" + event.exception().getMessage(), event.exception());
        }
        StringBuilder problems = new StringBuilder();
        shell.diagnostics(event.snippet()).filter(jdk.jshell.Diag::isError).forEach(diagnostic -> problems.append(
                        diagnostic.getMessage(null))
                .append('\n'));
        assertTrue(event.status() != Snippet.Status.REJECTED, event.snippet().source() + "\n" + problems);
    }

    private void writeRun() {
        TableWriter.write(
                folder + "/coverage",
                GeneCoverage.class,
                List.of(new GeneCoverage("a", "marker", "PROM2", true, 0.0, "PROM2", "direct", null)));
        TableWriter.write(
                folder + "/dossier/forest",
                ForestRow.class,
                List.of(
                        forest("cohort", "a", 0.2, null),
                        forest("cohort", "b", null, "too-few-events"),
                        forest("all", "all cohorts", 0.2, null)));
        TableWriter.write(
                folder + "/pooled", Pooled.class, List.of(pooled("PROM2", 0.2, 4, 1), pooled("GENE1", -0.1, 1, 2)));
    }

    private static ForestRow forest(String kind, String name, Double effect, String reason) {
        Double low = effect == null ? null : effect - 0.1;
        Double high = effect == null ? null : effect + 0.1;
        return new ForestRow(
                "cox",
                "endpoint:os",
                "",
                kind,
                name,
                "renal",
                1,
                100,
                30,
                effect,
                "log-hazard-ratio",
                low,
                high,
                kind.equals("all") ? low : null,
                kind.equals("all") ? high : null,
                effect == null ? null : 0.01,
                effect == null ? null : 2.0,
                null,
                reason);
    }

    private static Pooled pooled(String symbol, double effect, double negLog10P, int rank) {
        double p = Math.pow(10, -negLog10P);
        return new Pooled(
                "all",
                "symbol:" + symbol,
                symbol,
                "cox",
                "endpoint:os",
                "",
                "log-hazard-ratio",
                2,
                200,
                60,
                effect,
                0.05,
                p,
                effect,
                0.05,
                effect - 0.1,
                effect + 0.1,
                effect - 0.2,
                effect + 0.2,
                0.0,
                0.0,
                0.1,
                0.0,
                1.0,
                0.5,
                0.6,
                100.0,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                p,
                negLog10P,
                p,
                p,
                p,
                p,
                rank,
                rank == 1 ? 100.0 : 50.0);
    }
}
