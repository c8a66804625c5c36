package io.prominence.classifier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.classification.LogisticRegression;

/**
 * Elastic-net logistic regression by MLlib, at the penalty that {@link PenaltyChoice} picks on the training fold.
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
                .setMaxIter(MOST_ITERATIONS);
        Map<String, String> chosen = new TreeMap<>(Map.of("lambda", Double.toString(penalty)));
        return new FittedModel(regression.fit(table.rows()), chosen);
    }
}
