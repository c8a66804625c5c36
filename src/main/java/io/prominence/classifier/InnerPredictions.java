package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import io.prominence.stats.prediction.ElasticNetLogistic;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/**
 * Predictions of the samples of a training fold by models that did not see them, for what has to be learned from
 * predictions: a threshold, and how far probabilities are to be moved. Only a training fold makes them; predictions of
 * held-out samples are of another type.
 *
 * <p>Folds are dealt inside the training fold, patients whole. The elastic net predicts each of {@value #FOLDS} folds, solved
 * by {@link ElasticNetLogistic} at the penalty that the fold has chosen; trees, of which each is a fit of MLlib, predict the
 * first of {@value #TREE_FOLDS} alone, so that one fit becomes two and not four. Features and the penalty are those of the
 * whole training fold.
 *
 * @param probability by sample of the fold; NaN where it is not predicted
 * @param labels status by sample
 * @param weights what each sample counts for in the population
 */
record InnerPredictions(double[] probability, byte[] labels, double[] weights) {
    private static final int FOLDS = 5;
    private static final int TREE_FOLDS = 3;

    /**
     * Predicts.
     *
     * @param matrix the training fold
     * @param fitter how the model was fitted
     * @param fitted the model of the whole fold
     */
    static InnerPredictions of(
            LakeSession session, FoldMatrix matrix, ModelFitter fitter, FittedModel fitted, NamedSeed seed) {
        TrainingFold fold = matrix.fold();
        List<LabelledSample> samples = fold.samples();
        double[] probability = new double[samples.size()];
        Arrays.fill(probability, Double.NaN);
        boolean trees = !(fitted.model() instanceof LogisticRegressionModel);
        int wanted = trees ? TREE_FOLDS : FOLDS;
        if (GroupedFolds.possible(samples, wanted) >= 2) {
            GroupedFolds folds = GroupedFolds.deal(samples, wanted, seed.random("inner predictions", matrix.name()));
            for (int inner = 0; inner < (trees ? 1 : folds.count()); inner++) {
                int own = inner;
                int[] inside = positions(samples.size(), i -> folds.of(samples.get(i)) != own);
                int[] outside = positions(samples.size(), i -> folds.of(samples.get(i)) == own);
                FoldMatrix part = matrix.part(matrix.name() + "/inner " + (inner + 1), inside);
                double[] predicted = fitted.model() instanceof LogisticRegressionModel model
                        ? byKernel(part, model, matrix.columnsOf(outside), outside.length)
                        : byMllib(session, part, fitter, matrix.columnsOf(outside), outside.length);
                for (int i = 0; i < outside.length; i++) {
                    probability[outside[i]] = predicted[i];
                }
            }
        }
        return new InnerPredictions(probability, fold.labels(), fold.populationWeights());
    }

    /** The same, moved by an intercept. */
    InnerPredictions moved(double shift) {
        double[] moved = Arrays.stream(probability)
                .map(p -> 1 / (1 + Math.exp(-shift) * (1 - p) / p))
                .toArray();
        return new InnerPredictions(moved, labels, weights);
    }

    private static double[] byKernel(FoldMatrix part, LogisticRegressionModel model, double[][] held, int samples) {
        TrainingFold fold = part.fold();
        return ElasticNetLogistic.of(part.columns(), fold.labels(), fold.weights(), model.getElasticNetParam())
                .path(model.getRegParam())
                .get(0)
                .probabilities(held, samples);
    }

    private static double[] byMllib(
            LakeSession session, FoldMatrix part, ModelFitter fitter, double[][] held, int samples) {
        try (TrainingTable table = new TrainingTable(session, part.columns(), part.fold())) {
            return fitter.fit(part, table).probabilities(held, samples);
        }
    }

    private static int[] positions(int n, IntPredicate condition) {
        return IntStream.range(0, n).filter(condition).toArray();
    }
}
