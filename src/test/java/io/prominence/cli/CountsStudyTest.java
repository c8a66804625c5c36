package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.results.Association;
import io.prominence.results.BatchAssociation;
import io.prominence.results.CohortQuality;
import io.prominence.results.GroupDifference;
import io.prominence.results.Pooled;
import io.prominence.results.TableReader;
import io.prominence.testing.Golden;
import io.prominence.testing.RealData;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Studies of counts, from their files to the tables, with the numbers that edgeR, DESeq2 and limma give. */
@ExtendWith(SharedSpark.class)
class CountsStudyTest {
    private static final List<String> GENES =
            List.of("PROM2", "CA9", "VEGFA", "GAPDH", "ACTB", "EPCAM", "VIM", "UMOD", "TTN", "HBB", "AQP2", "NDUFA4L2");

    @TempDir
    private Path folder;

    @Test
    void a_matrix_of_counts_goes_the_way_of_voom() throws IOException {
        Golden golden = Golden.cases("stats/voom").get(0);
        writeMatrix(golden.vectors("genes"), golden.bytes("group"));
        study("PROM2", folder.resolve("counts.tsv"), "/^pos/", "/^neg/");
        run("associate");
        List<Association> rows = rows("moderated-t");
        assertEquals(golden.vectors("genes").length, rows.size());
        List<Association> defined =
                rows.stream().filter(row -> row.undefinedReason() == null).toList();
        golden.check("effect", all(defined, Association::effect), 1e-9);
        golden.check("standardError", all(defined, Association::standardError), 1e-9);
        golden.check("statistic", all(defined, Association::statistic), 1e-9);
        golden.check("ciLow", all(defined, Association::ciLow), 1e-9);
        rows.stream()
                .filter(row -> row.undefinedReason() != null)
                .forEach(row -> assertEquals("low-variance", row.undefinedReason(), row.toString()));
    }

    @Test
    void renal_tumours_against_normal_tissue_are_as_r_has_them() throws IOException {
        study("PROM2", RealData.path("cohorts/ccrcc-ffpe/counts.tsv.gz"), "/^T/", "/^N/");
        for (Golden golden : Golden.cases("cli/ccrcc-ffpe")) {
            run("dossier", "--set", "associate.normalisation=" + golden.name());
            List<Association> moderated = chosen("moderated-t", GENES);
            golden.check("effect", all(moderated, Association::effect), 1e-9);
            golden.check("standardError", all(moderated, Association::standardError), 1e-9);
            golden.check("statistic", all(moderated, Association::statistic), 1e-9);
            golden.check("df", all(moderated, Association::df), 1e-9);
            golden.check("negLog10P", all(moderated, Association::negLog10P), 1e-7);
            List<Association> paired = chosen("moderated-t-paired", GENES);
            golden.check("pairedEffect", all(paired, Association::effect), 1e-9);
            golden.check("pairedStatistic", all(paired, Association::statistic), 1e-9);
            golden.check("pairedDf", all(paired, Association::df), 1e-9);
            golden.check("auc", all(chosen("wilcoxon", GENES), Association::effect), 1e-9);
            golden.check("z", all(chosen("pearson", GENES.subList(1, GENES.size())), Association::effect), 1e-9);
            GroupDifference marker = TableReader.read(folder + "/run/dossier/differences", GroupDifference.class)
                    .get(0);
            golden.check("meanTumour", marker.meanPositive(), 1e-9);
            golden.check("meanNormal", marker.meanNegative(), 1e-9);
            assertEquals(moderated.get(0).effect(), pooled("PROM2").effectRandom());
        }
    }

    @Test
    void counts_are_pooled_with_log2_values_as_a_log2_fold_change() throws IOException {
        Golden golden = Golden.cases("stats/voom").get(0);
        writeMatrix(golden.vectors("genes"), golden.bytes("group"));
        study("PROM2", folder.resolve("counts.tsv"), "/^pos/", "/^neg/");
        Files.writeString(
                folder.resolve("study.conf"),
                Files.readString(folder.resolve("study.conf")).replace("[counts.conf]", "[counts.conf, log2.conf]"));
        Files.writeString(
                folder.resolve("log2.conf"),
                Files.readString(folder.resolve("counts.conf"))
                        .replace("id = counted", "id = logged")
                        .replace("unit = counts", "unit = cpm, transform = log2-plus-1")
                        .replace("labels {", """
                                clinical = [{ path = plates.tsv, key = id, level = sample }]
                                batches = [plate]
                                labels {"""));
        writePlates(golden.bytes("group"));
        assertEquals(
                0,
                Cli.run("ingest", "-c", folder.resolve("study.conf").toString()).code());
        run("associate");
        Pooled pooled = pooled("PROM2");
        List<Association> cohorts = rows("moderated-t").stream()
                .filter(row -> row.geneSymbol().equals("PROM2"))
                .toList();
        assertEquals(2, pooled.k());
        assertEquals(
                List.of("log2-fold-change", "log2-fold-change"),
                cohorts.stream().map(Association::effectScale).toList());
        assertTrue(pooled.effectFixed()
                > Math.min(cohorts.get(0).effect(), cohorts.get(1).effect()));
        assertTrue(pooled.effectFixed()
                < Math.max(cohorts.get(0).effect(), cohorts.get(1).effect()));
        theBatchIsTheGroup(golden.bytes("group"));
    }

