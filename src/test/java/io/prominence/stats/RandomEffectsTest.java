package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.RandomEffects.Tau2;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RandomEffectsTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;

    static List<Golden> restrictedLikelihood() {
        return Golden.cases("stats/pooling-reml");
    }

    static List<Golden> pauleMandel() {
        return Golden.cases("stats/pooling-paule-mandel");
    }

    @ParameterizedTest
    @MethodSource("restrictedLikelihood")
    void reml_with_modified_knapp_hartung_is_that_of_metafor(Golden golden) {
        check(golden, Tau2.REML);
    }

    @ParameterizedTest
    @MethodSource("pauleMandel")
    void paule_mandel_is_that_of_metafor(Golden golden) {
        check(golden, Tau2.PAULE_MANDEL);
    }

    private static void check(Golden golden, Tau2 estimator) {
        PooledEffect pooled = RandomEffects.pool(golden.inputs("effect"), golden.inputs("standardError"), estimator);
        assertNull(pooled.undefined(), golden::toString);
        assertEquals(golden.expected("k"), pooled.k(), golden::toString);
        golden.check("effectFixed", pooled.effectFixed(), RELATIVE);
        golden.check("seFixed", pooled.seFixed(), RELATIVE);
        golden.check("logPFixed", pooled.logPFixed(), LOG_P);
        golden.check("effectRandom", pooled.effectRandom(), RELATIVE);
        golden.check("seRandom", pooled.seRandom(), RELATIVE);
        golden.check("ciLow", pooled.ciLow(), RELATIVE);
        golden.check("ciHigh", pooled.ciHigh(), RELATIVE);
        golden.check("piLow", pooled.piLow(), RELATIVE);
        golden.check("piHigh", pooled.piHigh(), RELATIVE);
        golden.check("q", pooled.q(), RELATIVE);
        golden.check("logPHeterogeneity", pooled.logPHeterogeneity(), LOG_P);
        golden.check("statistic", pooled.statistic(), RELATIVE);
        golden.check("df", pooled.df(), 0);
        golden.check("logP", pooled.logP(), LOG_P);
        golden.check("weights", pooled.weights(), RELATIVE);
        // I² below a millionth of a percent is scoring that has not quite arrived at 0.
        assertEquals(golden.expected("i2"), pooled.i2(), 1e-9 * golden.expected("i2") + 1e-9, golden::toString);
        if (golden.expected("i2") > 1e-6) {
            golden.check("tau2", pooled.tau2(), RELATIVE);
        } else {
            assertEquals(0, pooled.tau2(), golden::toString);
        }
    }

    @Test
    void one_cohort_is_itself() {
        double[] effect = {Double.NaN, 0.5, 0.3};
        double[] error = {0.1, 0.25, Double.NaN};
        PooledEffect pooled = RandomEffects.pool(effect, error, Tau2.REML);
        assertNull(pooled.undefined());
        assertEquals(1, pooled.k());
        assertEquals(0.5, pooled.effectFixed());
        assertEquals(0.25, pooled.seFixed());
        assertEquals(0.5, pooled.effectRandom());
        assertEquals(0.25, pooled.seRandom());
        assertEquals(0.5 - 1.959963984540054 * 0.25, pooled.ciLow(), 1e-15);
        assertEquals(Tails.logTwoSidedNormal(2), pooled.logP());
        assertEquals(Double.POSITIVE_INFINITY, pooled.df());
        assertArrayEquals(new double[] {0, 100, 0}, pooled.weights());
        for (double missing : new double[] {
            pooled.piLow(), pooled.piHigh(), pooled.tau2(), pooled.i2(), pooled.q(), pooled.logPHeterogeneity()
        }) {
            assertTrue(Double.isNaN(missing));
        }
    }

    /** rma(effect, sei = error, control = list(maxiter = 10000, threshold = 1e-14, stepadj = 0.5))$tau2. */
    @Test
    void reml_converges_where_fisher_scoring_swings_for_ever() {
        double[] effect = {
            -0.4092594155182898,
            0.7435109902120345,
            -0.08496755771252307,
            0.3209074296559751,
            0.7861568887706403,
            -0.6247674049377416,
            0.025555005860496527,
            0.49093263426417555,
            0.8617363340488027
        };
        double[] error = {
            0.9030575233318483,
            0.9039490683292247,
            0.2121957804746767,
            1.2553404226059428,
            0.09675707553702546,
            1.3089839909844048,
            1.4220853835065348,
            1.0367329208663836,
            1.1916999380340074
        };
        assertEquals(
                0.1665355570943733, RandomEffects.pool(effect, error, Tau2.REML).tau2(), 1e-12);
    }

    @Test
    void no_cohort_is_undefined() {
        PooledEffect pooled = RandomEffects.pool(new double[] {Double.NaN, 1}, new double[] {1, 0}, Tau2.REML);
        assertEquals(Undefined.NOT_AVAILABLE, pooled.undefined());
        assertEquals(0, pooled.k());
        assertTrue(Double.isNaN(pooled.effectRandom()));
        assertEquals(
                Undefined.NOT_AVAILABLE,
                RandomEffects.pool(new double[0], new double[0], Tau2.REML).undefined());
    }

    @ParameterizedTest
    @EnumSource(Tau2.class)
    void the_random_effect_is_never_narrower_than_the_fixed_one(Tau2 estimator) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3L);
        for (int i = 0; i < 20_000; i++) {
            int k = 2 + random.nextInt(8);
            double[] effect = random.doubles(k, -1, 1).toArray();
            double[] error = random.doubles(k, 0.01, 1.5).toArray();
            PooledEffect pooled = RandomEffects.pool(effect, error, estimator);
            assertNull(pooled.undefined(), () -> Arrays.toString(effect) + Arrays.toString(error));
            assertTrue(pooled.tau2() >= 0 && pooled.seRandom() >= pooled.seFixed() * (1 - 1e-12));
            assertTrue(pooled.piLow() <= pooled.ciLow() && pooled.ciHigh() <= pooled.piHigh());
            assertEquals(100, Arrays.stream(pooled.weights()).sum(), 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Tau2.class)
    void pooling_follows_scale_and_order(Tau2 estimator) {
        double[] effect = {0.3, 0.9, -0.2, 0.5};
        double[] error = {0.1, 0.2, 0.15, 0.3};
        PooledEffect one = RandomEffects.pool(effect, error, estimator);
        double[] scaled = {-5e5, 2e5, -9e5, -3e5};
        double[] scaledError = {3e5, 1.5e5, 2e5, 1e5};
        PooledEffect two = RandomEffects.pool(scaled, scaledError, estimator);
        assertEquals(-1e6 * one.effectRandom(), two.effectRandom(), 1e-4);
        assertEquals(1e6 * one.seRandom(), two.seRandom(), 1e-4);
        assertEquals(1e12 * one.tau2(), two.tau2(), 1e2);
        assertEquals(one.i2(), two.i2(), 1e-9);
        assertEquals(one.logP(), two.logP(), 1e-10);
    }
}
