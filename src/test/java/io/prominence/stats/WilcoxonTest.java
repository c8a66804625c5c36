package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WilcoxonTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);

    static List<Golden> rankSums() {
        return Golden.cases("stats/wilcoxon");
    }

    @ParameterizedTest
    @MethodSource("rankSums")
    void rank_sum_and_auc_are_those_of_r(Golden golden) {
        Estimate estimate = run(golden.bytes("group"), OPEN, golden.inputs("gene"));
        assertNull(estimate.undefined, golden::toString);
        golden.check("n", estimate.n, 0);
        golden.check("events", estimate.events, 0);
        golden.check("effect", estimate.effect, 1e-9);
        golden.check("standardError", estimate.standardError, 1e-9);
        golden.check("statistic", estimate.statistic, 1e-9);
        golden.check("ciLow", estimate.ciLow, 1e-9);
        golden.check("ciHigh", estimate.ciHigh, 1e-9);
        golden.check("logP", estimate.logP, 1e-7);
        assertEquals(Double.POSITIVE_INFINITY, estimate.df);
    }

    @Test
    void only_the_order_counts_and_swapped_groups_mirror_it() {
        byte[] group = {0, 1, 0, 1, 1, 0, 1};
        byte[] swapped = {1, 0, 1, 0, 0, 1, 0};
        double[] gene = {2, 7, 1, 8, 2, 5, -1};
        Estimate estimate = run(group, OPEN, gene);
        Estimate mapped = run(group, OPEN, Arrays.stream(gene).map(Math::exp).toArray());
        Estimate mirrored = run(swapped, OPEN, gene);
        assertEquals(estimate.statistic, mapped.statistic);
        assertEquals(estimate.standardError, mapped.standardError);
        assertEquals(1 - estimate.effect, mirrored.effect, 1e-15);
        assertEquals(-estimate.statistic, mirrored.statistic);
        assertEquals(estimate.standardError, mirrored.standardError, 1e-15);
    }

    @Test
    void values_that_differ_in_their_last_bit_are_not_ties() {
        byte[] group = {0, 1, 0, 1, 0, 1};
        double[] close = {1e-20, 2e-20, 3e-20, 4e-20, 1, 2};
        double[] apart = {1, 2, 3, 4, 5, 6};
        assertEquals(run(group, OPEN, apart).effect, run(group, OPEN, close).effect);
    }

    @Test
    void a_perfect_ranking_keeps_area_and_test_without_a_standard_error() {
        byte[] group = {0, 0, 0, 1, 1, 1};
        Estimate perfect = run(group, OPEN, new double[] {1, 2, 3, 4, 5, 6});
        assertNull(perfect.undefined);
        assertEquals(1.0, perfect.effect);
        assertTrue(Double.isNaN(perfect.standardError) && Double.isNaN(perfect.ciLow) && Double.isNaN(perfect.ciHigh));
        // R 4.2.2: wilcox.test(4:6, 1:3, exact = FALSE)$p.value
        assertEquals(0.0808555983700523, Math.exp(perfect.logP), 1e-14);
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        byte[] group = {0, 1, 0, 1, 1, 0, -1};
        double nan = Double.NaN;
        GeneFilter filter = new GeneFilter(5, 3, 0.2, 0.1);
        assertEquals(Undefined.TOO_MANY_MISSING, run(group, filter, new double[] {nan, nan, 1, 2, 3, 4, 5}).undefined);
        assertEquals(Undefined.TOO_FEW_EVENTS, run(group, filter, new double[] {nan, 5, 1, 2, 3, 4, 5}).undefined);
        assertEquals(Undefined.LOW_VARIANCE, run(group, filter, new double[] {2, 2, 2, 2, 2, 2, 9}).undefined);
        Estimate few = run(new byte[] {0, 1, -1, -1, -1, -1, -1}, filter, new double[] {1, 2, 3, 4, 5, 6, 7});
        assertEquals(Undefined.TOO_FEW_SAMPLES, few.undefined);
        assertEquals(2, few.n);
        assertEquals(1, few.events);
        assertEquals(Double.NaN, few.effect);
    }

    private static Estimate run(byte[] group, GeneFilter filter, double[] gene) {
        Estimate estimate = new Estimate();
        Wilcoxon.prepare(group, filter).worker().apply(gene, estimate);
        return estimate;
    }
}
