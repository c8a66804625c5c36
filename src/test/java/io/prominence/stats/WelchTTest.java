package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WelchTTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);

    static List<Golden> tests() {
        return Golden.cases("stats/welch");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void welch_is_that_of_r(Golden golden) {
        WelchT test = WelchT.test(golden.inputs("a"), golden.inputs("b"));
        golden.check("meanA", test.meanA(), 1e-9);
        golden.check("meanB", test.meanB(), 1e-9);
        golden.check("difference", test.difference(), 1e-9);
        golden.check("standardError", test.standardError(), 1e-9);
        golden.check("ciLow", test.ciLow(), 1e-9);
        golden.check("ciHigh", test.ciHigh(), 1e-9);
        golden.check("t", test.t(), 1e-9);
        golden.check("df", test.df(), 1e-9);
        golden.check("logP", test.logP(), 1e-7);
    }

    static List<Golden> genes() {
        return Golden.cases("stats/welch-gene");
    }

    @ParameterizedTest
    @MethodSource("genes")
    void the_kernel_is_the_test_of_r(Golden golden) {
        Estimate estimate = run(golden.bytes("group"), OPEN, golden.inputs("gene"));
        assertNull(estimate.undefined, golden::toString);
        golden.check("n", estimate.n, 0);
        golden.check("events", estimate.events, 0);
        golden.check("effect", estimate.effect, 1e-9);
        golden.check("standardError", estimate.standardError, 1e-9);
        golden.check("ciLow", estimate.ciLow, 1e-9);
        golden.check("ciHigh", estimate.ciHigh, 1e-9);
        golden.check("statistic", estimate.statistic, 1e-9);
        golden.check("df", estimate.df, 1e-9);
        golden.check("logP", estimate.logP, 1e-7);
    }

    @Test
    void the_kernel_ignores_units_and_the_order_of_samples() {
        byte[] group = {0, 1, 0, 1, 1, 0, -1, 0, 1};
        double[] gene = {2, 7, 1, 8, 2, 8, 1, 8, 2};
        Estimate expected = run(group, OPEN, gene);
        Estimate scaled =
                run(group, OPEN, Arrays.stream(gene).map(x -> 40 - 2 * x).toArray());
        assertEquals(-2 * expected.effect, scaled.effect, 1e-14);
        assertEquals(-expected.statistic, scaled.statistic, 1e-14);
        Estimate turned = run(new byte[] {1, 0, -1, 0, 1, 1, 0, 1, 0}, OPEN, new double[] {2, 8, 1, 8, 2, 8, 1, 7, 2});
        assertEquals(expected.statistic, turned.statistic, 1e-14);
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        byte[] group = {0, 1, 0, 1, 1, 0};
        double nan = Double.NaN;
        assertEquals(Undefined.LOW_VARIANCE, run(group, OPEN, new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1}).undefined);
        assertEquals(Undefined.NO_STANDARD_ERROR, run(group, OPEN, new double[] {1, 2, 1, 2, 2, 1}).undefined);
        assertEquals(Undefined.TOO_FEW_EVENTS, run(group, OPEN, new double[] {1, nan, 2, nan, 2, 1}).undefined);
        GeneFilter strict = new GeneFilter(6, 0, 0.1, 0);
        assertEquals(Undefined.TOO_MANY_MISSING, run(group, strict, new double[] {1, nan, 2, 3, 2, 1}).undefined);
        assertEquals(
                Undefined.TOO_FEW_SAMPLES,
                run(group, new GeneFilter(7, 0, 1, 0), new double[] {1, 2, 3, 4, 5, 6}).undefined);
    }

    private static Estimate run(byte[] group, GeneFilter filter, double[] gene) {
        Estimate estimate = new Estimate();
        WelchT.prepare(group, filter).worker().apply(gene, estimate);
        return estimate;
    }

    @Test
    void too_few_or_constant_groups_have_no_test() {
        assertEquals(
                Undefined.TOO_FEW_SAMPLES,
                WelchT.test(new double[] {1, Double.NaN}, new double[] {1, 2, 3})
                        .undefined());
        WelchT constant = WelchT.test(new double[] {0.1, 0.1, 0.1}, new double[] {0.3, 0.3, 0.3});
        assertEquals(Undefined.LOW_VARIANCE, constant.undefined());
        assertEquals(0.1, constant.meanA());
        assertEquals(Double.NaN, constant.difference());
    }
}
