package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short way to the maximum of the partial likelihood leads where the long one leads. */
class CoxShortClimbTest {
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);
    private static final int GENES = 200;

    /** Kernels that state likelihood ratios go the long way; effect and error are Wald's in both. */
    @ParameterizedTest(name = "{0} samples, censoring {1}, skew {2}, effect {3}, ties {4}, late entry {5}")
    @CsvSource({
        "25, 0.3, 0, 0, false, false",
        "40, 0.8, 2, 0.5, true, false",
        "60, 0.2, 3, 1.5, false, true",
        "150, 0.9, 1, 0, true, true",
        "300, 0.5, 0, 0.2, false, false",
        "300, 0.5, 4, 1, true, false",
        "1000, 0.95, 2, 0.3, false, true"
    })
    void effect_and_error_are_those_of_the_long_way(
            int samples, double censoring, double skew, double effect, boolean ties, boolean late) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(samples * 31L + (long) (10 * skew));
        double[][] covariates = {normal(random, samples), normal(random, samples), coins(random, samples)};
        int defined = 0;
        for (int gene = 0; gene < GENES; gene++) {
            double[] values = skewed(random, samples, skew);
            SurvivalData data = survival(random, values, covariates, censoring, effect, ties, late);
            Estimate brief = new Estimate();
            Estimate whole = new Estimate();
            CoxModel.prepare(data, covariates, ANY).worker().apply(values, brief);
            CoxModel.prepare(data, covariates, ANY, CoxOptions.withDefaults().with(CoxTest.LIKELIHOOD_RATIO))
                    .worker()
                    .apply(values, whole);
            assertEquals(whole.undefined, brief.undefined);
            assertEquals(whole.fallback, brief.fallback);
            if (brief.undefined == null && brief.fallback == null) {
                defined++;
                double error = whole.standardError;
                assertEquals(whole.effect, brief.effect, 1e-10 * Math.abs(whole.effect) + 1e-13 * error);
                assertEquals(error, brief.standardError, 1e-10 * error);
            }
        }
        assertTrue(defined > GENES / 4, () -> "only a few genes of " + GENES + " were compared");
    }

    private static double[] normal(UniformRandomProvider random, int n) {
        ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(random);
        return DoubleStream.generate(sampler::sample).limit(n).toArray();
    }

    private static double[] coins(UniformRandomProvider random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextBoolean() ? 1 : 0;
        }
        return values;
    }

    private static double[] skewed(UniformRandomProvider random, int n, double skew) {
        double[] values = normal(random, n);
        for (int i = 0; skew > 0 && i < n; i++) {
            values[i] = Math.exp(skew * values[i] / 2);
        }
        return values;
    }

    private static SurvivalData survival(
            UniformRandomProvider random,
            double[] gene,
            double[][] covariates,
            double censoring,
            double effect,
            boolean ties,
            boolean late) {
        int n = gene.length;
        double[] time = new double[n];
        byte[] event = new byte[n];
        double[] entry = late ? new double[n] : null;
        for (int i = 0; i < n; i++) {
            double rate =
                    Math.exp(effect * Math.log(1 + Math.abs(gene[i])) + 0.5 * covariates[0][i] + covariates[2][i]);
            time[i] = -Math.log(random.nextDouble()) / rate;
            time[i] = ties ? Math.ceil(5 * time[i]) : time[i];
            event[i] = (byte) (random.nextDouble() < censoring ? 0 : 1);
            if (late) {
                entry[i] = 0.5 * random.nextDouble() * time[i];
            }
        }
        return SurvivalData.of(time, event, entry);
    }
}
