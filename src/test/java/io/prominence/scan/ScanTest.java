package io.prominence.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.CohortSamples.Covariate;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.EffectScale;
import io.prominence.domain.Normalisation;
import io.prominence.domain.Outcome;
import io.prominence.domain.PoolingPlan;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.stats.CoxModel;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import io.prominence.stats.Spearman;
import io.prominence.stats.Undefined;
import io.prominence.stats.Wilcoxon;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class ScanTest {
    private static final String VECTORED = "parquet.hadoop.vectored.io.enabled";
    private static final int GENES = 60;
    private static final int SAMPLES = 90;
    private static final String MARKER = "G7";
    private static final GeneFilter FILTER = new GeneFilter(10, 5, 0.2, 0);
    private static final List<Analysis> ANALYSES = Analysis.of(
            new AssociatePlan(
                    Methods.ids(),
                    List.of("meta"),
                    List.of("os"),
                    List.of(Adjustment.none(), new Adjustment(List.of("age", "sex"))),
                    List.of(),
                    10,
                    5,
                    0.2,
                    0,
                    AssociatePlan.NullPlan.DEFAULT,
                    PoolingPlan.withDefaults(),
                    Normalisation.TMM),
            MARKER);

    /** Insists that the survey saw every gene, then is an ordinary rank sum. */
    private static final Method SURVEYED = new Method(
            "surveyed",
            EffectScale.AUC,
            Outcome.Kind.LABEL,
            Method.MarkerRole.GENE,
            Method.Reading.ORDER,
            Method.Adjustable.NO,
            Route.twice((design, filter) -> Wilcoxon.prepare(design.group(), filter), (design, filter, survey) -> {
                assertEquals(GENES, survey.size());
                assertTrue(survey.definedEffects().length > GENES / 2);
                return Wilcoxon.prepare(design.group(), filter);
            }));

    private final LakeSession session;
    private final List<CohortVersion> cohorts = new ArrayList<>();

    @TempDir
    private Path folder;

    ScanTest(LakeSession session) {
        this.session = session;
    }

    @BeforeEach
    void writeCohorts() {
        Lake lake = new Lake(session, folder.resolve("lake").toString());
        CohortWriter writer = new CohortWriter(session, lake);
        cohorts.add(writer.write(draft("a", samples(1, true)), new Values(1)));
        cohorts.add(writer.write(draft("b", samples(2, false)), new Values(2)));
    }

    @Test
    void every_partitioning_gives_the_same_bits() {
        List<CohortEstimates> stored = scan(Partitioning.AS_STORED);
        for (int tasks : new int[] {1, 2, 16}) {
            List<CohortEstimates> spread = scan(Partitioning.into(tasks));
            for (int c = 0; c < stored.size(); c++) {
                assertArrayEquals(stored.get(c).geneIds(), spread.get(c).geneIds());
                for (int a = 0; a < ANALYSES.size(); a++) {
                    assertSame(
                            stored.get(c).byAnalysis().get(a),
                            spread.get(c).byAnalysis().get(a),
                            ANALYSES.get(a) + " in " + tasks + " tasks");
                }
            }
        }
    }

    @Test
    void all_analyses_of_all_cohorts_are_one_spark_job_that_reads_the_lake_once() throws Exception {
        AtomicInteger jobs = new AtomicInteger();
        AtomicLong records = new AtomicLong();
        SparkListener counter = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                records.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
            }
        };
        List<Analysis> inOnePass = ANALYSES.stream()
                .filter(analysis -> !analysis.method().route().hasSurvey())
                .toList();
        // Vectored reads of local files bypass every count of bytes.
        Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
        hadoop.setBoolean(VECTORED, false);
        List<CohortInput> inputs = inputs(cohorts, markers());
        long before = bytesRead();
        session.spark().sparkContext().addSparkListener(counter);
        try {
            new Scan(session, MARKER, FILTER).run(inputs, inOnePass);
            session.spark().sparkContext().listenerBus().waitUntilEmpty();
        } finally {
            session.spark().sparkContext().removeSparkListener(counter);
            hadoop.unset(VECTORED);
        }
        assertEquals(1, jobs.get());
        assertEquals(2L * GENES, records.get());
        long read = bytesRead() - before;
        long stored = expressionBytes();
        assertTrue(read >= 0.8 * stored && read <= 1.5 * stored, () -> read + " bytes read of " + stored);
    }

    /** Of all threads, as Hadoop counts them; Spark's own metric misses what Parquet reads ahead. */
    private static long bytesRead() {
        return FileSystem.getGlobalStorageStatistics().get("file").getLong("bytesRead");
    }

    private long expressionBytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().equals("expression"))
                    .filter(file -> file.toString().endsWith(".parquet"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void a_survey_of_all_genes_reads_the_lake_once() {
        Analysis surveyed = new Analysis(SURVEYED, Outcome.label("meta"), Adjustment.none());
        LongAccumulator read = session.spark().sparkContext().longAccumulator();
        Partitioning counting = genes -> genes.map(gene -> {
            read.add(1);
            return gene;
        });
        List<CohortEstimates> estimates =
                new Scan(session, MARKER, FILTER, counting).run(inputs(cohorts, markers()), List.of(surveyed));
        assertEquals(2L * GENES, read.value());
        assertTrue(session.spark().sparkContext().getPersistentRDDs().isEmpty());
        CohortEstimates first = estimates.get(0);
        assertSameAs(
                Wilcoxon.prepare(cohorts.get(0).samples().labels().get("meta"), FILTER),
                new Values(1).vector(11),
                first,
                0,
                Arrays.asList(first.geneSymbols()).indexOf("G11"));
    }

    @Test
    void the_scan_gives_what_the_kernels_give() {
        CohortEstimates first = scan(Partitioning.AS_STORED).get(0);
        CohortSamples samples = cohorts.get(0).samples();
        Endpoint os = samples.endpoints().get("os");
        GeneKernel cox = CoxModel.prepare(os.time(), os.event(), os.entry(), new double[0][], FILTER);
        GeneKernel spearman = Spearman.prepare(markers().get("a"), new double[0][], FILTER);
        Values values = new Values(1);
        for (int gene = 0; gene < GENES; gene++) {
            double[] vector = values.vector(Arrays.asList(values.symbols()).indexOf(first.geneSymbols()[gene]));
            assertSameAs(cox, vector, first, analysis("cox"), gene);
            if (!first.geneSymbols()[gene].equals(MARKER)) {
                assertSameAs(spearman, vector, first, analysis("spearman"), gene);
            }
        }
    }

    @Test
    void the_marker_against_itself_is_undefined() {
        CohortEstimates first = scan(Partitioning.AS_STORED).get(0);
        int marker = Arrays.asList(first.geneSymbols()).indexOf(MARKER);
        assertEquals(Undefined.SELF, read(first, analysis("pearson"), marker).undefined);
        assertNull(read(first, analysis("cox"), marker).undefined);
    }

    @Test
    void a_cohort_without_the_covariate_has_rows_that_say_so() {
        CohortEstimates second = scan(Partitioning.AS_STORED).get(1);
        int adjusted = analysis("cox") + 1;
        assertEquals("age+sex", ANALYSES.get(adjusted).adjustment().name());
        for (int gene = 0; gene < GENES; gene++) {
            assertEquals(Undefined.NOT_AVAILABLE, read(second, adjusted, gene).undefined);
            assertNull(read(second, analysis("cox"), gene).undefined);
        }
    }

    @Test
    void a_cohort_that_does_not_measure_the_marker_still_answers_labels_and_endpoints() {
        List<CohortEstimates> estimates = new Scan(session, "ABSENT", FILTER).run(inputs(cohorts, Map.of()), ANALYSES);
        assertEquals(Undefined.NOT_AVAILABLE, read(estimates.get(0), analysis("pearson"), 3).undefined);
        assertNull(read(estimates.get(0), analysis("wilcoxon"), 3).undefined);
    }

    private List<CohortEstimates> scan(Partitioning partitioning) {
        return new Scan(session, MARKER, FILTER, partitioning).run(inputs(cohorts, markers()), ANALYSES);
    }

    private static List<CohortInput> inputs(List<CohortVersion> cohorts, Map<String, double[]> markers) {
        return cohorts.stream()
                .map(cohort -> CohortInput.of(
                        cohort,
                        cohort.samples(),
                        Optional.ofNullable(markers.get(cohort.card().id()))))
                .toList();
    }

    private Map<String, double[]> markers() {
        int marker = Arrays.asList(new Values(1).symbols()).indexOf(MARKER);
        return Map.of("a", new Values(1).vector(marker), "b", new Values(2).vector(marker));
    }

    private static int analysis(String method) {
        return IntStream.range(0, ANALYSES.size())
                .filter(i -> ANALYSES.get(i).method().id().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static Estimate read(CohortEstimates cohort, int analysis, int gene) {
        Estimate estimate = new Estimate();
        cohort.byAnalysis().get(analysis).read(gene, estimate);
        return estimate;
    }

    private static void assertSame(EstimateColumns expected, EstimateColumns actual, String what) {
        Estimate left = new Estimate();
        Estimate right = new Estimate();
        for (int gene = 0; gene < expected.size(); gene++) {
            expected.read(gene, left);
            actual.read(gene, right);
            assertEquals(numbers(left), numbers(right), what);
        }
    }

    private static void assertSameAs(
            GeneKernel kernel, double[] values, CohortEstimates cohort, int analysis, int gene) {
        Estimate expected = new Estimate();
        expected.clear();
        kernel.worker().apply(values, expected);
        assertEquals(numbers(expected), numbers(read(cohort, analysis, gene)));
    }

    private static List<Object> numbers(Estimate estimate) {
        return List.of(
                estimate.n,
                estimate.events,
                estimate.effect,
                estimate.standardError,
                estimate.ciLow,
                estimate.ciHigh,
                estimate.statistic,
                estimate.df,
                estimate.logP,
                String.valueOf(estimate.undefined));
    }

    private static CohortDraft draft(String id, CohortSamples samples) {
        return CohortDraft.made(id, "0123456789abcdef", "renal", "made", "log2-tpm-plus-1", samples, GENES, Map.of());
    }

    private static CohortSamples samples(long seed, boolean withCovariates) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] label = new byte[SAMPLES];
        byte[] event = new byte[SAMPLES];
        double[] time = new double[SAMPLES];
        double[] age = new double[SAMPLES];
        String[] sex = new String[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            label[i] = (byte) (random.nextInt(8) == 0 ? -1 : random.nextInt(2));
            event[i] = (byte) random.nextInt(2);
            time[i] = 1 + random.nextInt(400);
            age[i] = random.nextInt(12) == 0 ? Double.NaN : 40 + random.nextInt(40);
            sex[i] = random.nextInt(2) == 0 ? "female" : "male";
        }
        String[] ids = IntStream.range(0, SAMPLES).mapToObj(i -> "S" + i).toArray(String[]::new);
        return new CohortSamples(
                ids,
                ids,
                Map.of("meta", label),
                Map.of("os", new Endpoint(time, event, new double[SAMPLES])),
                withCovariates
                        ? Map.of("age", Covariate.ofNumbers(age), "sex", Covariate.ofCategories(sex))
                        : Map.of());
    }

    /** Random values with ties and gaps; every gene from a seed of its own. */
    private record Values(long seed) implements GeneSource {
        @Override
        public int genes() {
            return GENES;
        }

        @Override
        public GeneName gene(int i) {
            return new GeneName("symbol:G" + i, "G" + i);
        }

        @Override
        public void fill(int gene, int firstSample, float[] values) {
            double[] all = vector(gene);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) all[firstSample + i];
            }
        }

        double[] vector(int gene) {
            SplittableRandom random = new SplittableRandom(1000 * seed + gene);
            double[] values = new double[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                values[i] = gene % 5 == 0 && random.nextInt(15) == 0 ? Double.NaN : (float) (random.nextInt(60) / 10.0);
            }
            return values;
        }

        String[] symbols() {
            return IntStream.range(0, GENES).mapToObj(i -> "G" + i).toArray(String[]::new);
        }
    }
}
