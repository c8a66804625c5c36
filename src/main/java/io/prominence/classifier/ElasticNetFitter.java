package io.prominence.classifier;

import io.prominence.stats.prediction.ElasticNetLogistic;
import io.prominence.stats.prediction.LogisticCoefficients;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Elastic-net logistic regression by MLlib, at the penalty that {@link PenaltyChoice} picks on the training fold.
 *
 * <p>MLlib runs a Spark job for each iteration; it starts from the solution of {@link ElasticNetLogistic} for the same
 * objective, so that a job or two confirm the optimum: half the time of a start from 0, and the same model to 1e-4.
 * {@code setInitialModel} and the model's constructor are {@code private[spark]} to Scala and public to Java.
 *
 * @param alpha mixing, 0 ridge to 1 lasso
 * @param lambda penalties to choose from
 * @param seed seed of the inner folds
 */
record ElasticNetFitter(double alpha, List<Double> lambda, NamedSeed seed) implements ModelFitter {
    private static final int MOST_ITERATIONS = 500;

    @Override
    public FittedModel fit(FoldMatrix fold, TrainingTable table) {
        double penalty = new PenaltyChoice(alpha, lambda).choose(fold, seed);
        LogisticRegression regression = new LogisticRegression("elastic-net")
                .setFamily("binomial")
                .setElasticNetParam(alpha)
                .setRegParam(penalty)
                .setStandardization(true)
                .setWeightCol(TrainingTable.WEIGHT)
                .setMaxIter(MOST_ITERATIONS)
                .setInitialModel(start(fold, penalty));
        Map<String, String> chosen = new TreeMap<>(Map.of("lambda", Double.toString(penalty)));
        return new FittedModel(regression.fit(table.rows()), chosen);
    }

    private LogisticRegressionModel start(FoldMatrix fold, double penalty) {
        LogisticCoefficients solution = ElasticNetLogistic.of(
                        fold.columns(), fold.fold().labels(), fold.fold().weights(), alpha)
                .path(penalty)
                .get(0);
        return new LogisticRegressionModel("start", Vectors.dense(solution.coefficients()), solution.intercept());
    }
}
