package io.prominence.classifier;

import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import io.prominence.stats.Tails;
import java.util.Arrays;
import java.util.List;

/**
 * A measure, or a difference, over held-out cohorts.
 *
 * <p>Random effects (REML) with the modified Knapp–Hartung interval and the prediction interval. An AUROC is pooled on the logit scale, with
 * the error SE/(A(1 − A)) there, since true areas are skewed over cohorts but their logits are not (doi 10.1177/0962280217705678); everything else as it
 * is. Where a cohort has a value without an error (a perfect ranking, the same probability for every sample, a difference of 0 in every sample) it would have all the weight or none: then it is
 * the plain mean over cohorts, with t and k − 1 df from the scatter between them, cut to 0 … 1 where it is an AUROC. One cohort: its own
 * value and interval.
 *
 * @param k cohorts that took part
 * @param value mean; NaN where no cohort has a value
 * @param error its standard error, on the scale of value; NaN where there is none
 * @param ciLow lower end of the 95 % interval; NaN where there is none
 * @param ciHigh upper end
 * @param piLow lower end of the 95 % prediction interval; NaN where there is none
 * @param piHigh upper end
 * @param statistic of no effect on the scale as it is; NaN for an AUROC
 * @param df of statistic; infinite for a normal one
 * @param logP natural logarithm of its two-sided p
 * @param how how the interval was made; null where there is none
 */
record PooledMeasure(
        int k,
        double value,
        double error,
        double ciLow,
        double ciHigh,
        double piLow,
        double piHigh,
        double statistic,
        double df,
        double logP,
        String how) {
    static final String RANDOM = "random-effects";
    static final String BETWEEN = "between-cohorts";
    private static final double NONE = Double.NaN;

    /** A mean of areas. A cohort where the model says nothing has an area of one half, and takes part like any other. */
    static PooledMeasure ofAurocs(List<Measure> cohorts) {
        List<Measure> used = cohorts.stream().filter(Measure::isDefined).toList();
        if (used.size() < 2 || !used.stream().allMatch(Measure::hasError)) {
            PooledMeasure plain = of(used);
            return new PooledMeasure(
                    plain.k,
                    plain.value,
                    plain.error,
                    within01(plain.ciLow),
                    within01(plain.ciHigh),
                    within01(plain.piLow),
                    within01(plain.piHigh),
                    NONE,
                    NONE,
                    NONE,
                    plain.how);
        }
        double[] logit = used.stream()
                .mapToDouble(cohort -> Math.log(cohort.value() / (1 - cohort.value())))
                .toArray();
        double[] error = used.stream()
                .mapToDouble(cohort -> cohort.error() / cohort.value() / (1 - cohort.value()))
                .toArray();
        PooledEffect pooled = RandomEffects.withDefaults().pool(logit, error);
        double area = expit(pooled.effectRandom());
        return new PooledMeasure(
                used.size(),
                area,
                pooled.seRandom() * area * (1 - area),
                expit(pooled.ciLow()),
                expit(pooled.ciHigh()),
                expit(pooled.piLow()),
                expit(pooled.piHigh()),
                NONE,
                NONE,
                NONE,
                RANDOM);
    }

    /** A mean of anything else. */
    static PooledMeasure of(List<Measure> cohorts) {
        List<Measure> used = cohorts.stream().filter(Measure::isDefined).toList();
        if (used.isEmpty()) {
            return new PooledMeasure(0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, null);
        }
        double[] value = used.stream().mapToDouble(Measure::value).toArray();
        if (used.size() == 1) {
            Measure only = used.get(0);
            double z = only.value() / only.error();
            return new PooledMeasure(
                    1,
                    only.value(),
                    only.error(),
                    only.interval().low(),
                    only.interval().high(),
                    NONE,
                    NONE,
                    z,
                    Double.POSITIVE_INFINITY,
                    Tails.logTwoSidedNormal(z),
                    only.how());
        }
        return used.stream().allMatch(Measure::hasError)
                ? random(value, used.stream().mapToDouble(Measure::error).toArray())
                : between(value);
    }

    private static PooledMeasure random(double[] value, double[] error) {
        PooledEffect pooled = RandomEffects.withDefaults().pool(value, error);
        return new PooledMeasure(
                value.length,
                pooled.effectRandom(),
                pooled.seRandom(),
                pooled.ciLow(),
                pooled.ciHigh(),
                pooled.piLow(),
                pooled.piHigh(),
                pooled.statistic(),
                pooled.df(),
                pooled.logP(),
                RANDOM);
    }

    private static PooledMeasure between(double[] value) {
        int k = value.length;
        double mean = Arrays.stream(value).sum() / k;
        double deviation = Math.sqrt(
                Arrays.stream(value).map(one -> (one - mean) * (one - mean)).sum() / (k - 1));
        if (!(deviation > 0)) {
            return new PooledMeasure(k, mean, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, null);
        }
        double t = Tails.tQuantile(0.975, k - 1);
        double error = deviation / Math.sqrt(k);
        double spread = t * deviation * Math.sqrt(1 + 1.0 / k);
        return new PooledMeasure(
                k,
                mean,
                error,
                mean - t * error,
                mean + t * error,
                mean - spread,
                mean + spread,
                mean / error,
                k - 1,
                Tails.logTwoSidedT(mean / error, k - 1),
                BETWEEN);
    }

    private static double within01(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static double expit(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
