package io.prominence.classifier;

import io.prominence.stats.prediction.ElasticNetLogistic;
import io.prominence.stats.prediction.LogisticCoefficients;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the penalty with the least weighted logarithmic loss in a grouped inner cross-validation of the training fold; between
 * equals the larger.
 *
 * <p>{@value #FOLDS} folds, stratified by label, patients whole. The inner fits run along the path of penalties in
 * {@link ElasticNetLogistic}, which solves what MLlib solves without a Spark job for each iteration. Where a status has
 * fewer than two patients no inner fold is possible, and the largest penalty is taken.
 *
 * @param alpha mixing
 * @param lambda penalties
 */
record PenaltyChoice(double alpha, List<Double> lambda) {
    private static final int FOLDS = 3;
    private static final double LEAST_PROBABILITY = 1e-15;

    PenaltyChoice {
        lambda = lambda.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    double choose(FoldMatrix matrix, NamedSeed seed) {
        List<LabelledSample> samples = matrix.fold().samples();
        if (lambda.size() == 1 || GroupedFolds.possible(samples, FOLDS) < 2) {
            return lambda.get(0);
        }
        GroupedFolds folds = GroupedFolds.deal(samples, FOLDS, seed.random("inner folds", matrix.name()));
        double[] loss = new double[lambda.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            addLoss(matrix, folds, fold, loss);
        }
        int best = 0;
        for (int i = 1; i < loss.length; i++) {
            best = loss[i] < loss[best] ? i : best;
        }
        return lambda.get(best);
    }

    private void addLoss(FoldMatrix matrix, GroupedFolds folds, int fold, double[] loss) {
        List<LabelledSample> samples = matrix.fold().samples();
        int[] inside = positions(samples.size(), i -> folds.of(samples.get(i)) != fold);
        int[] outside = positions(samples.size(), i -> folds.of(samples.get(i)) == fold);
        byte[] labels = matrix.fold().labels();
        double[][] held = take(matrix.columns(), outside);
        double[] weights = matrix.fold().weights();
        byte[] heldLabels = take(labels, outside);
        double[] heldWeights = take(weights, outside);
        List<LogisticCoefficients> path = ElasticNetLogistic.of(
                        take(matrix.columns(), inside), take(labels, inside), take(weights, inside), alpha)
                .path(lambda.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < loss.length; i++) {
            loss[i] += logLoss(path.get(i).probabilities(held, outside.length), heldLabels, heldWeights);
        }
    }

    private static double logLoss(double[] probabilities, byte[] labels, double[] weights) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            double right = labels[i] == 1 ? probabilities[i] : 1 - probabilities[i];
            loss -= weights[i] * Math.log(Math.max(right, LEAST_PROBABILITY));
        }
        return loss;
    }

    private static int[] positions(int n, java.util.function.IntPredicate condition) {
        return IntStream.range(0, n).filter(condition).toArray();
    }

    private static double[][] take(double[][] columns, int[] positions) {
        return Arrays.stream(columns).map(column -> take(column, positions)).toArray(double[][]::new);
    }

    private static double[] take(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }

    private static byte[] take(byte[] labels, int[] positions) {
        byte[] taken = new byte[positions.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = labels[positions[i]];
        }
        return taken;
    }
}
