package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.results.Association;
import io.prominence.results.CoxTerm;
import io.prominence.results.FlowCount;
import io.prominence.results.FlowReconciliation;
import io.prominence.results.GroupDifference;
import io.prominence.results.OutcomeCount;
import io.prominence.results.SurvivalSplit;
import io.prominence.results.TableReader;
import io.prominence.testing.Golden;
import io.prominence.testing.RealData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real cohorts, from their files to the tables, with numbers that R gives (survival 3.5-3, wilcox.test). */
class ThreeCancersTest {
    @TempDir
    private static Path folder;

    private static String ingested;

    @BeforeAll
    static void examineTheMarker() {
        String[] study = {
            "-c",
            "conf/three-cancers.conf",
            "--set",
            "data=" + RealData.folder(),
            "--set",
            "study.lake=" + folder.resolve("lake"),
            "--set",
            "associate.methods=[wilcoxon, cox]",
            "--set",
            "associate.permutations=20",
            "--set",
            "associate.random-signatures=20"
        };
        Cli.Result ingest = Cli.run(with(study, "ingest"));
        assertEquals(0, ingest.code(), ingest.err());
        ingested = ingest.out();
        Cli.Result dossier =
                Cli.run(with(study, "dossier", "--out", folder.resolve("run").toString()));
        assertEquals(0, dossier.code(), dossier.err());
    }

