package io.prominence.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.provenance.Json;
import io.prominence.results.Association;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.FlowCount;
import io.prominence.results.FlowReconciliation;
import io.prominence.results.Multiplicity;
import io.prominence.results.Permutation;
import io.prominence.results.Pooled;
import io.prominence.results.Prediction;
import io.prominence.results.ScoredSample;
import io.prominence.results.TableReader;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A small simulated study, from sources to report, as a user runs it. */
@ExtendWith(SharedSpark.class)
class EndToEndTest {
    private static final int SAMPLES = 140;

    @TempDir
    private static Path folder;

    private static Cli.Result demo;
    private static Path run;
    private static String study;

    @BeforeAll
    static void runTheDemo() throws IOException {
        demo = Cli.run(
                "demo",
                "--out",
                folder.toString(),
                "--set",
                "simulate.genes=160",
                "--set",
                "simulate.samples=" + SAMPLES,
                "--set",
                "associate.permutations=199",
                "--set",
                "associate.random-signatures=50",
                "--set",
                "classifier.features=[marker, panels]",
                "--set",
                "classifier.elastic-net-lambdas=10",
                "--set",
                "classifier.bootstraps=10",
                "--set",
                "classifier.trees=10");
        assertEquals(0, demo.code(), demo.err());
        study = folder.resolve("study.conf").toString();
        run = runs().get(0);
    }

    @Test
    void nothing_is_lost_between_sources_and_analyses_without_a_line() {
        FlowReconciliation.check(TableReader.read(run + "/flow", FlowCount.class));
    }

    @Test
    void the_answer_names_effects_classifier_and_report() {
        assertTrue(demo.out().contains("PROM2 and endpoint os: hazard ratio"), demo.out());
        assertTrue(demo.out().contains("PROM2 and label distant-metastasis: AUC"), demo.out());
        assertTrue(demo.out().contains("PROM2 and endpoint os, is it special? its p is smaller than"), demo.out());
        assertTrue(demo.out().contains("on cohorts it never saw: AUROC"), demo.out());
        assertTrue(demo.out().strip().endsWith("report: " + run.resolve("report.html")), demo.out());
    }

    @Test
    void the_planted_survival_effect_lies_in_the_pooled_interval() throws IOException {
        JsonNode truth = Json.parse(Files.readString(folder.resolve("truth.json")));
        double planted =
                truth.get("estimands").get("endpoint:os").get("logHazardRatio").asDouble();
        Pooled pooled = pooled("cox", "endpoint:os");
        assertEquals(6, pooled.k());
        assertTrue(pooled.ciLow() < planted && planted < pooled.ciHigh(), planted + " in " + pooled);
    }

    @Test
    void planted_genes_survive_permutation_and_the_others_do_not() throws IOException {
        Set<String> planted = new TreeSet<>();
        Json.parse(Files.readString(folder.resolve("truth.json"))).get("genes").forEach(gene -> {
            if (gene.get("outcome").asText().equals("associated")) {
                planted.add(gene.get("symbol").asText());
            }
        });
        List<Permutation> rows = TableReader.read(run + "/permutation", Permutation.class).stream()
                .filter(row -> row.level().equals("all") && row.outcome().equals("label:distant-metastasis"))
                .filter(row -> row.method().equals("score") && row.adjustment().isEmpty())
                .toList();
        long found = rows.stream()
                .filter(row -> row.pMaxT() <= 0.05 && planted.contains(row.geneSymbol()))
                .count();
        long wrong = rows.stream()
                .filter(row -> row.pMaxT() <= 0.05 && !planted.contains(row.geneSymbol()))
                .count();
        assertTrue(found >= 10, "found " + found);
        assertTrue(wrong <= 0.05 * rows.size(), "wrong " + wrong + " of " + rows.size());
    }

    @Test
    void every_gene_of_every_cohort_has_a_row_for_every_analysis() {
        List<Association> rows = TableReader.read(run + "/associations", Association.class);
        long analyses = rows.stream()
                .map(row -> List.of(row.method(), row.outcome(), row.adjustment()))
                .distinct()
                .count();
        for (String cohort :
                new TreeSet<>(rows.stream().map(Association::cohortId).toList())) {
            List<Association> own =
                    rows.stream().filter(row -> row.cohortId().equals(cohort)).toList();
            long genes = own.stream().map(Association::geneId).distinct().count();
            assertEquals(genes * analyses, own.size(), cohort);
        }
        rows.forEach(row -> assertEquals(row.undefinedReason() == null, row.effect() != null, row.toString()));
        rows.stream()
                .filter(row -> !row.method().equals("wilcoxon"))
                .forEach(row -> assertEquals(row.effect() == null, row.standardError() == null, row.toString()));
    }

