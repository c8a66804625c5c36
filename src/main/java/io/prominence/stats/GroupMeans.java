package io.prominence.stats;

import io.prominence.stats.RandomEffects.Test;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Cohorts in groups, each with a mean of its own, and one variance between cohorts. */
final class GroupMeans {
    private final double[] effect;
    private final double[] variance;
    /** Position after the last cohort of each group. */
    private final int[] ends;

    private GroupMeans(double[] effect, double[] variance, int[] ends) {
        this.effect = effect;
        this.variance = variance;
        this.ends = ends;
    }

    /** @param group the group of each cohort */
    static GroupMeans of(RandomMean.Effects effects, int[] group) {
        int[] order = IntStream.range(0, group.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> group[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ends = IntStream.rangeClosed(1, order.length)
                .filter(i -> i == order.length || group[order[i]] != group[order[i - 1]])
                .toArray();
        return new GroupMeans(
                Arrays.stream(order).mapToDouble(i -> effects.centred()[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> effects.variance()[i]).toArray(),
                ends);
    }

    SubgroupTest test(RandomEffects.Tau2 estimator, Test test) {
        int groups = ends.length;
        int residual = effect.length - groups;
        if (groups < 2 || residual == 0) {
            return SubgroupTest.none(groups);
        }
        double tau2 = new BetweenVariance(effect, variance, ends).estimate(estimator);
        WeightedMean[] means = means(tau2);
        double scale = RandomMean.scale(
                test, Arrays.stream(means).mapToDouble(WeightedMean::squares).sum(), residual);
        if (Double.isNaN(tau2) || scale == 0) {
            return SubgroupTest.none(groups);
        }
        double between = between(means);
        double df = groups - 1;
        if (test == Test.NORMAL) {
            return new SubgroupTest(
                    groups, tau2, between, df, Double.POSITIVE_INFINITY, Tails.logUpperChiSquared(between, df));
        }
        double f = between / df / scale;
        return new SubgroupTest(groups, tau2, f, df, residual, Tails.logUpperF(f, df, residual));
    }

    private WeightedMean[] means(double tau2) {
        WeightedMean[] means = new WeightedMean[ends.length];
        for (int g = 0; g < ends.length; g++) {
            int from = g == 0 ? 0 : ends[g - 1];
            means[g] = WeightedMean.of(
                    Arrays.copyOfRange(effect, from, ends[g]), Arrays.copyOfRange(variance, from, ends[g]), tau2);
        }
        return means;
    }

    /** Weighted sum of squares of the group means around their common mean. */
    private static double between(WeightedMean[] groups) {
        double weight = 0;
        double sum = 0;
        for (WeightedMean group : groups) {
            weight += group.weight();
            sum += group.weight() * group.mean();
        }
        double squares = 0;
        for (WeightedMean group : groups) {
            squares += group.weight() * (group.mean() - sum / weight) * (group.mean() - sum / weight);
        }
        return squares;
    }
}