    /** Plate A holds all positives but the first, plate B all others. */
    private void writePlates(byte[] group) throws IOException {
        StringBuilder text = new StringBuilder("id\tplate");
        for (int i = 0; i < group.length; i++) {
            String plate = group[i] == 1 && i > 0 ? "A" : "b ";
            text.append('\n')
                    .append(group[i] == 1 ? "pos" : "neg")
                    .append(i)
                    .append('\t')
                    .append(plate);
        }
        Files.writeString(folder.resolve("plates.tsv"), text.append('\n'));
    }

    private void theBatchIsTheGroup(byte[] group) {
        BatchAssociation batch = TableReader.read(folder + "/run/batch", BatchAssociation.class).stream()
                .filter(row -> row.cohortId().equals("logged"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "plate label:group fisher 2",
                batch.batch() + " " + batch.outcome() + " " + batch.test() + " " + batch.levels());
        assertEquals(group.length, batch.n());
        assertTrue(batch.confounded());
        assertEquals(
                List.of("counted", "logged"),
                TableReader.read(folder + "/run/quality", CohortQuality.class).stream()
                        .map(CohortQuality::cohortId)
                        .toList());
    }

    private Pooled pooled(String symbol) {
        return TableReader.read(folder + "/run/pooled", Pooled.class).stream()
                .filter(row -> row.method().equals("moderated-t")
                        && row.level().equals("all")
                        && row.geneSymbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private void writeMatrix(double[][] genes, byte[] group) throws IOException {
        StringBuilder text = new StringBuilder("gene");
        for (int i = 0; i < group.length; i++) {
            text.append(group[i] == 1 ? "\tpos" : "\tneg").append(i);
        }
        for (int gene = 0; gene < genes.length; gene++) {
            text.append('\n').append(gene == 0 ? "PROM2" : String.format("ZG%03d", gene));
            for (double count : genes[gene]) {
                text.append('\t').append((long) count);
            }
        }
        Files.writeString(folder.resolve("counts.tsv"), text.append('\n'));
    }

    private void study(String marker, Path matrix, String positive, String negative) throws IOException {
        Files.writeString(folder.resolve("study.conf"), """
                study { id = counted, marker = %s, cohorts = [counts.conf] }
                associate { methods = [pearson, moderated-t, moderated-t-paired, wilcoxon], labels = [group]
                            permutations = 9, random-signatures = 9 }
                """.formatted(marker));
        Files.writeString(folder.resolve("counts.conf"), """
                cohort {
                  id = counted, cancer = renal
                  expression { format = matrix, path = "%s", unit = counts }
                  samples { patient-pattern = "^[NT]F(.*)$", patient-replacement = "$1" }
                  labels { group { column = sample-id, positive = ["%s"], negative = ["%s"] } }
                }
                """.formatted(matrix, positive, negative));
        Cli.Result ingest = Cli.run("ingest", "-c", folder.resolve("study.conf").toString());
        assertEquals(0, ingest.code(), ingest.err());
    }

    private void run(String command, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                command,
                                "-c",
                                folder.resolve("study.conf").toString(),
                                "--out",
                                folder.resolve("run").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        Cli.Result result = Cli.run(arguments);
        assertEquals(0, result.code(), result.err());
    }

    private List<Association> rows(String method) {
        return TableReader.read(folder + "/run/associations", Association.class).stream()
                .filter(row -> row.method().equals(method))
                .toList();
    }

    private List<Association> chosen(String method, List<String> symbols) {
        List<Association> rows = rows(method);
        return symbols.stream()
                .map(symbol -> rows.stream()
                        .filter(row -> row.geneSymbol().equals(symbol))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static double[] all(List<Association> rows, ToDoubleFunction<Association> component) {
        return rows.stream().mapToDouble(component).toArray();
    }
}
