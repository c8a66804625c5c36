package io.prominence.classifier;

import io.prominence.stats.prediction.ElasticNetLogistic;
import io.prominence.stats.prediction.LogisticCoefficients;
import io.prominence.stats.prediction.PathAccuracy;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Paths of elastic nets for an inner cross-validation: one inner fold and mixing per task of one Spark job, on a matrix that
 * every executor holds once.
 *
 * <p>A task fits the path to the samples outside its inner fold, columns standardised over them, and says the loss on those
 * inside. Losses do not depend on how many tasks run at once, nor where.
 *
 * @param context Spark
 * @param columns one array per feature, one value per sample
 * @param labels 1 or 0 per sample
 * @param weights what each sample counts for
 * @param folds inner fold of each sample
 */
record PathTasks(
        JavaSparkContext context, Broadcast<double[][]> columns, byte[] labels, double[] weights, int[] folds) {
    /** Memory for the standardised copies of tasks that run at once. */
    private static final long MOST_BYTES = 1L << 29;

    private static final double LEAST_PROBABILITY = 1e-15;

    /**
     * A path to fit.
     *
     * @param fold inner fold that is held out
     * @param alpha mixing
     * @param lambda penalties, descending
     */
    record Task(int fold, double alpha, double[] lambda) implements Serializable {}

    /** Loss of each task's penalties, for as many as its path has: Σ −w log P(label) over the samples held out. */
    List<double[]> losses(List<Task> tasks) {
        long copy = (long) Double.BYTES * labels.length * columns.value().length;
        return losses(tasks, (int) Math.max(1, MOST_BYTES / Math.max(1, copy)));
    }

    /** @param atOnce tasks that may run at the same time */
    List<double[]> losses(List<Task> tasks, int atOnce) {
        return context.parallelize(tasks, Math.min(tasks.size(), atOnce))
                .map(new Loss(columns, labels, weights, folds))
                .collect();
    }

    /** Runs where the matrix is. */
    private record Loss(Broadcast<double[][]> columns, byte[] labels, double[] weights, int[] folds)
            implements Function<Task, double[]> {
        @Override
        public double[] call(Task task) {
            double[] inside = new double[weights.length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = folds[i] == task.fold() ? 0 : weights[i];
            }
            double[][] values = columns.value();
            List<LogisticCoefficients> path = ElasticNetLogistic.of(values, labels, inside, task.alpha())
                    .path(PathAccuracy.TUNING, task.lambda());
            return path.stream()
                    .mapToDouble(fit -> loss(fit, values, task.fold()))
                    .toArray();
        }

        private double loss(LogisticCoefficients fit, double[][] values, int fold) {
            double[] probability = fit.probabilities(values, labels.length);
            double loss = 0;
            for (int i = 0; i < labels.length; i++) {
                if (folds[i] == fold) {
                    double right = labels[i] == 1 ? probability[i] : 1 - probability[i];
                    loss -= weights[i] * Math.log(Math.max(right, LEAST_PROBABILITY));
                }
            }
            return loss;
        }
    }

    /** The number of inner folds. */
    int foldCount() {
        return Arrays.stream(folds).max().orElse(-1) + 1;
    }
}
