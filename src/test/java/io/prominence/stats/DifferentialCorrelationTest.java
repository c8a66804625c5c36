package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DifferentialCorrelationTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};
    private static final int N = 40;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(42L);
    private final double[] gene = column();
    private final double[] marker = column();
    private final double[][] covariates = {column()};
    private final byte[] group = group();

    static List<Golden> differences() {
        return Golden.cases("stats/differential-coexpression");
    }

    @ParameterizedTest
    @MethodSource("differences")
    void a_difference_of_correlations_is_that_of_r(Golden golden) {
        GeneKernel kernel = DifferentialCorrelation.prepare(
                golden.inputs("marker"), golden.bytes("group"), golden.vectors("covariates"), OPEN);
        Estimate estimate = run(kernel, golden.inputs("gene"));
        assertNull(estimate.undefined, golden::toString);
        golden.check("n", estimate.n, 0);
        golden.check("events", estimate.events, 0);
        golden.check("effect", estimate.effect, 1e-9);
        golden.check("standardError", estimate.standardError, 1e-9);
        golden.check("ciLow", estimate.ciLow, 1e-9);
        golden.check("ciHigh", estimate.ciHigh, 1e-9);
        golden.check("statistic", estimate.statistic, 1e-9);
        golden.check("logP", estimate.logP, 1e-7);
        assertEquals(Double.POSITIVE_INFINITY, estimate.df);
    }

    @Test
    void units_and_the_order_of_samples_do_not_matter() {
        Estimate expected = run(DifferentialCorrelation.prepare(marker, group, covariates, OPEN), gene);
        double[] scaled = Arrays.stream(gene).map(x -> 100 - 3 * x).toArray();
        Estimate turned = run(DifferentialCorrelation.prepare(marker, group, covariates, OPEN), scaled);
        assertEquals(-expected.effect, turned.effect, 1e-12);
        int[] order = PermutationSampler.natural(N);
        PermutationSampler.shuffle(random, order);
        byte[] groups = new byte[N];
        for (int i = 0; i < N; i++) {
            groups[i] = group[order[i]];
        }
        Estimate shuffled = run(
                DifferentialCorrelation.prepare(
                        pick(marker, order), groups, new double[][] {pick(covariates[0], order)}, OPEN),
                pick(gene, order));
        assertEquals(expected.statistic, shuffled.statistic, 1e-12);
    }

    @Test
    void swapped_groups_change_the_sign_and_the_events() {
        byte[] swapped = group.clone();
        for (int i = 0; i < N; i++) {
            swapped[i] = (byte) (group[i] < 0 ? -1 : 1 - group[i]);
        }
        Estimate one = run(DifferentialCorrelation.prepare(marker, group, covariates, OPEN), gene);
        Estimate other = run(DifferentialCorrelation.prepare(marker, swapped, covariates, OPEN), gene);
        assertEquals(-one.effect, other.effect, 1e-15);
        assertEquals(one.n - one.events, other.events);
    }

    @Test
    void it_is_the_difference_of_two_correlations() {
        double[] inside = marker.clone();
        double[] outside = marker.clone();
        for (int i = 0; i < N; i++) {
            inside[i] = group[i] == 1 ? marker[i] : Double.NaN;
            outside[i] = group[i] == 0 ? marker[i] : Double.NaN;
        }
        Estimate difference = run(DifferentialCorrelation.prepare(marker, group, NONE, OPEN), gene);
        Estimate one = run(Pearson.prepare(inside, NONE, OPEN), gene);
        Estimate zero = run(Pearson.prepare(outside, NONE, OPEN), gene);
        assertEquals(one.effect - zero.effect, difference.effect);
        assertEquals(one.n + zero.n, difference.n);
    }

    @Test
    void each_group_must_pass_the_filter() {
        assertUndefined(Undefined.NO_STANDARD_ERROR, OPEN, marker, marker);
        double[] constantInPositives = gene.clone();
        double[] alikeInNegatives = gene.clone();
        double[] missingInNegatives = gene.clone();
        int missing = 0;
        for (int i = 0; i < N; i++) {
            constantInPositives[i] = group[i] == 1 ? 7 : gene[i];
            alikeInNegatives[i] = group[i] == 0 ? 2 * marker[i] + 1 : gene[i];
            missingInNegatives[i] = group[i] == 0 && missing++ < 5 ? Double.NaN : gene[i];
        }
        assertUndefined(Undefined.LOW_VARIANCE, OPEN, marker, constantInPositives);
        assertUndefined(Undefined.NO_STANDARD_ERROR, OPEN, marker, alikeInNegatives);
        assertUndefined(Undefined.CONSTANT_OUTCOME, OPEN, constantInPositives, gene);
        assertUndefined(Undefined.TOO_MANY_MISSING, new GeneFilter(0, 0, 0.3, 0), marker, missingInNegatives);
        assertUndefined(Undefined.TOO_FEW_SAMPLES, new GeneFilter(20, 0, 1, 0), marker, gene);
        assertUndefined(Undefined.TOO_FEW_EVENTS, new GeneFilter(0, 14, 1, 0), marker, gene);
        assertThrows(
                IllegalArgumentException.class,
                () -> DifferentialCorrelation.prepare(new double[N + 1], group, NONE, OPEN));
    }

    @Test
    void under_the_null_p_is_uniform() {
        GeneKernel.Worker worker = DifferentialCorrelation.prepare(normal(), group, covariates, OPEN)
                .worker();
        Estimate estimate = new Estimate();
        int genes = 20_000;
        int below = 0;
        for (int g = 0; g < genes; g++) {
            worker.apply(normal(), estimate);
            below += estimate.logP < Math.log(0.05) ? 1 : 0;
        }
        assertEquals(0.05, below / (double) genes, 0.007);
    }

    private double[] column() {
        double[] column = new double[N];
        Arrays.setAll(column, i -> random.nextDouble());
        return column;
    }

    private double[] normal() {
        return Arrays.stream(column()).map(Tails::normalQuantile).toArray();
    }

    private static byte[] group() {
        byte[] group = new byte[N];
        for (int i = 0; i < N; i++) {
            group[i] = (byte) (i % 3 - 1);
        }
        return group;
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static Estimate run(GeneKernel kernel, double[] gene) {
        Estimate estimate = new Estimate();
        kernel.worker().apply(gene, estimate);
        return estimate;
    }

    private void assertUndefined(Undefined reason, GeneFilter filter, double[] target, double[] values) {
        Estimate estimate = run(DifferentialCorrelation.prepare(target, group, NONE, filter), values);
        assertEquals(reason, estimate.undefined);
        assertEquals(Double.NaN, estimate.effect);
    }
}
