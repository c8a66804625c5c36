package io.prominence.classifier;

import io.prominence.classifier.PathTasks.Task;
import io.prominence.domain.ClassifierPlan.ElasticNet;
import io.prominence.stats.prediction.ElasticNetLogistic;
import io.prominence.stats.prediction.LogisticCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The mixings and penalties of an elastic net that are compared on a training fold.
 *
 * <p>Penalties are those of the plan, or as many as it says from the data of the fold, as glmnet takes them: down to a
 * hundredth of the largest where there are fewer samples than features, otherwise to a ten-thousandth. The inner folds use
 * the penalties of the whole fold.
 *
 * @param data the fold, standardised
 * @param grid by mixing, in the order of the plan, its penalties in descending order
 */
record ElasticNetTuning(ElasticNetLogistic data, List<Candidate> grid) {
    private static final double LEAST_RATIO_WIDE = 1e-2;
    private static final double LEAST_RATIO_TALL = 1e-4;

    /**
     * A mixing with its penalties.
     *
     * @param alpha mixing
     * @param lambda penalties, descending
     */
    record Candidate(double alpha, double[] lambda) {}

    /**
     * What was chosen.
     *
     * @param candidate mixing and its penalties
     * @param lambda one of them
     */
    record Choice(Candidate candidate, double lambda) {}

    static ElasticNetTuning of(double[][] columns, byte[] labels, double[] weights, ElasticNet plan) {
        ElasticNetLogistic data =
                ElasticNetLogistic.of(columns, labels, weights, plan.alpha().get(0));
        double ratio = labels.length < columns.length ? LEAST_RATIO_WIDE : LEAST_RATIO_TALL;
        List<Candidate> grid = plan.alpha().stream()
                .map(alpha -> new Candidate(alpha, penalties(data.mixing(alpha), plan, ratio)))
                .toList();
        return new ElasticNetTuning(data, grid);
    }

    private static double[] penalties(ElasticNetLogistic data, ElasticNet plan, double ratio) {
        return plan.lambda().isEmpty()
                ? data.penalties(plan.lambdas(), ratio)
                : plan.lambda().stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
    }

    /** Whether there is nothing to choose. */
    boolean isDecided() {
        return grid.size() == 1 && grid.get(0).lambda().length == 1;
    }

    /** The first mixing with its largest penalty: what is taken where nothing can be compared. */
    Choice first() {
        return new Choice(grid.get(0), grid.get(0).lambda()[0]);
    }

    /**
     * The least loss over the inner folds, among the penalties that the paths of all of them have; between equals the
     * mixing that comes first, and the larger penalty.
     */
    Choice choose(PathTasks tasks) {
        int folds = tasks.foldCount();
        List<Task> all = new ArrayList<>();
        for (Candidate candidate : grid) {
            for (int fold = 0; fold < folds; fold++) {
                all.add(new Task(fold, candidate.alpha(), candidate.lambda()));
            }
        }
        List<double[]> losses = tasks.losses(all);
        Choice best = first();
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a < grid.size(); a++) {
            double[] total = sum(losses.subList(a * folds, (a + 1) * folds));
            for (int k = 0; k < total.length; k++) {
                if (total[k] < least) {
                    least = total[k];
                    best = new Choice(grid.get(a), grid.get(a).lambda()[k]);
                }
            }
        }
        return best;
    }

    private static double[] sum(List<double[]> losses) {
        int length = losses.stream().mapToInt(loss -> loss.length).min().orElse(0);
        double[] total = new double[length];
        for (double[] loss : losses) {
            for (int k = 0; k < length; k++) {
                total[k] += loss[k];
            }
        }
        return total;
    }

    /** The fit of all of the fold. */
    LogisticCoefficients fit(Choice choice) {
        return data.mixing(choice.candidate().alpha())
                .fit(choice.lambda(), choice.candidate().lambda());
    }
}
