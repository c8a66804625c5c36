package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.domain.Progress;
import io.prominence.lake.LakeSession;
import io.prominence.results.FeatureImportance;
import io.prominence.results.Prediction;
import io.prominence.testing.SharedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import scala.Tuple2;

/** Features and fits of cohorts whose genes stay in the lake are those of cohorts in memory. */
@ExtendWith(SharedSpark.class)
class FoldInBlocksTest {
    private static final FoldInBlocks.Sizes SMALL = new FoldInBlocks.Sizes(7, 1000);

    private final LakeSession session;

    FoldInBlocksTest(LakeSession session) {
        this.session = session;
    }

    @Test
    void blocks_hold_the_features_of_the_matrix_on_any_partitions() {
        FittedFeatures features = features();
        double[][] expected = features.columnsOf(a().data());
        for (int partitions : new int[] {1, 3, 20}) {
            for (int tileSamples : new int[] {1, 7, 1000}) {
                CohortData cohort = a().inLake(session, partitions, "PROM2");
                int[] places = new int[cohort.samples().size()];
                Arrays.setAll(places, i -> i % 5 == 0 ? -1 : i);
                List<Tuple2<Integer, Vector>> vectors = FeatureBlocks.of(session, cohort, features, tileSamples)
                        .vectors(places)
                        .collect();
                List<Integer> order = vectors.stream().map(Tuple2::_1).toList();
                assertEquals(order.stream().sorted().toList(), order);
                assertEquals(places.length * 4 / 5, vectors.size());
                vectors.forEach(sample -> assertArrayEquals(
                        stored(expected, sample._1()), sample._2().toArray()));
            }
        }
    }

    @Test
    void genes_of_largest_variance_are_the_same() {
        List<LabelledSample> samples = samples(a().data(), b().data());
        List<LabelledSample> inLake = samples(a().inLake(session, 3), b().inLake(session, 2, "g4"));
        assertEquals(
                new GenesByVariance(9, MissingGenes.IMPUTE).fit(TrainingFold.whole(samples)),
                new GenesByVariance(9, MissingGenes.IMPUTE).fit(TrainingFold.whole(inLake)));
    }

    @Test
    void mllib_fits_from_blocks_what_it_fits_from_memory() {
        ModelFitter fitter = new ElasticNetFitter(Plans.net(0.5, 0.02), new NamedSeed(1));
        List<LabelledSample> samples = samples(a().data(), b().data());
        LogisticRegressionModel expected;
        double[] probabilities;
        try (FoldData memory = FoldData.of(session, "test", TrainingFold.whole(samples), features())) {
            assertInstanceOf(FoldInMemory.class, memory);
            FittedModel fitted = memory.fit(fitter);
            expected = (LogisticRegressionModel) fitted.model();
            probabilities = memory.probabilities(fitted, samples);
        }
        List<LabelledSample> inLake = samples(a().inLake(session, 3, "PROM2"), b().inLake(session, 2, "PROM2"));
        try (FoldData blocks = new FoldInBlocks(session, "test", TrainingFold.whole(inLake), features(), SMALL)) {
            assertEquals(15 + 13, blocks.table().rows().rdd().getNumPartitions());
            FittedModel fitted = blocks.fit(fitter);
            LogisticRegressionModel model = (LogisticRegressionModel) fitted.model();
            assertArrayEquals(
                    expected.coefficients().toArray(), model.coefficients().toArray(), 1e-4);
            assertEquals(expected.intercept(), model.intercept(), 1e-4);
            assertArrayEquals(probabilities, blocks.probabilities(fitted, inLake), 1e-4);
            assertEquals("190 of 190 samples", fitted.chosen().get("penalties-compared-on"));
        }
    }

