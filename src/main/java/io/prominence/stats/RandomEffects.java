package io.prominence.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Effects of several cohorts pooled: y<sub>i</sub> = μ + u<sub>i</sub> + e<sub>i</sub>, u ~ N(0, τ²), e ~ N(0, SE<sub>i</sub>²).
 *
 * <p><b>Estimates</b> μ = Σ w y / Σ w with w = 1 / (SE² + τ²), and the fixed effect with τ² = 0. τ² by restricted
 * maximum likelihood, or by Paule and Mandel. The random effect's standard error is the modified one of Knapp and
 * Hartung: √(max(1, s) / Σ w), s = Σ w (y − μ)² / (k − 1), never narrower than the plain one. Test and interval use t with k − 1
 * df; the prediction interval μ ± t √(SE² + τ²) too. Null hypothesis: μ = 0; two-sided. Q = Σ (y − fixed)² / SE², chi-squared
 * with k − 1 df under homogeneity; I² = 100 τ² / (τ² + typical sampling variance), percent.
 *
 * <p><b>Shapes.</b> One effect and standard error per cohort, all on one scale. Cohorts where either is NaN or
 * infinite, or the error is not above 0, take no part. <b>k = 1:</b> the cohort's own effect, error and normal interval; what only several
 * cohorts have is NaN. <b>k = 0:</b> {@link Undefined#NOT_AVAILABLE}. No convergence of τ²: {@link Undefined#NOT_CONVERGED}.
 *
 * <p><b>Cost</b> O(k) per step, some ten steps. Pure, thread-safe. <b>Accuracy:</b> relative 1e-9 against R's {@code
 * metafor::rma(yi, sei = sei, method = "REML", test = "adhoc")} and {@code predict()} with a tight threshold; like
 * metafor, τ² is 0 where the likelihood there is higher than at the maximum that scoring finds.
 *
 * <p>References: doi 10.3102/10769986030003261 (Viechtbauer, REML); doi 10.6028/jres.087.022 (Paule and Mandel); doi
 * 10.1002/sim.1482 (Knapp and Hartung); doi 10.1002/sim.1186 (Higgins and Thompson, I²).
 */
public final class RandomEffects {
    private static final double[] T_975 = new double[64];

    static {
        Arrays.setAll(T_975, df -> df == 0 ? Double.NaN : Tails.tQuantile(0.975, df));
    }

    /** How the variance between cohorts is estimated. */
    public enum Tau2 {
        /** Restricted maximum likelihood. */
        REML,
        /** Paule and Mandel's root of the generalised Q. */
        PAULE_MANDEL
    }

    private RandomEffects() {}

    /**
     * Pools.
     *
     * @param effect effects, one per cohort; NaN where a cohort has none
     * @param standardError their standard errors
     * @param estimator of τ²
     */
    public static PooledEffect pool(double[] effect, double[] standardError, Tau2 estimator) {
        int[] cohorts = IntStream.range(0, effect.length)
                .filter(i -> Double.isFinite(effect[i]) && Double.isFinite(standardError[i]) && standardError[i] > 0)
                .toArray();
        return switch (cohorts.length) {
            case 0 -> PooledEffect.undefined(0, effect.length, Undefined.NOT_AVAILABLE);
            case 1 ->
                alone(
                        effect[cohorts[0]],
                        standardError[cohorts[0]],
                        weights(new double[] {1}, 1, cohorts, effect.length));
            default -> several(effect, standardError, cohorts, estimator);
        };
    }

    private static PooledEffect alone(double effect, double error, double[] weights) {
        double missing = Double.NaN;
        double half = CoxModel.Z_95 * error;
        double statistic = effect / error;
        double logP = Tails.logTwoSidedNormal(statistic);
        return new PooledEffect(
                1,
                effect,
                error,
                logP,
                effect,
                error,
                effect - half,
                effect + half,
                missing,
                missing,
                missing,
                missing,
                missing,
                missing,
                statistic,
                Double.POSITIVE_INFINITY,
                logP,
                weights,
                null);
    }

    private static PooledEffect several(double[] effect, double[] standardError, int[] cohorts, Tau2 estimator) {
        int k = cohorts.length;
        double[] y = new double[k];
        double[] v = new double[k];
        double centre = 0;
        for (int cohort : cohorts) {
            centre += effect[cohort] / k;
        }
        for (int i = 0; i < k; i++) {
            y[i] = effect[cohorts[i]] - centre;
            v[i] = standardError[cohorts[i]] * standardError[cohorts[i]];
        }
        double tau2 = new BetweenVariance(y, v).estimate(estimator);
        if (Double.isNaN(tau2)) {
            return PooledEffect.undefined(k, effect.length, Undefined.NOT_CONVERGED);
        }
        Weighted fixed = Weighted.mean(y, v, 0);
        Weighted random = Weighted.mean(y, v, tau2);
        double typical = (k - 1) / (fixed.weight - fixed.squaredWeight / fixed.weight);
        double df = k - 1;
        double error = Math.sqrt(Math.max(1, random.squares / df) / random.weight);
        double mean = centre + random.mean;
        double t = k - 1 < T_975.length ? T_975[k - 1] : Tails.tQuantile(0.975, df);
        double predicted = t * Math.sqrt(error * error + tau2);
        double fixedMean = centre + fixed.mean;
        double fixedError = Math.sqrt(1 / fixed.weight);
        double[] w = new double[k];
        Arrays.setAll(w, i -> 1 / (v[i] + tau2));
        return new PooledEffect(
                k,
                fixedMean,
                fixedError,
                Tails.logTwoSidedNormal(fixedMean / fixedError),
                mean,
                error,
                mean - t * error,
                mean + t * error,
                mean - predicted,
                mean + predicted,
                tau2,
                100 * tau2 / (typical + tau2),
                fixed.squares,
                Tails.logUpperChiSquared(fixed.squares, df),
                mean / error,
                df,
                Tails.logTwoSidedT(mean / error, df),
                weights(w, random.weight, cohorts, effect.length),
                null);
    }

    private static double[] weights(double[] w, double total, int[] cohorts, int all) {
        double[] percent = new double[all];
        for (int i = 0; i < cohorts.length; i++) {
            percent[cohorts[i]] = 100 * w[i] / total;
        }
        return percent;
    }

    /** A weighted mean, with weights 1 / (v + τ²), and its sums. */
    private record Weighted(double mean, double weight, double squaredWeight, double squares) {
        static Weighted mean(double[] y, double[] v, double tau2) {
            double weight = 0;
            double squared = 0;
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double w = 1 / (v[i] + tau2);
                weight += w;
                squared += w * w;
                sum += w * y[i];
            }
            double mean = sum / weight;
            double squares = 0;
            for (int i = 0; i < y.length; i++) {
                squares += (y[i] - mean) * (y[i] - mean) / (v[i] + tau2);
            }
            return new Weighted(mean, weight, squared, squares);
        }
    }
}
