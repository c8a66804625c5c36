package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KendallTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};
    private static final double NAN = Double.NaN;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(41L);
    private final double[] gene = column();
    private final double[] target = column();
    private final double[][] covariates = {column(), rounded()};

    static List<Golden> correlations() {
        return Golden.cases("stats/kendall");
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void kendall_is_that_of_r(Golden golden) {
        Estimate estimate = run(
                Kendall.prepare(golden.inputs("target"), golden.vectors("covariates"), OPEN), golden.inputs("gene"));
        assertNull(estimate.undefined, golden::toString);
        golden.check("n", estimate.n, 0);
        golden.check("effect", estimate.effect, 1e-9);
        golden.check("standardError", estimate.standardError, 1e-9);
        golden.check("ciLow", estimate.ciLow, 1e-9);
        golden.check("ciHigh", estimate.ciHigh, 1e-9);
        golden.check("statistic", estimate.statistic, 1e-9);
        golden.check("logP", estimate.logP, 1e-7);
        assertEquals(Double.POSITIVE_INFINITY, estimate.df);
    }

    @Test
    void the_score_is_that_of_all_pairs() {
        LevelCounts counts = new LevelCounts(60);
        for (int distinct : new int[] {1, 2, 5, 60, 1000}) {
            double[] a = new double[60];
            double[] b = new double[60];
            Arrays.setAll(a, i -> random.nextInt(distinct));
            Arrays.setAll(b, i -> random.nextInt(distinct));
            int[] levels = new int[60];
            int[] all = new int[60];
            Arrays.fill(all, 1);
            all[7] = 0;
            new PairOrder(b).levels(all, levels);
            long expected = 0;
            for (int i = 0; i < 60; i++) {
                for (int j = 0; j < i; j++) {
                    expected += i == 7 || j == 7 ? 0 : (long) (Math.signum(a[i] - a[j]) * Math.signum(b[i] - b[j]));
                }
            }
            assertEquals(expected, new PairOrder(a).score(levels, counts));
        }
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        int[] order = PermutationSampler.natural(gene.length);
        PermutationSampler.shuffle(random, order);
        double[][] shuffled = {pick(covariates[0], order), pick(covariates[1], order)};
        Estimate expected = run(Kendall.prepare(target, covariates, OPEN), gene);
        assertSame(expected, run(Kendall.prepare(pick(target, order), shuffled, OPEN), pick(gene, order)));
    }

    @Test
    void only_the_order_of_values_counts() {
        Estimate expected = run(Kendall.prepare(target, covariates, OPEN), gene);
        assertSame(expected, run(Kendall.prepare(map(target, x -> x * x * x), covariates, OPEN), gene));
        assertSame(expected, run(Kendall.prepare(target, covariates, OPEN), map(gene, Math::exp)));
        double[][] scaled = {map(covariates[0], x -> 5 - 3 * x), covariates[1]};
        assertEquals(expected.effect, run(Kendall.prepare(target, scaled, OPEN), gene).effect, 1e-13);
        assertEquals(
                -expected.effect, run(Kendall.prepare(map(target, x -> -x), covariates, OPEN), gene).effect, 1e-13);
    }

    @Test
    void gene_and_target_may_change_places() {
        Estimate one = run(Kendall.prepare(target, covariates, OPEN), gene);
        Estimate other = run(Kendall.prepare(gene, covariates, OPEN), target);
        assertEquals(one.effect, other.effect, 1e-13);
        assertEquals(one.statistic, other.statistic, 1e-12);
    }

    @Test
    void a_partial_tau_is_that_of_what_the_covariate_leaves_of_the_signs_of_pairs() {
        double[][] one = {covariates[1]};
        double[] x = signs(gene);
        double[] y = signs(target);
        double[] z = signs(covariates[1]);
        int pairs = x.length;
        double ofZ = LeastSquares.dot(z, z, pairs);
        LeastSquares.subtract(x, LeastSquares.dot(x, z, pairs) / ofZ, z, pairs);
        LeastSquares.subtract(y, LeastSquares.dot(y, z, pairs) / ofZ, z, pairs);
        double lengths = Math.sqrt(LeastSquares.dot(x, x, pairs) * LeastSquares.dot(y, y, pairs));
        double tau = Math.tanh(run(Kendall.prepare(target, one, OPEN), gene).effect);
        assertEquals(LeastSquares.dot(x, y, pairs) / lengths, tau, 1e-14);
    }

    private static double[] signs(double[] values) {
        double[] signs = new double[values.length * (values.length - 1) / 2];
        int pair = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                signs[pair++] = Math.signum(values[i] - values[j]);
            }
        }
        return signs;
    }

    @Test
    void a_gap_in_the_gene_is_as_if_the_sample_were_not_there() {
        double[] gap = gene.clone();
        gap[11] = NAN;
        int[] others = new int[gene.length - 1];
        Arrays.setAll(others, i -> i < 11 ? i : i + 1);
        double[][] shorter = {pick(covariates[0], others), pick(covariates[1], others)};
        Estimate expected = run(Kendall.prepare(pick(target, others), shorter, OPEN), pick(gene, others));
        assertSame(expected, run(Kendall.prepare(target, covariates, OPEN), gap));
    }

    @Test
    void a_worker_remembers_nothing_of_the_last_gene() {
        GeneKernel.Worker worker = Kendall.prepare(target, covariates, OPEN).worker();
        double[] gap = gene.clone();
        gap[3] = NAN;
        Estimate first = new Estimate();
        worker.apply(gene, first);
        Estimate again = new Estimate();
        worker.apply(gap, again);
        worker.apply(new double[gene.length], again);
        worker.apply(gene, again);
        assertSame(first, again);
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        double[] six = {1, 5, 2, 8, 3, 9};
        double[] ranked = {1, 3, 1, 7, 2, 8};
        assertUndefined(Undefined.NO_STANDARD_ERROR, Kendall.prepare(six, NONE, OPEN), map(six, x -> 2 - x * x));
        assertUndefined(Undefined.NO_STANDARD_ERROR, Kendall.prepare(target, covariates, OPEN), target);
        assertUndefined(Undefined.LOW_VARIANCE, Kendall.prepare(six, NONE, OPEN), new double[6]);
        assertUndefined(Undefined.CONSTANT_OUTCOME, Kendall.prepare(new double[6], NONE, OPEN), six);
        assertUndefined(
                Undefined.TOO_FEW_SAMPLES, Kendall.prepare(six, NONE, OPEN), new double[] {NAN, NAN, 1, 2, 3, 4});
        assertUndefined(Undefined.TOO_FEW_SAMPLES, Kendall.prepare(six, new double[2][6], OPEN), six);
        assertUndefined(Undefined.COLLINEAR, Kendall.prepare(six, new double[1][6], OPEN), ranked);
        double[][] same = {covariates[0], map(covariates[0], Math::exp)};
        assertUndefined(Undefined.COLLINEAR, Kendall.prepare(target, same, OPEN), gene);
        assertUndefined(Undefined.CONSTANT_OUTCOME, Kendall.prepare(covariates[0], covariates, OPEN), gene);
        assertUndefined(Undefined.COLLINEAR, Kendall.prepare(target, covariates, OPEN), covariates[0]);
        GeneFilter full = new GeneFilter(0, 0, 0.2, 0);
        double[] gap = gene.clone();
        Arrays.fill(gap, 0, 20, NAN);
        assertUndefined(Undefined.TOO_MANY_MISSING, Kendall.prepare(target, NONE, full), gap);
    }

    @Test
    void under_the_null_p_is_uniform() {
        GeneKernel.Worker plain = Kendall.prepare(target, NONE, OPEN).worker();
        Estimate estimate = new Estimate();
        int genes = 20_000;
        int below = 0;
        for (int g = 0; g < genes; g++) {
            plain.apply(column(), estimate);
            below += estimate.logP < Math.log(0.05) ? 1 : 0;
        }
        assertEquals(0.05, below / (double) genes, 0.007);
    }

    private double[] column() {
        double[] column = new double[60];
        Arrays.setAll(column, i -> random.nextDouble());
        return column;
    }

    private double[] rounded() {
        return map(column(), x -> Math.rint(4 * x));
    }

    private static double[] map(double[] values, DoubleUnaryOperator map) {
        return Arrays.stream(values).map(map).toArray();
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static Estimate run(GeneKernel kernel, double[] gene) {
        Estimate estimate = new Estimate();
        kernel.worker().apply(gene, estimate);
        return estimate;
    }

    private static void assertSame(Estimate expected, Estimate actual) {
        assertNull(expected.undefined);
        assertNull(actual.undefined);
        assertEquals(expected.n, actual.n);
        assertEquals(expected.effect, actual.effect);
        assertEquals(expected.standardError, actual.standardError);
        assertEquals(expected.statistic, actual.statistic);
    }

    private static void assertUndefined(Undefined reason, GeneKernel kernel, double[] gene) {
        Estimate estimate = run(kernel, gene);
        assertEquals(reason, estimate.undefined);
        assertEquals(NAN, estimate.effect);
    }
}
