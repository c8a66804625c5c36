package io.prominence.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Effects of several cohorts pooled: y<sub>i</sub> = μ + u<sub>i</sub> + e<sub>i</sub>, u ~ N(0, τ²), e ~ N(0, SE<sub>i</sub>²).
 *
 * <p><b>Estimates</b> μ = Σ w y / Σ w with w = 1 / (SE² + τ²), and the fixed effect with τ² = 0. τ² by an estimator of
 * {@link Tau2}, its 95 % interval by the Q-profile: where the generalised Q(τ²) = Σ w (y − μ)² is the 97.5 % and the 2.5 %
 * quantile of chi-squared with k − 1 df, 0 where it is below at 0 already. Standard error, distribution and intervals by a {@link
 * Test}; the prediction interval is μ ± quantile · √(SE² + τ²). Null hypothesis: μ = 0; two-sided. Q = Σ (y − fixed)² / SE²,
 * chi-squared with k − 1 df under homogeneity; I² = 100 τ² / (τ² + typical sampling variance), percent; H² = 1 + τ² / typical
 * sampling variance.
 *
 * <p><b>Shapes.</b> One effect and standard error per cohort, all on one scale. Cohorts where either is NaN or
 * infinite, or the error is not above 0, take no part. <b>k = 1:</b> the cohort's own effect, error and normal interval; what only several
 * cohorts have is NaN. <b>k = 0:</b> {@link Undefined#NOT_AVAILABLE}. No convergence of τ²: {@link Undefined#NOT_CONVERGED}.
 * Effects without any scatter have no plain Knapp–Hartung error, and then no test and no interval.
 *
 * <p><b>Cost</b> O(k) per step, some ten steps. Immutable, thread-safe. <b>Accuracy:</b> relative 1e-9 against R's {@code
 * metafor::rma(yi, sei = sei, method =, test =)}, {@code predict()} and {@code confint()} with tight thresholds; like
 * metafor, τ² is 0 where the likelihood there is higher than at the maximum that scoring finds.
 *
 * <p>References: doi 10.3102/10769986030003261 (Viechtbauer, REML); doi 10.6028/jres.087.022 (Paule and Mandel); doi
 * 10.1016/0197-2456(86)90046-2 (DerSimonian and Laird); doi 10.1002/sim.1482 (Knapp and Hartung); doi
 * 10.1186/s12874-015-0091-1 (modified); doi 10.1002/sim.2514 (Viechtbauer, Q-profile); doi 10.1002/sim.1186 (Higgins and
 * Thompson, I² and H²).
 *
 * @param estimator of the variance between cohorts
 * @param test of the random effect
 */
public record RandomEffects(Tau2 estimator, Test test) {
    /** How the variance between cohorts is estimated. */
    public enum Tau2 {
        /** Restricted maximum likelihood. */
        REML,
        /** Paule and Mandel's root of the generalised Q. */
        PAULE_MANDEL,
        /** DerSimonian and Laird's method of moments: (Q − (k − 1)) / (Σ w − Σ w² / Σ w), at least 0. */
        DERSIMONIAN_LAIRD
    }

    /** How the random effect is tested, and its intervals are made. */
    public enum Test {
        /** √(max(1, s) / Σ w), s = Σ w (y − μ)² / (k − 1): never narrower than the normal one; t, k − 1 df. */
        MODIFIED_KNAPP_HARTUNG,
        /** √(s / Σ w); t, k − 1 df. */
        KNAPP_HARTUNG,
        /** √(1 / Σ w); normal. */
        NORMAL
    }

    private static final RandomEffects DEFAULTS = new RandomEffects(Tau2.REML, Test.MODIFIED_KNAPP_HARTUNG);

    /** REML with the modified Knapp–Hartung test. */
    public static RandomEffects withDefaults() {
        return DEFAULTS;
    }

    /**
     * Pools.
     *
     * @param effect effects, one per cohort; NaN where a cohort has none
     * @param standardError their standard errors
     */
    public PooledEffect pool(double[] effect, double[] standardError) {
        int[] cohorts = takingPart(effect, standardError);
        return switch (cohorts.length) {
            case 0 -> PooledEffect.undefined(0, effect.length, Undefined.NOT_AVAILABLE);
            case 1 ->
                alone(
                        effect[cohorts[0]],
                        standardError[cohorts[0]],
                        weights(new double[] {1}, 1, cohorts, effect.length));
            default -> several(RandomMean.Effects.of(effect, standardError, cohorts), cohorts, effect.length);
        };
    }

