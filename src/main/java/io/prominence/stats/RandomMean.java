package io.prominence.stats;

import io.prominence.stats.RandomEffects.Test;
import java.util.Arrays;

/**
 * The random effect of k ≥ 2 cohorts with its test.
 *
 * @param tau2 variance between cohorts; NaN without convergence, and then everything is
 * @param weighted mean of the centred effects
 * @param mean the random effect
 * @param error its standard error; NaN where the test gives it none
 * @param df degrees of freedom of the test
 */
record RandomMean(double tau2, WeightedMean weighted, double mean, double error, double df) {
    /** A weighted sum of squares up to this is what rounding leaves of none, as metafor has it. */
    private static final double NO_SCATTER = Math.ulp(1.0);

    private static final double[] T_975 = new double[64];

    static {
        Arrays.setAll(T_975, df -> df == 0 ? Double.NaN : Tails.tQuantile(0.975, df));
    }

    static RandomMean of(Effects effects, RandomEffects.Tau2 estimator, Test test) {
        double tau2 = new BetweenVariance(effects.centred(), effects.variance()).estimate(estimator);
        WeightedMean weighted = WeightedMean.of(effects.centred(), effects.variance(), tau2);
        int df = effects.k() - 1;
        double scale = scale(test, weighted.squares(), df);
        return new RandomMean(
                tau2,
                weighted,
                effects.centre() + weighted.mean(),
                scale == 0 ? Double.NaN : Math.sqrt(scale / weighted.weight()),
                test == Test.NORMAL ? Double.POSITIVE_INFINITY : df);
    }

    /** What the inverse-variance variance is multiplied with: Knapp and Hartung's residual scale. */
    static double scale(Test test, double squares, int df) {
        double scatter = squares <= NO_SCATTER ? 0 : squares / df;
        return switch (test) {
            case NORMAL -> 1;
            case KNAPP_HARTUNG -> scatter;
            case MODIFIED_KNAPP_HARTUNG -> Math.max(1, scatter);
        };
    }

    double statistic() {
        return mean / error;
    }

    double logP() {
        return Tails.logTwoSidedT(statistic(), df);
    }

    /** The quantile of the test's distribution that 95 % intervals use. */
    double quantile() {
        if (df == Double.POSITIVE_INFINITY) {
            return CoxModel.Z_95;
        }
        return df < T_975.length ? T_975[(int) df] : Tails.tQuantile(0.975, df);
    }

    /**
     * Effects of the cohorts that take part, centred for the sake of rounding.
     *
     * @param centred effects without their plain mean
     * @param variance squares of their standard errors
     * @param centre the plain mean
     */
    record Effects(double[] centred, double[] variance, double centre) {
        /** @param cohorts the positions that take part */
        static Effects of(double[] effect, double[] standardError, int[] cohorts) {
            int k = cohorts.length;
            double centre = 0;
            for (int cohort : cohorts) {
                centre += effect[cohort] / k;
            }
            double[] centred = new double[k];
            double[] variance = new double[k];
            for (int i = 0; i < k; i++) {
                centred[i] = effect[cohorts[i]] - centre;
                variance[i] = standardError[cohorts[i]] * standardError[cohorts[i]];
            }
            return new Effects(centred, variance, centre);
        }

        int k() {
            return centred.length;
        }
    }
}