    @Test
    void every_family_of_tests_is_counted() {
        List<Multiplicity> families = TableReader.read(run + "/multiplicity", Multiplicity.class);
        List<Association> associations = TableReader.read(run + "/associations", Association.class);
        List<Pooled> pooled = TableReader.read(run + "/pooled", Pooled.class);
        assertEquals(
                associations.stream().filter(row -> row.pValue() != null).count(), genes(families, "associations"));
        assertEquals(pooled.stream().filter(row -> row.pValue() != null).count(), genes(families, "pooled"));
        assertEquals(
                pooled.stream()
                        .filter(row -> row.qStorey() != null && row.qStorey() < 0.05)
                        .count(),
                families.stream()
                        .filter(family -> family.tests().equals("pooled"))
                        .mapToLong(Multiplicity::significantStorey)
                        .sum());
        assertTrue(pooled.stream().anyMatch(row -> row.pCancer() != null && row.influentialCohort() != null));
    }

    private static long genes(List<Multiplicity> families, String tests) {
        return families.stream()
                .filter(family -> family.tests().equals(tests))
                .mapToLong(Multiplicity::genes)
                .sum();
    }

    @Test
    void held_out_cohorts_are_scored_by_models_that_did_not_see_them() {
        List<ClassifierMetric> metrics = TableReader.read(run + "/classifier/metrics", ClassifierMetric.class);
        assertEquals(
                Set.of("leave-one-cohort-out", "leave-one-cancer-out"),
                new TreeSet<>(metrics.stream().map(ClassifierMetric::validation).toList()));
        double panels = metrics.stream()
                .filter(row -> row.features().equals("panels") && row.model().equals("elastic-net"))
                .filter(row -> row.metric().equals("auroc") && row.heldOut().equals("(mean)"))
                .filter(row -> row.validation().equals("leave-one-cohort-out"))
                .findFirst()
                .orElseThrow()
                .value();
        assertTrue(panels > 0.65, "AUROC " + panels);
        TableReader.read(run + "/classifier/predictions", Prediction.class)
                .forEach(row -> assertTrue(
                        row.fold().equals(row.cohortId()) || row.cohortId().startsWith("sim-" + row.fold()),
                        row.toString()));
    }

    @Test
    void the_manifest_holds_configuration_versions_checksums_seeds_and_counts() throws IOException {
        JsonNode manifest = Json.parse(Files.readString(run.resolve("run.json")));
        assertEquals("demo", manifest.get("studyId").asText());
        assertEquals(6, manifest.get("cohorts").size());
        assertEquals(
                64,
                manifest.get("cohorts")
                        .get(0)
                        .get("sources")
                        .get(0)
                        .get("sha256")
                        .asText()
                        .length());
        assertEquals(4, manifest.get("stages").size());
        assertTrue(manifest.get("configuration").has("study.conf"));
        assertTrue(manifest.get("seeds").has("study"));
    }

    @Test
    void the_same_again_is_nothing_to_do_and_quiet_says_nothing() throws IOException {
        Cli.Result again = run("run", "--quiet");
        assertEquals(0, again.code(), again.err());
        assertEquals("", again.out());
        assertEquals("", again.err());
        assertTrue(run("ingest").out().contains("sim-renal-a: nothing to do"));
    }

    @Test
    void only_what_is_out_of_date_is_computed_again() throws IOException {
        Path exactly = folder.resolve("exactly");
        Cli.Result changed = run("run", "--set", "classifier.trees=11", "--out", exactly.toString());
        assertEquals(0, changed.code(), changed.err());
        assertTrue(changed.out().contains("associate: up to date, taken from run"), changed.out());
        assertTrue(changed.out().contains("train: "), changed.out());
        assertEquals(
                -1,
                Files.mismatch(
                        run.resolve("associations/part-00000.parquet"),
                        exactly.resolve("associations/part-00000.parquet")));
    }