    /**
     * Pools k times, each time without one cohort: {@code metafor::leave1out(fit)}. O(k²) per step.
     *
     * @param effect effects, one per cohort; NaN where a cohort has none
     * @param standardError their standard errors
     * @param all what {@link #pool} gives for them
     */
    public LeaveOneOut leaveOneOut(double[] effect, double[] standardError, PooledEffect all) {
        int[] cohorts = takingPart(effect, standardError);
        if (cohorts.length < 3 || all.undefined() != null) {
            return LeaveOneOut.NONE;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double largestLogP = Double.NEGATIVE_INFINITY;
        int influential = -1;
        double shift = 0;
        for (int out : cohorts) {
            int[] others =
                    Arrays.stream(cohorts).filter(cohort -> cohort != out).toArray();
            RandomMean without = RandomMean.of(RandomMean.Effects.of(effect, standardError, others), estimator, test);
            if (Double.isNaN(without.mean())) {
                return LeaveOneOut.NONE;
            }
            low = Math.min(low, without.mean());
            high = Math.max(high, without.mean());
            largestLogP = Math.max(largestLogP, without.logP());
            double moved = without.mean() - all.effectRandom();
            if (influential < 0 || Math.abs(moved) > Math.abs(shift)) {
                influential = out;
                shift = moved;
            }
        }
        return new LeaveOneOut(low, high, largestLogP, influential, shift);
    }

    /**
     * Tests whether groups of cohorts have the same effect, by meta-regression on the group with one τ² for all: {@code
     * metafor::rma(yi, sei = sei, mods = ~ group, method =, test =)}. A group of one cohort takes part.
     *
     * @param effect effects, one per cohort; NaN where a cohort has none
     * @param standardError their standard errors
     * @param group group of each cohort
     */
    public SubgroupTest compareGroups(double[] effect, double[] standardError, int[] group) {
        int[] cohorts = takingPart(effect, standardError);
        int[] groups = Arrays.stream(cohorts).map(cohort -> group[cohort]).toArray();
        return GroupMeans.of(RandomMean.Effects.of(effect, standardError, cohorts), groups)
                .test(estimator, test);
    }

    private static int[] takingPart(double[] effect, double[] standardError) {
        return IntStream.range(0, effect.length)
                .filter(i -> Double.isFinite(effect[i]) && Double.isFinite(standardError[i]) && standardError[i] > 0)
                .toArray();
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
                missing,
                missing,
                missing,
                statistic,
                Double.POSITIVE_INFINITY,
                logP,
                weights,
                null);
    }

    private PooledEffect several(RandomMean.Effects effects, int[] cohorts, int all) {
        int k = effects.k();
        RandomMean random = RandomMean.of(effects, estimator, test);
        double tau2 = random.tau2();
        if (Double.isNaN(tau2)) {
            return PooledEffect.undefined(k, all, Undefined.NOT_CONVERGED);
        }
        double[] profile = new BetweenVariance(effects.centred(), effects.variance()).profileInterval();
        WeightedMean fixed = WeightedMean.of(effects.centred(), effects.variance(), 0);
        double typical = fixed.typicalVariance(k);
        double mean = random.mean();
        double error = random.error();
        double half = random.quantile() * error;
        double predicted = random.quantile() * Math.sqrt(error * error + tau2);
        double fixedMean = effects.centre() + fixed.mean();
        double fixedError = Math.sqrt(1 / fixed.weight());
        double[] w = new double[k];
        Arrays.setAll(w, i -> 1 / (effects.variance()[i] + tau2));
        return new PooledEffect(
                k,
                fixedMean,
                fixedError,
                Tails.logTwoSidedNormal(fixedMean / fixedError),
                mean,
                error,
                mean - half,
                mean + half,
                mean - predicted,
                mean + predicted,
                tau2,
                profile[0],
                profile[1],
                100 * tau2 / (typical + tau2),
                1 + tau2 / typical,
                fixed.squares(),
                Tails.logUpperChiSquared(fixed.squares(), k - 1),
                random.statistic(),
                random.df(),
                random.logP(),
                weights(w, random.weighted().weight(), cohorts, all),
                null);
    }

    private static double[] weights(double[] w, double total, int[] cohorts, int all) {
        double[] percent = new double[all];
        for (int i = 0; i < cohorts.length; i++) {
            percent[cohorts[i]] = 100 * w[i] / total;
        }
        return percent;
    }
}
