package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.results.GeneCoverage;
import io.prominence.results.TableReader;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One marker in cohorts that call it differently: by alias, by probes, as a date, or not at all. */
@ExtendWith(SharedSpark.class)
class GeneNamesStudyTest {
    private static final String STUDY = """
            study { id = names, marker = MARCH3, genes = ["hgnc.txt"], cohorts = [old.conf, probes.conf, excel.conf] }
            associate { methods = [pearson, cox], endpoints = [os], min-samples = 5, min-events = 2
                        permutations = 0, random-signatures = 0, matched-genes = 0 }
            """;

    private static final String COHORT = """
            cohort {
              id = ID, cancer = renal
              expression { format = matrix, path = ID.tsv, unit = log2-tpm-plus-1 MORE }
              clinical = [ { path = clin.tsv, key = sample, level = sample } ]
              endpoints { os { time = time, event = dead, event-values = ["1"], censored-values = ["0"], unit = days } }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeStudy() throws IOException {
        Files.copy(Path.of("src/test/resources/genes/hgnc_complete_set.txt"), folder.resolve("hgnc.txt"));
        write("study.conf", STUDY);
        cohort("old", "", "MARCH3", "SEPT2", "PROML1", "NOSUCH");
        cohort("probes", ", gene-id = probe", "p1", "p2", "p3", "p4");
        String probes = COHORT.replace("ID", "probes").replace(" MORE", ", gene-id = probe");
        write("probes.conf", probes.replace("clinical =", "genes { platform-table = gpl.tsv }\n  clinical ="));
        write("gpl.tsv", "ID\tGene Symbol\np1\tMARCHF3\np2\tMARCHF3\np3\tPROM1 /// PROM2\np4\t\n");
        cohort("excel", "", "1-Mar", "2-Sep", "AAA", "BBB");
        StringBuilder clinical = new StringBuilder("sample\ttime\tdead\n");
        for (int s = 1; s <= 12; s++) {
            clinical.append("s" + s + "\t" + 100 * s + "\t" + s % 2 + "\n");
        }
        write("clin.tsv", clinical.toString());
    }

    @Test
    void the_marker_is_found_under_every_name_and_the_coverage_says_which() throws IOException {
        Cli.Result result = run("run");
        assertEquals(0, result.code(), result.err());
        assertTrue(
                result.out()
                        .contains(
                                "study.marker = MARCH3 is a former symbol of MARCHF3 (ENSG00000173926), and the run is"
                                        + " about MARCHF3."),
                result.out());
        assertTrue(result.out().contains("1-Mar (MARCH1 or MARC1, not resolved), 2-Sep (SEPT2, taken as SEPTIN2)"));
        Map<String, GeneCoverage> marker = coverage().stream()
                .filter(row -> row.panel().equals("marker"))
                .collect(Collectors.toMap(GeneCoverage::cohortId, Function.identity()));
        assertEquals(
                new GeneCoverage("old", "marker", "MARCHF3", true, 0.0, "MARCH3", "previous", null), marker.get("old"));
        assertEquals("probe", marker.get("probes").resolvedHow());
        assertEquals(
                new GeneCoverage(
                        "excel", "marker", "MARCHF3", false, null, null, null, "no row of the source is of this gene"),
                marker.get("excel"));
        assertTrue(run("run").out().contains("nothing to do"));
    }

    @Test
    void a_marker_that_a_cohort_may_have_is_said_to_be_ambiguous_there() throws IOException {
        write("study.conf", STUDY.replace("marker = MARCH3", "marker = MTARC1"));
        cohort("old", "", "MARC1", "SEPT2", "PROML1", "NOSUCH");
        Cli.Result result = run("run");
        assertEquals(0, result.code(), result.err());
        GeneCoverage row = coverage().stream()
                .filter(each -> each.panel().equals("marker") && each.cohortId().equals("excel"))
                .findFirst()
                .orElseThrow();
        assertEquals("ambiguous: 1-Mar could be MARCHF1 or MTARC1", row.note());
        String probes = coverage().stream()
                .filter(each -> each.panel().equals("marker") && each.cohortId().equals("probes"))
                .map(GeneCoverage::note)
                .findFirst()
                .orElseThrow();
        assertEquals("no probe in the source is of this gene", probes);
    }

    @Test
    void a_marker_of_several_genes_is_refused() throws IOException {
        write("study.conf", STUDY.replace("marker = MARCH3", "marker = 1-Mar"));
        Cli.Result result = run("run");
        assertEquals(2, result.code(), result.out());
        assertTrue(
                result.err().contains("Cannot use study.marker = 1-Mar: it could be MARCHF1 or MTARC1."), result.err());
    }

    @Test
    void probes_need_the_table_of_their_platform_and_symbols_do_not() throws IOException {
        write("probes.conf", COHORT.replace("ID", "probes").replace(" MORE", ", gene-id = probe"));
        write(
                "old.conf",
                COHORT.replace("ID", "old")
                        .replace(" MORE", "")
                        .replace("clinical =", "genes { platform-table = none.tsv }\n  clinical ="));
        String problems = run("run").err();
        assertTrue(problems.contains("Name the table of the platform as genes.platform-table"), problems);
        assertTrue(problems.contains("genes.platform-table of cohort old: there is no file"), problems);
        assertTrue(problems.contains("expression.gene-id = symbol. Set expression.gene-id = probe"), problems);
    }

    private List<GeneCoverage> coverage() throws IOException {
        try (var runs = Files.list(folder.resolve("runs/names"))) {
            Path run = runs.filter(Files::isDirectory)
                    .filter(path -> !Files.isSymbolicLink(path))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return TableReader.read(run.resolve("coverage").toString(), GeneCoverage.class);
        }
    }

    private Cli.Result run(String command) {
        return Cli.run(command, "-c", folder.resolve("study.conf").toString());
    }

    private void cohort(String id, String more, String... genes) throws IOException {
        write(id + ".conf", COHORT.replace("ID", id).replace(" MORE", more));
        StringBuilder text = new StringBuilder("gene");
        for (int s = 1; s <= 12; s++) {
            text.append("\ts").append(s);
        }
        for (String gene : genes) {
            text.append('\n').append(gene);
            for (int s = 1; s <= 12; s++) {
                text.append('\t').append((s * 7 + Math.floorMod(gene.hashCode(), 5)) % 11 + 0.5 + genes.length);
            }
        }
        write(id + ".tsv", text.append('\n').toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
