package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.RandomEffects.Tau2;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    static List<Golden> derSimonianLaird() {
        return Golden.cases("stats/pooling-dersimonian-laird");
    }

    static Stream<RandomEffects> models() {
        return Arrays.stream(Tau2.values())
                .flatMap(tau2 -> Arrays.stream(RandomEffects.Test.values()).map(test -> new RandomEffects(tau2, test)));
    }

    @ParameterizedTest
    @MethodSource("restrictedLikelihood")
    void reml_is_that_of_metafor(Golden golden) {
        check(golden, Tau2.REML);
    }

    @ParameterizedTest
    @MethodSource("pauleMandel")
    void paule_mandel_is_that_of_metafor(Golden golden) {
        check(golden, Tau2.PAULE_MANDEL);
    }

    @ParameterizedTest
    @MethodSource("derSimonianLaird")
    void dersimonian_laird_is_that_of_metafor(Golden golden) {
        check(golden, Tau2.DERSIMONIAN_LAIRD);
    }

    private static void check(Golden golden, Tau2 estimator) {
        PooledEffect pooled = pool(golden, estimator, RandomEffects.Test.MODIFIED_KNAPP_HARTUNG);
        assertNull(pooled.undefined(), golden::toString);
        assertEquals(golden.expected("k"), pooled.k(), golden::toString);
        golden.check("effectFixed", pooled.effectFixed(), RELATIVE);
        golden.check("seFixed", pooled.seFixed(), RELATIVE);
        golden.check("logPFixed", pooled.logPFixed(), LOG_P);
        golden.check("effectRandom", pooled.effectRandom(), RELATIVE);
        golden.check("q", pooled.q(), RELATIVE);
        golden.check("logPHeterogeneity", pooled.logPHeterogeneity(), LOG_P);
        golden.check("weights", pooled.weights(), RELATIVE);
        golden.check("tau2Low", pooled.tau2Low(), RELATIVE);
        golden.check("tau2High", pooled.tau2High(), RELATIVE);
        golden.check("h2", pooled.h2(), RELATIVE);
        // I² below a millionth of a percent is scoring that has not quite arrived at 0.
        assertEquals(golden.expected("i2"), pooled.i2(), 1e-9 * golden.expected("i2") + 1e-9, golden::toString);
        if (golden.expected("i2") > 1e-6) {
            golden.check("tau2", pooled.tau2(), RELATIVE);
        } else {
            assertEquals(0, pooled.tau2(), golden::toString);
        }
        inference(golden, "modified", pooled);
        inference(golden, "plain", pool(golden, estimator, RandomEffects.Test.KNAPP_HARTUNG));
        inference(golden, "normal", pool(golden, estimator, RandomEffects.Test.NORMAL));
    }

    private static PooledEffect pool(Golden golden, Tau2 estimator, RandomEffects.Test test) {
        return new RandomEffects(estimator, test).pool(golden.inputs("effect"), golden.inputs("standardError"));
    }

    private static void inference(Golden golden, String test, PooledEffect pooled) {
        golden.check("seRandom." + test, pooled.seRandom(), RELATIVE);
        golden.check("ciLow." + test, pooled.ciLow(), RELATIVE);
        golden.check("ciHigh." + test, pooled.ciHigh(), RELATIVE);
        golden.check("piLow." + test, pooled.piLow(), RELATIVE);
        golden.check("piHigh." + test, pooled.piHigh(), RELATIVE);
        golden.check("statistic." + test, pooled.statistic(), RELATIVE);
        golden.check("df." + test, pooled.df(), 0);
        golden.check("logP." + test, pooled.logP(), LOG_P);
    }

    @Test
    void one_cohort_is_itself() {
        double[] effect = {Double.NaN, 0.5, 0.3};
        double[] error = {0.1, 0.25, Double.NaN};
        PooledEffect pooled = RandomEffects.withDefaults().pool(effect, error);
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
            pooled.piLow(),
            pooled.piHigh(),
            pooled.tau2(),
            pooled.tau2Low(),
            pooled.tau2High(),
            pooled.i2(),
            pooled.h2(),
            pooled.q(),
            pooled.logPHeterogeneity()
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
                0.1665355570943733,
                RandomEffects.withDefaults().pool(effect, error).tau2(),
                1e-12);
    }

    @Test
    void no_cohort_is_undefined() {
        PooledEffect pooled = RandomEffects.withDefaults().pool(new double[] {Double.NaN, 1}, new double[] {1, 0});
        assertEquals(Undefined.NOT_AVAILABLE, pooled.undefined());
        assertEquals(0, pooled.k());
        assertTrue(Double.isNaN(pooled.effectRandom()));
        assertEquals(
                Undefined.NOT_AVAILABLE,
                RandomEffects.withDefaults().pool(new double[0], new double[0]).undefined());
    }

    @ParameterizedTest
    @EnumSource(Tau2.class)
    void the_modified_and_the_normal_error_are_never_below_the_fixed_one(Tau2 estimator) {
        RandomEffects modified = new RandomEffects(estimator, RandomEffects.Test.MODIFIED_KNAPP_HARTUNG);
        RandomEffects normal = new RandomEffects(estimator, RandomEffects.Test.NORMAL);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3L);
        for (int i = 0; i < 20_000; i++) {
            int k = 2 + random.nextInt(8);
            double[] effect = random.doubles(k, -1, 1).toArray();
            double[] error = random.doubles(k, 0.01, 1.5).toArray();
            PooledEffect pooled = modified.pool(effect, error);
            PooledEffect plain = normal.pool(effect, error);
            assertNull(pooled.undefined(), () -> Arrays.toString(effect) + Arrays.toString(error));
            assertTrue(pooled.tau2() >= 0 && plain.seRandom() >= pooled.seFixed() * (1 - 1e-12));
            assertTrue(pooled.seRandom() >= plain.seRandom());
            assertTrue(pooled.piLow() <= pooled.ciLow() && pooled.ciHigh() <= pooled.piHigh());
            assertTrue(0 <= pooled.tau2Low() && pooled.tau2Low() <= pooled.tau2High());
            assertEquals(100, Arrays.stream(pooled.weights()).sum(), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void pooling_follows_scale_and_order(RandomEffects model) {
        double[] effect = {0.3, 0.9, -0.2, 0.5};
        double[] error = {0.1, 0.2, 0.15, 0.3};
        PooledEffect one = model.pool(effect, error);
        double[] scaled = {-5e5, 2e5, -9e5, -3e5};
        double[] scaledError = {3e5, 1.5e5, 2e5, 1e5};
        PooledEffect two = model.pool(scaled, scaledError);
        assertEquals(-1e6 * one.effectRandom(), two.effectRandom(), 1e-4);
        assertEquals(1e6 * one.seRandom(), two.seRandom(), 1e-4);
        assertEquals(-1e6 * one.piHigh(), two.piLow(), 1e-4);
        assertEquals(1e12 * one.tau2(), two.tau2(), 1e2);
        assertEquals(1e12 * one.tau2Low(), two.tau2Low(), 1e2);
        assertEquals(1e12 * one.tau2High(), two.tau2High(), 1e3);
        assertEquals(one.i2(), two.i2(), 1e-9);
        assertEquals(one.logP(), two.logP(), 1e-10);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_shift_of_all_effects_shifts_the_mean_and_leaves_their_scatter(RandomEffects model) {
        double[] effect = {0.3, 0.9, -0.2, 0.5};
        double[] error = {0.1, 0.2, 0.15, 0.3};
        PooledEffect here = model.pool(effect, error);
        PooledEffect there = model.pool(Arrays.stream(effect).map(y -> y + 8).toArray(), error);
        assertEquals(here.effectRandom() + 8, there.effectRandom(), 1e-12);
        assertEquals(here.seRandom(), there.seRandom(), 1e-12);
        assertEquals(here.tau2(), there.tau2(), 1e-12);
        assertEquals(here.tau2High(), there.tau2High(), 1e-11);
        assertEquals(here.q(), there.q(), 1e-11);
    }

    static List<Golden> leftOut() {
        return Golden.cases("stats/pooling-leave-one-out");
    }

    @ParameterizedTest
    @MethodSource("leftOut")
    void leaving_one_out_is_that_of_metafor(Golden golden) {
        RandomEffects model = model(golden);
        double[] effect = golden.inputs("effect");
        double[] error = golden.inputs("standardError");
        LeaveOneOut left = model.leaveOneOut(effect, error, model.pool(effect, error));
        golden.check("low", left.low(), RELATIVE);
        golden.check("high", left.high(), RELATIVE);
        golden.check("largestLogP", left.largestLogP(), LOG_P);
        golden.check("influential", left.influential(), 0);
        golden.check("shift", left.shift(), RELATIVE);
    }

    static List<Golden> groups() {
        return Golden.cases("stats/pooling-groups");
    }

    @ParameterizedTest
    @MethodSource("groups")
    void the_comparison_of_groups_is_that_of_metafor(Golden golden) {
        int[] group =
                Arrays.stream(golden.inputs("group")).mapToInt(g -> (int) g).toArray();
        SubgroupTest test = model(golden).compareGroups(golden.inputs("effect"), golden.inputs("standardError"), group);
        golden.check("groups", test.groups(), 0);
        golden.check("statistic", test.statistic(), RELATIVE);
        golden.check("df", test.df(), 0);
        golden.check("residualDf", test.residualDf(), 0);
        golden.check("logP", test.logP(), LOG_P);
        golden.check("tau2", test.tau2(), RELATIVE);
    }

    /** The last words of a case's name are the estimator and the test. */
    private static RandomEffects model(Golden golden) {
        List<String> words = List.of(golden.name().split(" ", -1));
        Tau2 estimator =
                switch (words.get(words.size() - 2)) {
                    case "REML" -> Tau2.REML;
                    case "PM" -> Tau2.PAULE_MANDEL;
                    case "DL" -> Tau2.DERSIMONIAN_LAIRD;
                    default -> throw new AssertionError(golden);
                };
        RandomEffects.Test test =
                switch (words.get(words.size() - 1)) {
                    case "modified" -> RandomEffects.Test.MODIFIED_KNAPP_HARTUNG;
                    case "plain" -> RandomEffects.Test.KNAPP_HARTUNG;
                    case "normal" -> RandomEffects.Test.NORMAL;
                    default -> throw new AssertionError(golden);
                };
        return new RandomEffects(estimator, test);
    }

    @Test
    void two_cohorts_cannot_do_without_one() {
        double[] effect = {0.3, Double.NaN, 0.9};
        double[] error = {0.1, 0.1, 0.2};
        RandomEffects model = RandomEffects.withDefaults();
        assertEquals(LeaveOneOut.NONE, model.leaveOneOut(effect, error, model.pool(effect, error)));
    }

    @Test
    void groups_that_are_one_or_that_have_no_scatter_within_are_not_compared() {
        double[] effect = {0.3, 0.9, -0.2};
        double[] error = {0.1, 0.2, 0.15};
        RandomEffects model = RandomEffects.withDefaults();
        assertEquals(SubgroupTest.none(1), model.compareGroups(effect, error, new int[] {4, 4, 4}));
        assertEquals(SubgroupTest.none(3), model.compareGroups(effect, error, new int[] {1, 0, 7}));
        assertEquals(
                0, model.compareGroups(new double[0], new double[0], new int[0]).groups());
        assertTrue(Double.isNaN(new RandomEffects(Tau2.REML, RandomEffects.Test.KNAPP_HARTUNG)
                .compareGroups(new double[] {0.3, 0.3, 0.9}, error, new int[] {1, 1, 2})
                .statistic()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void leaving_out_and_comparing_follow_scale_shift_and_order(RandomEffects model) {
        double[] effect = {0.3, 0.9, -0.2, 0.5, 0.1};
        double[] error = {0.1, 0.2, 0.15, 0.3, 0.12};
        double[] turned = {-9.6, -11, -10.2, -11.8, -10.6};
        double[] turnedError = {0.3, 0.6, 0.24, 0.4, 0.2};
        LeaveOneOut here = model.leaveOneOut(effect, error, model.pool(effect, error));
        LeaveOneOut there = model.leaveOneOut(turned, turnedError, model.pool(turned, turnedError));
        assertEquals(-2 * here.high() - 10, there.low(), 1e-9);
        assertEquals(-2 * here.low() - 10, there.high(), 1e-9);
        assertEquals(-2 * here.shift(), there.shift(), 1e-9);
        assertEquals(new int[] {4, 3, 0, 1, 2}[here.influential()], there.influential());
        SubgroupTest groups = model.compareGroups(effect, error, new int[] {1, 1, 2, 1, 2});
        SubgroupTest other = model.compareGroups(turned, turnedError, new int[] {5, 3, 5, 3, 3});
        assertEquals(groups.statistic(), other.statistic(), 1e-9);
        assertEquals(groups.logP(), other.logP(), 1e-9);
    }

    @Test
    void effects_without_scatter_have_no_plain_knapp_hartung_error() {
        PooledEffect pooled = new RandomEffects(Tau2.REML, RandomEffects.Test.KNAPP_HARTUNG)
                .pool(new double[] {0.3, 0.3, 0.3}, new double[] {0.1, 0.2, 0.1});
        assertNull(pooled.undefined());
        assertEquals(0.3, pooled.effectRandom(), 1e-15);
        assertEquals(0, pooled.tau2());
        assertTrue(Double.isNaN(pooled.seRandom()) && Double.isNaN(pooled.logP()) && Double.isNaN(pooled.ciLow()));
    }
}
