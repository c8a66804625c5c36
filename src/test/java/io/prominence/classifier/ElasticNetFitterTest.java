package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.classifier.PathTasks.Task;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.lake.LakeSession;
import io.prominence.stats.prediction.ElasticNetLogistic;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class ElasticNetFitterTest {
    private static final NamedSeed SEED = new NamedSeed(1);

    /** With weights, as a horizon gives them. */
    @Test
    void mllib_fits_the_model_that_the_kernel_is(LakeSession session) {
        FoldMatrix matrix = weighted(matrix(TrainingTest.planted("a", 120)));
        try (TrainingTable table = new TrainingTable(session, matrix.columns(), matrix.fold())) {
            LogisticRegressionModel alone = new LogisticRegression()
                    .setElasticNetParam(0.5)
                    .setRegParam(0.05)
                    .setWeightCol(TrainingTable.WEIGHT)
                    .setTol(1e-9)
                    .setMaxIter(500)
                    .fit(table.rows());
            LogisticRegressionModel model = fit(matrix, table, Plans.net(0.5, 0.05));
            assertArrayEquals(
                    alone.coefficients().toArray(), model.coefficients().toArray(), 1e-5);
            assertEquals(alone.intercept(), model.intercept(), 1e-5);
        }
    }

    /** Nothing of this project is needed to apply it. */
    @Test
    void plain_mllib_loads_and_applies_the_model(LakeSession session, @TempDir Path folder) throws Exception {
        FoldMatrix matrix = matrix(TrainingTest.planted("a", 120));
        try (TrainingTable table = new TrainingTable(session, matrix.columns(), matrix.fold())) {
            LogisticRegressionModel model = fit(matrix, table, Plans.net(0.5, 0.02));
            new Pipeline()
                    .setStages(new PipelineStage[] {model})
                    .fit(table.rows())
                    .save(folder.resolve("model").toString());
            double[] expected = ElasticNetLogistic.of(
                            matrix.columns(), matrix.fold().labels(), 0.5)
                    .fit(0.02)
                    .probabilities(matrix.columns(), 120);
            List<Row> rows = PipelineModel.load(folder.resolve("model").toString())
                    .transform(table.rows())
                    .select("probability")
                    .collectAsList();
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], ((Vector) rows.get(i).get(0)).apply(1), 1e-12);
            }
        }
    }

    @Test
    void noise_takes_the_largest_penalty_and_signal_a_smaller_one(LakeSession session) {
        ElasticNet plan = Plans.net(1, 0.01, 0.5, 0.1);
        assertEquals("0.5", chosen(session, matrix(CohortFixture.of("n", 90).noise(30)), plan, "lambda"));
        assertEquals("0.1", chosen(session, matrix(TrainingTest.planted("a", 90)), plan, "lambda"));
    }

    /** Of few strong columns among many, the lasso finds more than ridge. */
    @Test
    void mixing_and_penalties_from_the_data_are_tuned_together(LakeSession session) {
        FoldMatrix matrix = matrix(TrainingTest.planted("a", 90));
        ElasticNet plan = new ElasticNet(List.of(0.0, 1.0), List.of(), 12, 3);
        assertEquals("1.0", chosen(session, matrix, plan, "alpha"));
        double lambda = Double.parseDouble(chosen(session, matrix, plan, "lambda"));
        double[] penalties = ElasticNetLogistic.of(
                        matrix.columns(), matrix.fold().labels(), 1)
                .penalties(12, 1e-4);
        assertTrue(Arrays.stream(penalties).anyMatch(penalty -> penalty == lambda), "lambda " + lambda);
    }

    @Test
    void losses_are_the_same_in_any_number_of_partitions_and_those_of_samples_apart(LakeSession session) {
        FoldMatrix matrix = weighted(matrix(TrainingTest.planted("a", 90)));
        byte[] labels = matrix.fold().labels();
        double[] weights = matrix.fold().weights();
        int[] folds = new Random(2).ints(90, 0, 3).toArray();
        double[] lambda = {0.2, 0.1, 0.05, 0.02};
        List<Task> all = List.of(new Task(0, 1, lambda), new Task(1, 1, lambda), new Task(2, 0.3, lambda));
        JavaSparkContext context = session.context();
        Broadcast<double[][]> columns = context.broadcast(matrix.columns());
        PathTasks tasks = new PathTasks(context, columns, labels, weights, folds);
        List<double[]> expected = tasks.losses(all);
        for (int partitions : new int[] {1, 2, 20}) {
            List<double[]> again = tasks.losses(all, partitions);
            for (int i = 0; i < all.size(); i++) {
                assertArrayEquals(expected.get(i), again.get(i));
            }
        }
        assertEquals(heldOutLoss(matrix, folds, 2, 0.3, 0.02), expected.get(2)[3], 1e-2);
        columns.destroy();
    }

    private static double heldOutLoss(FoldMatrix matrix, int[] folds, int fold, double alpha, double lambda) {
        byte[] labels = matrix.fold().labels();
        double[] weights = matrix.fold().weights();
        double[] inside = weights.clone();
        for (int i = 0; i < folds.length; i++) {
            inside[i] = folds[i] == fold ? 0 : inside[i];
        }
        double[] p = ElasticNetLogistic.of(matrix.columns(), labels, inside, alpha)
                .fit(lambda)
                .probabilities(matrix.columns(), labels.length);
        double loss = 0;
        for (int i = 0; i < folds.length; i++) {
            loss -= folds[i] == fold ? weights[i] * Math.log(labels[i] == 1 ? p[i] : 1 - p[i]) : 0;
        }
        return loss;
    }

    private static LogisticRegressionModel fit(FoldMatrix matrix, TrainingTable table, ElasticNet plan) {
        return (LogisticRegressionModel)
                new ElasticNetFitter(plan, SEED).fit(matrix, table).model();
    }

    private static String chosen(LakeSession session, FoldMatrix matrix, ElasticNet plan, String key) {
        try (TrainingTable table = new TrainingTable(session, matrix.columns(), matrix.fold())) {
            return new ElasticNetFitter(plan, SEED).fit(matrix, table).chosen().get(key);
        }
    }

    private static FoldMatrix matrix(CohortFixture cohort) {
        TrainingFold fold = TrainingFold.whole(LabelledSample.of(List.of(cohort.data()), CohortFixture.TARGET));
        return FoldMatrix.of("test", fold, new GenesByVariance(40, MissingGenes.IMPUTE).fit(fold));
    }

    private static FoldMatrix weighted(FoldMatrix matrix) {
        Random random = new Random(4);
        TrainingFold fold = TrainingFold.whole(matrix.fold().samples().stream()
                .map(sample -> new LabelledSample(
                        sample.cohort(), sample.sample(), sample.positive(), 0.5 + random.nextDouble()))
                .toList());
        return new FoldMatrix(matrix.name(), fold, matrix.columns());
    }
}
