package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.domain.ClassifierPlan;
import io.prominence.lake.LakeSession;
import io.prominence.stats.prediction.ElasticNetLogistic;
import io.prominence.stats.prediction.LogisticCoefficients;
import io.prominence.testing.SharedSpark;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class ElasticNetFitterTest {
    @Test
    void mllib_and_the_path_agree_at_the_same_penalty(LakeSession session) {
        TrainingFold fold = TrainingFold.whole(
                LabelledSample.of(List.of(TrainingTest.planted("a", 120).data()), CohortFixture.TARGET));
        FoldMatrix matrix =
                FoldMatrix.of("test", fold, new GenesByVariance(32, ClassifierPlan.MissingGenes.IMPUTE).fit(fold));
        for (double lambda : new double[] {0.1, 0.02}) {
            LogisticCoefficients path = ElasticNetLogistic.of(matrix.columns(), fold.labels(), 0.5)
                    .path(lambda)
                    .get(0);
            try (TrainingTable table = new TrainingTable(session, matrix.columns(), fold)) {
                LogisticRegressionModel alone = new LogisticRegression()
                        .setElasticNetParam(0.5)
                        .setRegParam(lambda)
                        .fit(table.rows());
                assertArrayEquals(path.coefficients(), alone.coefficients().toArray(), 1e-4);
                assertEquals(path.intercept(), alone.intercept(), 1e-4);
                FittedModel fitted = new ElasticNetFitter(0.5, List.of(lambda), new NamedSeed(1)).fit(matrix, table);
                LogisticRegressionModel started = (LogisticRegressionModel) fitted.model();
                assertArrayEquals(
                        alone.coefficients().toArray(), started.coefficients().toArray(), 1e-4);
            }
        }
    }

    @Test
    void noise_takes_the_largest_penalty_and_signal_a_smaller_one() {
        List<Double> lambda = List.of(0.01, 0.5, 0.1);
        assertEquals(
                0.5,
                new PenaltyChoice(1, lambda)
                        .choose(matrix(CohortFixture.of("n", 90).noise(30)), new NamedSeed(1)));
        assertEquals(0.1, new PenaltyChoice(1, lambda).choose(matrix(TrainingTest.planted("a", 90)), new NamedSeed(1)));
    }

    private static FoldMatrix matrix(CohortFixture cohort) {
        TrainingFold fold = TrainingFold.whole(LabelledSample.of(List.of(cohort.data()), CohortFixture.TARGET));
        return FoldMatrix.of("test", fold, new GenesByVariance(40, ClassifierPlan.MissingGenes.IMPUTE).fit(fold));
    }
}
