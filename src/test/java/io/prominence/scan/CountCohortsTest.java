package io.prominence.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.Normalisation;
import io.prominence.domain.Outcome;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import io.prominence.lake.GeneVector;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.LibrarySizes;
import io.prominence.stats.LogCpm;
import io.prominence.stats.Pearson;
import io.prominence.testing.Golden;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class CountCohortsTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final Method MODERATED_T = Methods.byId("moderated-t").orElseThrow();

    private final LakeSession session;

    @TempDir
    private Path folder;

    CountCohortsTest(LakeSession session) {
        this.session = session;
    }

    @Test
    void trimmed_means_are_those_of_edger_for_any_partitioning() {
        for (Golden golden : exact("stats/tmm")) {
            for (int partitions : new int[] {1, 2, 16}) {
                golden.check("factors", factors(golden, partitions, Normalisation.TMM), 1e-9);
            }
        }
    }

    @Test
    void medians_of_ratios_are_those_of_deseq2_for_any_partitioning() {
        for (Golden golden : exact("stats/median-of-ratios")) {
            for (int partitions : new int[] {1, 2, 16}) {
                golden.check("factors", factors(golden, partitions, Normalisation.MEDIAN_OF_RATIOS), 1e-9);
            }
        }
    }

    @Test
    void every_partitioning_gives_the_same_bits() {
        Golden golden = exact("stats/tmm").get(0);
        double[] one = factors(golden, 1, Normalisation.TMM);
        assertArrayEquals(one, factors(golden, 16, Normalisation.TMM));
    }

    @Test
    void genes_that_lack_a_value_count_towards_no_library() {
        float nan = Float.NaN;
        float[][] genes = {{5, 9, 20}, {nan, 900, 1}, {7, 7, 30}, {0, 0, 0}, {4, 11, 0}};
        LibrarySizes sizes = CountNormalisation.of("c", vectors(genes, 2), 3, Normalisation.TMM);
        assertArrayEquals(new double[] {16, 27, 50}, sizes.sizes());
    }

    @Test
    void a_sample_without_a_count_has_no_library() {
        float[][] genes = {{5, 0, 20}, {7, 0, 30}, {4, 0, 0}};
        LibrarySizes sizes = CountNormalisation.of("c", vectors(genes, 1), 3, Normalisation.TMM);
        assertEquals(Double.NaN, sizes.effective()[1]);
        assertTrue(sizes.effective()[0] > 0 && sizes.effective()[2] > 0);
    }

    @Test
    void counts_that_give_no_factor_are_refused() {
        float[][] never = {{5, 0}, {0, 30}};
        assertTrue(assertThrows(
                        DataRefusedException.class,
                        () -> CountNormalisation.of("kirc", vectors(never, 1), 2, Normalisation.MEDIAN_OF_RATIOS))
                .getMessage()
                .contains("Set associate.normalisation = tmm"));
        float[][] gaps = {{5, Float.NaN}, {0, 0}};
        assertTrue(assertThrows(
                        DataRefusedException.class,
                        () -> CountNormalisation.of("kirc", vectors(gaps, 1), 2, Normalisation.TMM))
                .getMessage()
                .contains("counts of kirc: no gene has a value in every sample"));
    }

    @Test
    void moderated_t_of_counts_is_that_of_voom() {
        for (Golden golden : List.of(voom("clean"), voom("missing gene values"), voom("unknown groups"))) {
            EstimateColumns columns = scan(golden, MODERATED_T).byAnalysis().get(0);
            golden.check("effect", all(columns, e -> e.effect), 1e-9);
            golden.check("standardError", all(columns, e -> e.standardError), 1e-9);
            golden.check("statistic", all(columns, e -> e.statistic), 1e-9);
            golden.check("df", all(columns, e -> e.df), 1e-9);
            golden.check("logP", all(columns, e -> e.logP), 1e-7);
        }
    }

    @Test
    void a_scan_of_counts_gives_the_same_bits_for_any_partitioning() {
        Golden golden = voom("covariates");
        CohortVersion cohort = cohort(golden);
        List<Analysis> analyses = List.of(
                new Analysis(MODERATED_T, Outcome.label("meta"), Adjustment.none()),
                new Analysis(Methods.byId("wilcoxon").orElseThrow(), Outcome.label("meta"), Adjustment.none()));
        List<double[]> first = null;
        for (int tasks : new int[] {1, 2, 16}) {
            CohortEstimates estimates = new Scan(session, "G0", OPEN, Partitioning.into(tasks))
                    .run(List.of(input(cohort, golden)), analyses)
                    .get(0);
            List<double[]> bits = estimates.byAnalysis().stream()
                    .flatMap(columns -> Stream.of(all(columns, e -> e.effect), all(columns, e -> e.logP)))
                    .toList();
            first = first == null ? bits : first;
            for (int i = 0; i < bits.size(); i++) {
                assertArrayEquals(first.get(i), bits.get(i));
            }
        }
        assertTrue(session.spark().sparkContext().getPersistentRDDs().isEmpty());
    }

    @Test
    void other_methods_see_log_counts_per_million() {
        Golden golden = voom("clean");
        CohortEstimates estimates = scan(golden, Methods.byId("pearson").orElseThrow());
        LogCpm scale = LogCpm.proportional(golden.inputs("sizes"));
        double[] marker = golden.vectors("genes")[0].clone();
        double[] gene = golden.vectors("genes")[5].clone();
        scale.transform(marker, marker);
        scale.transform(gene, gene);
        Estimate expected = new Estimate();
        Pearson.prepare(marker, new double[0][], OPEN).worker().apply(gene, expected);
        Estimate found = new Estimate();
        estimates.byAnalysis().get(0).read(5, found);
        assertEquals(expected.effect, found.effect, 1e-12);
        assertEquals(expected.logP, found.logP, 1e-10);
    }

    @Test
    void the_scan_takes_what_the_normalisation_read_and_keeps_nothing() throws IOException {
        Golden golden = voom("clean");
        CohortVersion cohort = cohort(golden);
        CohortInput input = input(cohort, golden);
        try (Stream<Path> files = Files.list(Path.of(cohort.path(), "expression"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        EstimateColumns columns =
                scan(List.of(input), MODERATED_T).get(0).byAnalysis().get(0);
        golden.check("effect", all(columns, e -> e.effect), 1e-9);
        assertTrue(session.spark().sparkContext().getPersistentRDDs().isEmpty());
    }

    private CohortEstimates scan(Golden golden, Method method) {
        return scan(List.of(input(cohort(golden), golden)), method).get(0);
    }

    private List<CohortEstimates> scan(List<CohortInput> inputs, Method method) {
        Outcome outcome = method.outcomeKind() == Outcome.Kind.LABEL ? Outcome.label("meta") : Outcome.marker("G0");
        return new Scan(session, "G0", OPEN).run(inputs, List.of(new Analysis(method, outcome, Adjustment.none())));
    }

    private static CohortInput input(CohortVersion cohort, Golden golden) {
        CountCohorts counts = CountCohorts.normalise(List.of(cohort), Normalisation.TMM);
        assertArrayEquals(
                golden.inputs("sizes"), counts.libraries("counts").orElseThrow().effective(), 1e-6);
        double[] marker = counts.reading("counts").read(floats(golden.vectors("genes")[0]));
        return counts.input(cohort, cohort.samples(), Optional.of(marker));
    }

    private CohortVersion cohort(Golden golden) {
        float[][] genes = Arrays.stream(golden.vectors("genes"))
                .map(CountCohortsTest::floats)
                .toArray(float[][]::new);
        String[] ids =
                IntStream.range(0, genes[0].length).mapToObj(i -> "S" + i).toArray(String[]::new);
        CohortSamples samples = new CohortSamples(ids, ids, Map.of("meta", golden.bytes("group")), Map.of(), Map.of());
        Lake lake = new Lake(session, folder.resolve("lake").toString());
        return new CohortWriter(session, lake)
                .write(
                        CohortDraft.made(
                                "counts",
                                "0123456789abcdef",
                                "renal",
                                "made",
                                "counts",
                                samples,
                                genes.length,
                                Map.of()),
                        new Made(genes));
    }

    private double[] factors(Golden golden, int partitions, Normalisation how) {
        double[][] libraries = golden.vectors("libraries");
        float[][] genes = new float[libraries[0].length][libraries.length];
        for (int i = 0; i < libraries.length; i++) {
            for (int gene = 0; gene < genes.length; gene++) {
                genes[gene][i] = (float) libraries[i][gene];
            }
        }
        return CountNormalisation.of("golden", vectors(genes, partitions), libraries.length, how)
                .factors();
    }

    private JavaRDD<GeneVector> vectors(float[][] genes, int partitions) {
        List<GeneVector> vectors = new ArrayList<>();
        for (int gene = genes.length - 1; gene >= 0; gene--) {
            vectors.add(new GeneVector("g" + gene, "G" + gene, genes[gene]));
        }
        return session.context().parallelize(vectors, partitions);
    }

    private static Golden voom(String name) {
        return Golden.cases("stats/voom").stream()
                .filter(golden -> golden.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Cases whose counts are the same as float32. */
    private static List<Golden> exact(String file) {
        return Golden.cases(file).stream()
                .filter(golden -> Arrays.stream(golden.vectors("libraries"))
                        .flatMapToDouble(Arrays::stream)
                        .allMatch(count -> (float) count == count))
                .toList();
    }

    private static double[] all(EstimateColumns columns, ToDoubleFunction<Estimate> component) {
        Estimate estimate = new Estimate();
        return IntStream.range(0, columns.size())
                .filter(columns::isDefined)
                .mapToDouble(gene -> {
                    columns.read(gene, estimate);
                    return component.applyAsDouble(estimate);
                })
                .toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Genes with ids that sort as they are numbered. */
    private record Made(float[][] values) implements GeneSource {
        @Override
        public int genes() {
            return values.length;
        }

        @Override
        public GeneName gene(int i) {
            return new GeneName(String.format("symbol:G%04d", i), "G" + i);
        }

        @Override
        public void fill(int gene, int firstSample, float[] into) {
            System.arraycopy(values[gene], firstSample, into, 0, into.length);
        }
    }
}
