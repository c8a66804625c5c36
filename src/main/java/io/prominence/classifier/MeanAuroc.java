package io.prominence.classifier;

import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import io.prominence.stats.prediction.Auroc;
import java.util.Arrays;
import java.util.List;

/**
 * Mean AUROC over held-out cohorts.
 *
 * <p>Random effects (REML) with the modified Knapp–Hartung interval on the DeLong standard errors, cut at 0 and 1. One
 * cohort: its own value and interval. A cohort whose samples all have the same probability (it measures no feature of the
 * model) says nothing, and takes part only where no other does. A perfect ranking has no standard error: where a cohort
 * has one, the mean is the plain mean, without an interval.
 *
 * @param value mean; NaN where no cohort has an AUROC
 * @param ciLow lower end of the 95 % interval; NaN where there is none
 * @param ciHigh upper end
 */
record MeanAuroc(double value, double ciLow, double ciHigh) {
    static MeanAuroc of(List<Auroc> cohorts) {
        List<Auroc> telling = cohorts.stream().filter(MeanAuroc::tells).toList();
        return telling.isEmpty() ? mean(cohorts) : mean(telling);
    }

    private static boolean tells(Auroc cohort) {
        return cohort.standardError() > 0 || cohort.value() != 0.5;
    }

    private static MeanAuroc mean(List<Auroc> cohorts) {
        if (cohorts.size() == 1) {
            Auroc only = cohorts.get(0);
            return new MeanAuroc(only.value(), only.ciLow(), only.ciHigh());
        }
        double[] value = cohorts.stream().mapToDouble(Auroc::value).toArray();
        double[] error = cohorts.stream().mapToDouble(Auroc::standardError).toArray();
        if (!Arrays.stream(error).allMatch(standardError -> standardError > 0)) {
            return new MeanAuroc(Moments.mean(value), Double.NaN, Double.NaN);
        }
        PooledEffect pooled = RandomEffects.withDefaults().pool(value, error);
        return new MeanAuroc(pooled.effectRandom(), Math.max(0, pooled.ciLow()), Math.min(1, pooled.ciHigh()));
    }
}
