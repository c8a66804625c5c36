package io.prominence.classifier;

import com.sun.management.OperatingSystemMXBean;
import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.FeatureTransform;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ThresholdRule;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneVector;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.lake.SampleTiles;
import io.prominence.lake.SessionSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.IndexedRow;
import org.apache.spark.mllib.linalg.distributed.IndexedRowMatrix;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Measures the way from a gene-major cohort to samples and to a model. {@code make LAKE GENES SAMPLES} writes a cohort;
 * {@code blocks LAKE ROUNDS} cuts it into {@link FeatureBlocks}, and turns the same z-scores by MLlib's distributed
 * matrices; {@code train LAKE} fits the final model to it; {@code validate LAKE FOLDS} does all that training does.
 */
public final class SampleBlocks {
    private static final String MARKER = "PROM2";

    private final LakeSession session;
    private final AtomicLong shuffled = new AtomicLong();

    private SampleBlocks(LakeSession session) {
        this.session = session;
        session.spark().sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                shuffled.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
            }
        });
    }

    /** Begins; see the class. */
    public static void main(String[] arguments) {
        int cores = Integer.getInteger("cores", 2);
        try (LakeSession session = LakeSession.open(SessionSettings.local(cores))) {
            Lake lake = new Lake(session, arguments[1]);
            if (arguments[0].equals("make")) {
                BenchCohort.write(
                        session, lake, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                return;
            }
            CohortVersion cohort = lake.latest(BenchCohort.ID).orElseThrow();
            SampleBlocks bench = new SampleBlocks(session);
            switch (arguments[0]) {
                case "blocks" -> bench.blocks(cohort, Integer.parseInt(arguments[2]));
                case "train" -> bench.measure("train", () -> bench.train(cohort));
                case "validate" -> bench.measure(
                        "validate", () -> bench.validate(cohort, Integer.parseInt(arguments[2])));
                default ->
                    throw new ConfigurationException(
                            "Cannot " + arguments[0] + ": say make, blocks, train or validate.");
            }
            System.out.printf(Locale.ROOT, "largest heap\t%d MiB%n", heapPeak() >> 20);
        }
    }

    private void blocks(CohortVersion cohort, int rounds) {
        CohortData data = CohortData.inLake(cohort, Recipes.namedGenes(MARKER));
        List<FeatureColumn> columns = new ArrayList<>();
        cohort.genes().forEach(gene -> columns.add(new FeatureColumn.Gene(gene.id(), gene.symbol())));
        FittedFeatures features = new FittedFeatures(columns);
        int chunk = SampleTiles.samplesPerTile(columns.size());
        for (int round = 0; round < rounds; round++) {
            measure("blocks", () -> FeatureBlocks.of(session, data, features, chunk)
                    .tiles()
                    .foreach(tile -> {}));
            measure("rows of single values", () -> byGene(data)
                    .toCoordinateMatrix()
                    .transpose()
                    .toIndexedRowMatrix()
                    .rows()
                    .toJavaRDD()
                    .foreach(row -> {}));
            measure("CoordinateMatrix to BlockMatrix", () -> byGene(data)
                    .toCoordinateMatrix()
                    .transpose()
                    .toBlockMatrix(1024, 1024)
                    .blocks()
                    .toJavaRDD()
                    .foreach(block -> {}));
            measure("IndexedRowMatrix to BlockMatrix", () -> byGene(data)
                    .toBlockMatrix(1024, 1024)
                    .transpose()
                    .blocks()
                    .toJavaRDD()
                    .foreach(block -> {}));
        }
    }

    /** z-scores with a row per gene, as MLlib takes them. */
    private static IndexedRowMatrix byGene(CohortData data) {
        ExpressionMatrix expression = data.expression();
        List<String> ids = expression.genes().stream().map(gene -> gene.id()).toList();
        var position = new java.util.HashMap<String, Integer>();
        ids.forEach(id -> position.put(id, position.size()));
        JavaRDD<IndexedRow> rows = expression
                .vectorsInLake()
                .map(gene -> new IndexedRow(position.get(gene.geneId()), Vectors.dense(z(gene))));
        return new IndexedRowMatrix(rows.rdd(), ids.size(), data.samples().size());
    }

    private static double[] z(GeneVector gene) {
        Moments moments = Moments.of(gene.values());
        double deviation = Math.sqrt(moments.variance());
        double[] z = new double[gene.values().length];
        for (int i = 0; i < z.length; i++) {
            z[i] = ExpressionMatrix.z(gene.values()[i], moments.mean(), deviation);
        }
        return z;
    }

    private static ClassifierPlan plan(int genes, int folds) {
        return new ClassifierPlan(
                new ClassifierPlan.Label(BenchCohort.LABEL),
                new ClassifierPlan.Features(
                        List.of(FeatureSet.GENES),
                        genes,
                        List.of(),
                        FeatureTransform.WITHIN_COHORT_Z,
                        MissingGenes.IMPUTE,
                        100,
                        0),
                new ClassifierPlan.Models(
                        List.of(ModelFamily.ELASTIC_NET),
                        new ClassifierPlan.ElasticNet(List.of(0.5), List.of(0.01), 50, 5),
                        100,
                        50),
                new ClassifierPlan.Protocol(
                        List.of(), folds, 1, 10, new ThresholdRule.Fixed(0.5), ClassWeights.NONE, true));
    }

    private void train(CohortVersion cohort) {
        ClassifierPlan plan = plan(cohort.card().genes(), 2);
        MatrixSize size = MatrixSize.of(
                List.of(cohort.card()), plan, Runtime.getRuntime().maxMemory());
        GeneSelection held = size.isTooLarge() ? Recipes.namedGenes(MARKER) : GeneSelection.all();
        CohortData data = size.isTooLarge() ? CohortData.inLake(cohort, held) : CohortData.read(cohort, held);
        NamedSeed seed = new NamedSeed(1);
        FinalModel model = FinalModel.fit(
                session,
                new Recipes(plan, MARKER, List.of(data)).of(FeatureSet.GENES),
                new FoldLearning(
                        session, plan.protocol(), ModelFitter.of(ModelFamily.ELASTIC_NET, plan.models(), seed), seed),
                TrainingFold.whole(LabelledSample.of(List.of(data), plan.target())));
        System.out.println((size.isTooLarge() ? "by blocks: " : "in memory: ") + model.chosen());
        BenchCohort.check(model);
    }

    private void validate(CohortVersion cohort, int folds) {
        TrainingResult result =
                new Training(session, plan(cohort.card().genes(), folds), MARKER, 1).run(List.of(cohort));
        result.warnings().forEach(System.out::println);
        result.metrics().stream()
                .filter(metric -> metric.metric().equals("auroc"))
                .forEach(System.out::println);
    }

    private void measure(String what, Runnable work) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        shuffled.set(0);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (system.getProcessCpuTime() - cpu) / 1e9;
        hearAll();
        System.out.printf(
                Locale.ROOT,
                "%s\t%.2f s\t%.2f s of processor\t%.1f MB shuffled%n",
                what,
                seconds,
                processor,
                shuffled.get() / 1e6);
    }

    private void hearAll() {
        try {
            session.spark().sparkContext().listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException("listeners are late", e);
        }
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