    @Test
    void training_on_genes_in_the_lake_predicts_what_training_in_memory_predicts() {
        ClassifierPlan plan = Plans.elasticNet(FeatureSet.GENES);
        TrainingResult memory = train(plan, a().data(), b().data());
        TrainingResult blocks = train(plan, a().inLake(session, 3, "PROM2"), b().inLake(session, 2, "PROM2"));
        assertEquals(memory.predictions().size(), blocks.predictions().size());
        for (int i = 0; i < memory.predictions().size(); i++) {
            Prediction expected = memory.predictions().get(i);
            Prediction prediction = blocks.predictions().get(i);
            assertEquals(expected.sampleId(), prediction.sampleId());
            assertEquals(expected.probability(), prediction.probability(), 1e-4, expected::toString);
        }
        assertSummaries(
                memory.model().features().summaries(), blocks.model().features().summaries());
        for (FeatureImportance row : blocks.importance()) {
            FeatureImportance expected = memory.importance().stream()
                    .filter(other -> other.feature().equals(row.feature()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(expected.value(), row.value(), 1e-4, row::toString);
            assertEquals(expected.coefficient(), row.coefficient(), 1e-4, row::toString);
            assertNull(row.ciLow());
        }
        assertEquals(
                memory.importance().stream()
                        .filter(row -> row.rank() != null && row.rank() <= 3)
                        .map(FeatureImportance::feature)
                        .toList(),
                blocks.importance().stream()
                        .filter(row -> row.rank() != null && row.rank() <= 3)
                        .map(FeatureImportance::feature)
                        .toList());
        String last = blocks.warnings().get(blocks.warnings().size() - 1);
        assertTrue(last.contains("genes stayed in the lake"), last);
        assertEquals("190 of 190 samples", blocks.model().card().parameters().get("penalties-compared-on"));
    }

    private static void assertSummaries(List<FeatureSummary> expected, List<FeatureSummary> summaries) {
        assertEquals(expected.size(), summaries.size());
        for (int i = 0; i < expected.size(); i++) {
            FeatureSummary own = summaries.get(i);
            FeatureSummary other = expected.get(i);
            assertEquals(other.name(), own.name());
            assertEquals(other.n(), own.n(), other::toString);
            assertEquals(other.missingShare(), own.missingShare());
            if (other.n() > 0) {
                assertArrayEquals(
                        new double[] {other.mean(), other.deviation(), other.least(), other.quantile99()},
                        new double[] {own.mean(), own.deviation(), own.least(), own.quantile99()},
                        1e-6);
            }
        }
    }

    @Test
    void a_value_that_stayed_in_the_lake_cannot_be_taken_for_a_missing_one() {
        CohortData cohort = a().inLake(session, 2, "PROM2");
        FeatureColumn gene = new FeatureColumn.Gene("id:g4", "g4");
        assertTrue(gene.missingIn(cohort).isEmpty());
        assertThrows(IllegalStateException.class, () -> gene.of(ScaledCohort.of(cohort, new GeneScale.WithinCohort())));
    }

    @Test
    void a_part_of_a_fold_has_whole_patients_of_both_statuses() {
        CohortFixture cohort = a().patients("p", "p", "p", "q", "q");
        TrainingFold fold = TrainingFold.whole(samples(cohort.data()));
        TrainingFold part = fold.part(30);
        List<String> patients =
                part.samples().stream().map(LabelledSample::patientId).toList();
        fold.samples().stream()
                .filter(sample -> patients.contains(sample.patientId()))
                .forEach(sample -> assertTrue(part.samples().contains(sample)));
        assertEquals(part.samples().size() / 3.0, part.positives(), 2);
        assertEquals(30, part.samples().size(), 5);
        assertEquals(fold.samples(), fold.part(100).samples());
    }

    /** 100 samples with missing values, a gene that does not vary, and covariates. */
    private static CohortFixture a() {
        float[] holes = new float[100];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = i % 9 == 0 ? Float.NaN : i % 7;
        }
        return TrainingTest.clinical("a", 100).gene("holes", holes).gene("constant", new float[100]);
    }

    /** Without the gene with holes. */
    private static CohortFixture b() {
        return TrainingTest.clinical("b", 90);
    }

    private static FittedFeatures features() {
        List<FeatureColumn> columns = new ArrayList<>(List.of(
                new FeatureColumn.Numeric("age", 51.3),
                new FeatureColumn.Marker("PROM2"),
                new FeatureColumn.Gene("id:nowhere", "nowhere"),
                new FeatureColumn.Level("sex", "female")));
        for (String gene : List.of("holes", "constant", "driver", "g4", "g11", "g2", "PROM2")) {
            columns.add(new FeatureColumn.Gene("id:" + gene, gene));
        }
        return new FittedFeatures(columns);
    }

    private static double[] stored(double[][] columns, int sample) {
        return Arrays.stream(columns)
                .mapToDouble(column -> (float) column[sample])
                .toArray();
    }

    private static List<LabelledSample> samples(CohortData... cohorts) {
        return LabelledSample.of(List.of(cohorts), new ClassifierPlan.Label(CohortFixture.LABEL));
    }

    private TrainingResult train(ClassifierPlan plan, CohortData... cohorts) {
        return new Training(session, plan, "PROM2", 11).run(List.of(cohorts), List.of(), Progress.SILENT);
    }
}