    private static String[] with(String[] study, String command, String... more) {
        return Stream.of(Stream.of(command), Stream.of(study), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    @Test
    void overall_survival_in_melanoma_is_that_of_coxph() {
        CoxTerm os = cox("tcga-skcm");
        assertEquals(458, os.n());
        assertEquals(218, os.nEvents());
        assertEquals(0.109447453574, os.effect(), 1e-11);
        assertEquals(0.0293752823105, os.standardError(), 1e-11);
        assertEquals(-Math.log10(1.94669756641e-4), os.negLog10P(), 1e-7);
    }

    @Test
    void survival_without_distant_metastasis_in_melanoma_is_that_of_coxph() {
        Golden dmfs = Golden.cases("lake/melanoma-outcomes").stream()
                .filter(golden -> golden.name().equals("dmfs"))
                .findFirst()
                .orElseThrow();
        CoxTerm term = cox("tcga-skcm", "dmfs");
        assertEquals(dmfs.expected("known"), term.n());
        assertEquals(dmfs.expected("events"), term.nEvents());
        dmfs.check("effect", term.effect(), 1e-9);
        dmfs.check("standard_error", term.standardError(), 1e-9);
    }

    @Test
    void adjusted_for_age_survival_in_melanoma_is_that_of_coxph() {
        List<CoxTerm> model = TableReader.read(folder + "/run/dossier/cox", CoxTerm.class).stream()
                .filter(row ->
                        row.cohortId().equals("tcga-skcm") && row.adjustment().equals("age"))
                .filter(row -> row.endpoint().equals("os"))
                .toList();
        assertEquals(List.of("PROM2", "age"), model.stream().map(CoxTerm::term).toList());
        // R's numbers are of the decimal values of PROM2; the lake holds them as float32.
        assertEquals(0.0959660472079, model.get(0).effect(), 1e-7);
        assertEquals(0.02926371348715, model.get(0).standardError(), 1e-8);
        assertEquals(0.0237262774648, model.get(1).effect(), 1e-8);
        assertEquals(0.00476089177252, model.get(1).standardError(), 1e-8);
    }

    @Test
    void halves_by_the_median_are_compared_as_by_survdiff() {
        SurvivalSplit split = TableReader.read(folder + "/run/dossier/splits", SurvivalSplit.class).stream()
                .filter(row ->
                        row.cohortId().equals("tcga-skcm") && row.endpoint().equals("os"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(229, 229, 103, 115),
                List.of(split.nLow(), split.nHigh(), split.eventsLow(), split.eventsHigh()));
        assertEquals(6.30665276962169, split.chiSquared(), 1e-9);
        assertEquals(3136.06697135, split.medianLowDays(), 1e-6);
        assertEquals(1917.04093871, split.medianHighDays(), 1e-6);
    }

    @Test
    void overall_survival_in_breast_cancer_is_that_of_coxph() {
        CoxTerm os = cox("scanb-gse96058");
        assertEquals(400, os.n());
        assertEquals(48, os.nEvents());
        // R's number is of the decimal values; the lake holds them as float32.
        assertEquals(-0.11156229542856, os.effect(), 1e-7);
    }

    @Test
    void metastases_against_primaries_is_that_of_wilcox_test() {
        GroupDifference tissue = TableReader.read(folder + "/run/dossier/differences", GroupDifference.class).stream()
                .filter(row -> row.cohortId().equals("tcga-skcm") && row.label().equals("metastatic-tissue"))
                .findFirst()
                .orElseThrow();
        assertEquals(367, tissue.nPositive());
        assertEquals(103, tissue.nNegative());
        assertEquals(0.238618, tissue.auc(), 5e-7);
        assertEquals(-Math.log10(4.95077216857369e-16), tissue.negLog10PWilcoxon(), 1e-7);
    }

    @Test
    void the_dossier_and_the_scan_say_the_same_of_the_marker() {
        Association scanned = TableReader.stream(folder + "/run/associations", Association.class)
                .filter(row ->
                        row.cohortId().equals("tcga-skcm") && row.geneSymbol().equals("PROM2"))
                .filter(row -> row.method().equals("cox") && row.adjustment().isEmpty())
                .filter(row -> row.outcome().equals("endpoint:os"))
                .findFirst()
                .orElseThrow();
        assertEquals(cox("tcga-skcm").effect(), scanned.effect(), 1e-12);
        assertEquals(cox("tcga-skcm").negLog10P(), scanned.negLog10P(), 1e-9);
    }

    @Test
    void three_samples_that_disagree_with_their_ids_are_named() {
        assertTrue(ingested.contains("disagrees with Sample.Type in 3 samples"), ingested);
        assertTrue(ingested.contains("ER.A19T.Metastatic"), ingested);
    }

    @Test
    void renal_cancer_has_72_samples_and_5_with_metastases() {
        OutcomeCount m1 = TableReader.read(folder + "/run/outcomes", OutcomeCount.class).stream()
                .filter(row ->
                        row.cohortId().equals("tcga-kirc") && row.outcome().equals("label:distant-metastasis"))
                .findFirst()
                .orElseThrow();
        assertEquals(5, m1.nEvents());
        List<FlowCount> flow = TableReader.read(folder + "/run/flow", FlowCount.class);
        assertEquals(72, FlowReconciliation.last(flow, "tcga-kirc", "", "", "samples"));
    }

    @Test
    void nothing_is_lost_without_a_line_and_the_last_is_the_n_of_the_marker() {
        List<FlowCount> flow = TableReader.read(folder + "/run/flow", FlowCount.class);
        FlowReconciliation.check(flow);
        TableReader.stream(folder + "/run/associations", Association.class)
                .filter(row -> row.geneSymbol().equals("PROM2") && row.undefinedReason() == null)
                .forEach(row -> {
                    assertEquals(row.n(), last(flow, row, "samples"), row::toString);
                    boolean isLabel = row.outcome().startsWith("label:");
                    assertEquals(
                            row.nEvents().longValue(),
                            last(flow, row, isLabel ? "positives" : "events"),
                            row::toString);
                    if (isLabel) {
                        assertEquals(row.n() - row.nEvents(), last(flow, row, "negatives"), row::toString);
                    }
                });
    }

    private static long last(List<FlowCount> flow, Association row, String unit) {
        return FlowReconciliation.last(flow, row.cohortId(), row.outcome(), row.adjustment(), unit);
    }

    @Test
    void derived_outcomes_of_melanoma_are_those_that_r_counts() {
        List<OutcomeCount> counted = TableReader.read(folder + "/run/outcomes", OutcomeCount.class);
        for (Golden golden : Golden.cases("lake/melanoma-outcomes")) {
            OutcomeCount row = counted.stream()
                    .filter(each -> each.cohortId().equals("tcga-skcm"))
                    .filter(each -> each.outcome().endsWith(":" + golden.name()))
                    .findFirst()
                    .orElseThrow();
            boolean isLabel = row.outcome().startsWith("label:");
            assertEquals(golden.expected(isLabel ? "positive" : "events"), row.nEvents(), row.toString());
            assertEquals(
                    isLabel ? golden.expected("positive") + golden.expected("negative") : golden.expected("known"),
                    row.known(),
                    row.toString());
        }
    }

    private static CoxTerm cox(String cohort) {
        return cox(cohort, "os");
    }

    private static CoxTerm cox(String cohort, String endpoint) {
        return TableReader.read(folder + "/run/dossier/cox", CoxTerm.class).stream()
                .filter(row -> row.cohortId().equals(cohort)
                        && row.adjustment().isEmpty()
                        && row.endpoint().equals(endpoint)
                        && row.term().equals("PROM2"))
                .findFirst()
                .orElseThrow();
    }
}