    @Test
    void computed_twice_the_tables_are_the_same_bytes() throws IOException {
        Path again = folder.resolve("again");
        Cli.Result result =
                run("run", "--set", "study.runs=" + folder.resolve("other-runs"), "--out", again.toString());
        assertEquals(0, result.code(), result.err());
        for (Path table : tables(run)) {
            assertEquals(-1, Files.mismatch(run.resolve(table), again.resolve(table)), table.toString());
        }
    }

    @Test
    void a_model_scores_a_cohort_of_the_lake() throws IOException {
        Path out = folder.resolve("scores");
        Cli.Result score = run("score", "--cohort", "sim-breast-a", "--out", out.toString());
        assertEquals(0, score.code(), score.err());
        assertTrue(score.out().contains("was trained on cohort sim-breast-a"), score.out());
        assertEquals(
                SAMPLES,
                TableReader.read(out + "/predictions", ScoredSample.class).size());
        JsonNode card = Json.parse(Files.readString(out.resolve("score.json")));
        assertEquals("sim-breast-a", card.get("cohort").get("id").asText());
        assertEquals(64, card.get("model").get("sha256").asText().length());
    }

    @Test
    void an_expression_file_is_scored_as_the_cohort_that_was_made_of_it() throws IOException {
        Path out = folder.resolve("file-scores");
        Path model = run.resolve("classifier/model");
        Path sources = folder.resolve("sources/sim-melanoma-a");
        List<String> file = List.of(
                "--model",
                model.toString(),
                "--expression",
                sources.resolve("expression.tsv.gz").toString(),
                "--out",
                out.toString());
        Cli.Result score = Cli.run(with(file, "score", "--unit", "log2-rsem-plus-1", "--id", "new-melanoma"));
        assertEquals(0, score.code(), score.err());
        assertTrue(score.out().contains("was trained on cohort new-melanoma"), score.out());
        assertEquals(
                SAMPLES,
                TableReader.read(out + "/predictions", ScoredSample.class).size());
        assertTrue(Files.notExists(out.resolve("_lake")));
        Cli.Result refused = Cli.run(with(file, "score", "--unit", "counts"));
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("its values are counts, but the model expects "), refused.err());
        Cli.Result mistyped = Cli.run(with(file, "score", "--unit", "log2-tpm", "--format", "matrx"));
        assertEquals(2, mistyped.code());
        assertTrue(
                mistyped.err().contains("expression.format = matrx is not known. Did you mean matrix?"),
                mistyped.err());
        assertTrue(mistyped.err().contains("expression.unit = log2-tpm is not known."), mistyped.err());
        Cli.Result nothing = Cli.run("score", "--model", model.toString());
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("Give one of --cohort ID, --cohort-file FILE"), nothing.err());
    }

    @Test
    void a_cohort_file_is_scored_under_another_name_and_recalibrated() throws IOException {
        Path out = folder.resolve("cohort-file-scores");
        String file = folder.resolve("cohorts/sim-melanoma-a.conf").toString();
        Cli.Result score = run(
                "score",
                "--cohort-file",
                file,
                "--id",
                "new-melanoma",
                "--recalibrate",
                "intercept",
                "--out",
                out + "");
        assertEquals(3, score.code(), "the model was trained on these samples: " + score.err());
        assertTrue(
                score.err().contains("Cannot recalibrate on cohort new-melanoma: the model was trained on it"),
                score.err());
        assertTrue(Files.notExists(out.resolve("score.json")));
        score = run("score", "--cohort-file", file, "--id", "new-melanoma", "--out", out.toString());
        assertEquals(0, score.code(), score.err());
        assertEquals(
                "new-melanoma",
                Json.parse(Files.readString(out.resolve("score.json")))
                        .get("cohort")
                        .get("id")
                        .asText());
        Cli.Result mistyped = run("score", "--cohort-file", file, "--cohort-set", "cohrt.id=x");
        assertEquals(2, mistyped.code());
        assertTrue(mistyped.err().contains("Cannot use --cohort-set cohrt.id"), mistyped.err());
    }

    @Test
    void a_cohort_that_the_model_has_not_seen_is_recalibrated_on_some_of_its_samples() throws IOException {
        Path other = folder.resolve("new");
        assertEquals(
                0,
                Cli.run(
                                "simulate",
                                "--out",
                                other.toString(),
                                "--set",
                                "simulate.seed=2",
                                "--set",
                                "simulate.genes=160",
                                "--set",
                                "simulate.samples=" + SAMPLES)
                        .code());
        Path out = folder.resolve("new-scores");
        String file = other.resolve("cohorts/sim-breast-a.conf").toString();
        Cli.Result score = run(
                "score",
                "--cohort-file",
                file,
                "--id",
                "new-breast",
                "--recalibrate",
                "intercept",
                "--recalibrate-on",
                "stage=II",
                "--out",
                out.toString());
        assertEquals(0, score.code(), score.err());
        List<ScoredSample> samples = TableReader.read(out + "/predictions", ScoredSample.class);
        assertEquals(SAMPLES, samples.size());
        assertTrue(samples.stream().allMatch(sample -> sample.recalibrated() != null));
        assertTrue(samples.stream()
                .map(ScoredSample::recalibration)
                .distinct()
                .sorted()
                .toList()
                .equals(List.of("applied", "fitted-on")));
        assertTrue(score.out().contains("recalibrated   calibration-intercept"), score.out());
        assertTrue(score.out().contains("net-benefit at 0.1 "), score.out());
    }

    private static String[] with(List<String> file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(file);
        return arguments.toArray(String[]::new);
    }

    @Test
    void a_classifier_that_cannot_be_trained_is_refused_before_any_stage_works() {
        Cli.Result refused = run("run", "--set", "classifier.min-positives=100000", "--set", "associate.min-events=6");
        assertEquals(3, refused.code(), refused.err());
        assertTrue(
                refused.err().contains("no cohort has at least 100000 positives")
                        && refused.err().contains("take the block classifier out"),
                refused.err());
        assertFalse(refused.out().contains("associate:"), refused.out());
        Cli.Result tooFew =
                Cli.run("run", "-c", study, "--set", "classifier.features=[genes]", "--set", "classifier.force=false");
        assertEquals(3, tooFew.code(), tooFew.err());
        assertTrue(tooFew.err().contains("too few samples for every feature set. genes offers 1"), tooFew.err());
        assertFalse(tooFew.out().contains("associate:"), tooFew.out());
    }

    @Test
    void a_table_is_exported_as_text() throws IOException {
        Path out = folder.resolve("forest.tsv");
        assertEquals(0, run("export", "dossier/forest", "--to", out.toString()).code());
        assertTrue(Files.readAllLines(out).get(0).startsWith("method\toutcome\tadjustment\tkind"));
        Cli.Result again = run("export", "dossier/forest", "--to", out.toString());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("already there"), again.err());
    }

    @Test
    void the_page_is_made_again_from_the_tables() throws IOException {
        String before = Files.readString(run.resolve("report.html"));
        assertEquals(0, run("report", "--run", run.toString()).code());
        String after = Files.readString(run.resolve("report.html"));
        assertTrue(before.contains("PROM2") && after.contains("PROM2"));
        assertFalse(after.contains("http://cdn"), "the page must not fetch anything");
    }

    private static Cli.Result run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-c", study, "--set", "classifier.features=[marker, panels]"));
        arguments.addAll(List.of("--set", "associate.permutations=199", "--set", "associate.random-signatures=50"));
        arguments.addAll(List.of("--set", "classifier.elastic-net-lambdas=10", "--set", "classifier.bootstraps=10"));
        if (!List.of(more).contains("classifier.trees=11")) {
            arguments.addAll(List.of("--set", "classifier.trees=10"));
        }
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static Pooled pooled(String method, String outcome) {
        return TableReader.read(run + "/pooled", Pooled.class).stream()
                .filter(row -> row.level().equals("all") && row.geneSymbol().equals("PROM2"))
                .filter(row -> row.method().equals(method) && row.outcome().equals(outcome))
                .filter(row -> row.adjustment().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs/demo"))) {
            return runs.filter(path -> Files.exists(path.resolve("run.json")))
                    .sorted()
                    .toList();
        }
    }

    /** Table files of a run, relative; the saved model has names of Spark's own. */
    private static List<Path> tables(Path of) throws IOException {
        try (Stream<Path> files = Files.walk(of)) {
            return files.filter(path -> path.getFileName().toString().equals("part-00000.parquet"))
                    .map(of::relativize)
                    .filter(path -> !path.startsWith("classifier/model"))
                    .toList();
        }
    }
}
