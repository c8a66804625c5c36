package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.stats.prediction.LogisticCoefficients;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Elastic-net logistic regression at the mixing and penalty of the least loss in a grouped inner cross-validation of the
 * training fold ({@link ElasticNetTuning}, {@link PathTasks}): patients whole, stratified by label. Where a status has fewer
 * than two patients no inner fold is possible, and the first mixing and its largest penalty are taken.
 *
 * <p>Where the driver holds the fold, the model is the kernel's solution, of which an MLlib model is made as it stands: the
 * objective is MLlib's. Where the fold is in blocks, MLlib fits it, and starts from the solution for the part that was
 * tuned on. The model's constructor and {@code setInitialModel} are {@code private[spark]} to Scala and public to Java.
 *
 * @param plan what is tuned
 * @param seed seed of the inner folds
 */
record ElasticNetFitter(ElasticNet plan, NamedSeed seed) implements ModelFitter {
    private static final String ID = "elastic-net";
    private static final int MOST_ITERATIONS = 500;

    @Override
    public FittedModel fit(FoldMatrix fold, TrainingTable table) {
        ElasticNetTuning tuning = ElasticNetTuning.of(
                fold.columns(), fold.fold().labels(), fold.fold().weights(), plan);
        ElasticNetTuning.Choice choice = choose(tuning, fold, table);
        LogisticCoefficients solution = tuning.fit(choice);
        LogisticRegressionModel model = model(solution, choice);
        Map<String, String> chosen = new TreeMap<>(Map.of(
                "alpha", Double.toString(choice.candidate().alpha()), "lambda", Double.toString(choice.lambda())));
        if (table.columns().isEmpty()) {
            return new FittedModel(byMllib(model, choice).fit(table.rows()), chosen);
        }
        if (!solution.converged()) {
            chosen.put("converged", "no");
        }
        return new FittedModel(model, chosen);
    }

    private ElasticNetTuning.Choice choose(ElasticNetTuning tuning, FoldMatrix fold, TrainingTable table) {
        List<LabelledSample> samples = fold.fold().samples();
        if (tuning.isDecided() || GroupedFolds.possible(samples, plan.innerFolds()) < 2) {
            return tuning.first();
        }
        GroupedFolds folds = GroupedFolds.deal(samples, plan.innerFolds(), seed.random("inner folds", fold.name()));
        int[] inner = samples.stream().mapToInt(folds::of).toArray();
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(table.rows().sparkSession().sparkContext());
        Broadcast<double[][]> columns = table.columns().orElseGet(() -> context.broadcast(fold.columns()));
        try {
            return tuning.choose(new PathTasks(
                    context, columns, fold.fold().labels(), fold.fold().weights(), inner));
        } finally {
            if (table.columns().isEmpty()) {
                columns.destroy();
            }
        }
    }

    private static LogisticRegressionModel model(LogisticCoefficients solution, ElasticNetTuning.Choice choice) {
        LogisticRegressionModel model =
                new LogisticRegressionModel(ID, Vectors.dense(solution.coefficients()), solution.intercept());
        model.set(model.elasticNetParam(), choice.candidate().alpha());
        model.set(model.regParam(), choice.lambda());
        return model;
    }

    private static LogisticRegression byMllib(LogisticRegressionModel start, ElasticNetTuning.Choice choice) {
        return new LogisticRegression(ID)
                .setFamily("binomial")
                .setElasticNetParam(choice.candidate().alpha())
                .setRegParam(choice.lambda())
                .setStandardization(true)
                .setWeightCol(TrainingTable.WEIGHT)
                .setMaxIter(MOST_ITERATIONS)
                .setInitialModel(start);
    }
}
