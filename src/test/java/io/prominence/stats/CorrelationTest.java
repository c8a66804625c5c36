package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pearson and Spearman, plain and partial. */
class CorrelationTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};

    static List<Golden> correlations() {
        return Golden.cases("stats/correlation");
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void correlations_are_those_of_r(Golden golden) {
        boolean ranked = golden.input("spearman") == 1;
        double[] target = golden.inputs("target");
        double[][] covariates = golden.vectors("covariates");
        GeneKernel kernel =
                ranked ? Spearman.prepare(target, covariates, OPEN) : Pearson.prepare(target, covariates, OPEN);
        Estimate estimate = new Estimate();
        kernel.worker().apply(golden.inputs("gene"), estimate);
        assertNull(estimate.undefined, golden::toString);
        golden.check("n", estimate.n, 0);
        golden.check("effect", estimate.effect, 1e-9);
        golden.check("standardError", estimate.standardError, 1e-9);
        golden.check("statistic", estimate.statistic, 1e-9);
        golden.check("df", estimate.df, 0);
        golden.check("ciLow", estimate.ciLow, 1e-9);
        golden.check("ciHigh", estimate.ciHigh, 1e-9);
        golden.check("logP", estimate.logP, 1e-7);
    }

    @Test
    void the_order_of_samples_does_not_matter() {
        Cohort cohort = new Cohort(40, 3, 2);
        Cohort shuffled = cohort.inOrder(PermutationSampler.natural(40));
        int[] order = PermutationSampler.natural(40);
        PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(5L), order);
        Cohort permuted = cohort.inOrder(order);
        assertSame(pearson(cohort), pearson(shuffled), 0);
        assertSame(pearson(cohort), pearson(permuted), 1e-12);
        assertSame(spearman(cohort), spearman(permuted), 1e-12);
    }

    @Test
    void pearson_ignores_units() {
        Cohort cohort = new Cohort(40, 4, 2);
        double before = pearson(cohort).statistic;
        assertEquals(before, pearson(cohort.withGene(x -> 3 * x + 100)).statistic, 1e-10);
        assertEquals(-before, pearson(cohort.withGene(x -> -0.01 * x)).statistic, 1e-10);
        assertEquals(before, pearson(cohort.withTarget(x -> 1e-6 * x - 5)).statistic, 1e-9);
    }

    @Test
    void spearman_sees_only_the_order() {
        Cohort cohort = new Cohort(40, 5, 2);
        assertSame(spearman(cohort), spearman(cohort.withGene(Math::exp)), 0);
        assertSame(spearman(cohort), spearman(cohort.withTarget(x -> x * x * x)), 0);
        assertEquals(-spearman(cohort).effect, spearman(cohort.withGene(x -> -x)).effect, 1e-12);
    }

    @Test
    void gene_and_target_may_change_places() {
        Cohort cohort = new Cohort(40, 6, 2);
        Cohort swapped = cohort.swapped();
        assertSame(pearson(cohort), pearson(swapped), 1e-11);
        assertSame(spearman(cohort), spearman(swapped), 1e-11);
    }

    @Test
    void a_partial_correlation_is_that_of_residuals() {
        Cohort cohort = new Cohort(40, 12, 3);
        Estimate partial = pearson(cohort);
        double[] gene = residuals(cohort.gene, cohort.covariates);
        double[] target = residuals(cohort.target, cohort.covariates);
        assertEquals(partial.effect, run(Pearson.prepare(target, NONE, OPEN), gene).effect, 1e-13);
        Cohort ranked = new Cohort(ranks(cohort.gene), ranks(cohort.target), ranksOf(cohort.covariates));
        assertEquals(spearman(cohort).effect, pearson(ranked).effect, 1e-13);
    }

    private static double[] residuals(double[] values, double[][] covariates) {
        LeastSquares space = new LeastSquares(covariates.length, values.length);
        assertTrue(space.factor(covariates, values.length));
        double[] left = values.clone();
        space.residuals(left, LeastSquares.centre(left, left.length));
        return left;
    }

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        new Ranks(values.length).average(values, values.length, ranks);
        return ranks;
    }

    private static double[][] ranksOf(double[][] columns) {
        return Arrays.stream(columns).map(CorrelationTest::ranks).toArray(double[][]::new);
    }

    @Test
    void a_gap_in_the_gene_is_as_if_the_sample_were_not_there() {
        Cohort cohort = new Cohort(30, 7, 1);
        Cohort gap = cohort.withGene(x -> x);
        gap.gene[11] = Double.NaN;
        Cohort shorter =
                cohort.inOrder(IntStream.range(0, 30).filter(i -> i != 11).toArray());
        assertSame(pearson(shorter), pearson(gap), 1e-12);
        assertSame(spearman(shorter), spearman(gap), 1e-12);
        assertEquals(29, pearson(gap).n);
    }

    @Test
    void a_gap_in_a_covariate_drops_the_sample_from_every_gene() {
        Cohort cohort = new Cohort(30, 8, 1);
        cohort.covariates[0][4] = Double.NaN;
        cohort.target[9] = Double.NaN;
        Estimate estimate = pearson(cohort);
        assertEquals(28, estimate.n);
        assertEquals(25, estimate.df);
        assertEquals(-1, estimate.events);
    }

    @Test
    void a_worker_remembers_nothing_of_the_last_gene() {
        Cohort cohort = new Cohort(30, 9, 2);
        double[] gappy = cohort.gene.clone();
        gappy[3] = Double.NaN;
        for (GeneKernel kernel : List.of(
                Pearson.prepare(cohort.target, cohort.covariates, OPEN),
                Spearman.prepare(cohort.target, cohort.covariates, OPEN))) {
            GeneKernel.Worker worker = kernel.worker();
            Estimate first = new Estimate();
            worker.apply(cohort.gene, first);
            Estimate again = new Estimate();
            worker.apply(gappy, again);
            worker.apply(new double[30], again);
            worker.apply(cohort.gene, again);
            assertSame(first, again, 0);
        }
    }

    @Test
    void perfect_correlations_have_no_standard_error() {
        double[] x = {1, 2, 3, 4.5, 7, 1.5};
        double[] y = Arrays.stream(x).map(v -> 0.1 * v - 3).toArray();
        assertUndefined(Undefined.NO_STANDARD_ERROR, run(Pearson.prepare(x, NONE, OPEN), y));
        assertUndefined(Undefined.NO_STANDARD_ERROR, run(Spearman.prepare(x, NONE, OPEN), y));
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        double[] target = {1, 5, 2, 8, 3, 9, 4};
        double[] gene = {2, 1, 4, 3, 6, 5, 8};
        double nan = Double.NaN;
        double[][] covariate = {{1, 0, 1, 0, 1, 1, 0}};
        GeneFilter strict = new GeneFilter(6, 5, 0.2, 0.5);
        GeneKernel kernel = Pearson.prepare(target, NONE, strict);
        assertUndefined(Undefined.TOO_MANY_MISSING, run(kernel, new double[] {nan, nan, 1, 2, 5, 3, 4}));
        assertUndefined(Undefined.LOW_VARIANCE, run(kernel, new double[] {1, 1, 1, 1, 1, 1, 1.5}));
        assertUndefined(Undefined.LOW_VARIANCE, run(kernel, new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}));
        assertUndefined(
                Undefined.TOO_FEW_SAMPLES, run(Pearson.prepare(target, NONE, new GeneFilter(8, 0, 1, 0)), gene));
        assertUndefined(
                Undefined.CONSTANT_OUTCOME, run(Pearson.prepare(new double[] {4, 4, 4, 4, 4, 4, 4}, NONE, OPEN), gene));
        assertUndefined(Undefined.CONSTANT_OUTCOME, run(Pearson.prepare(covariate[0], covariate, OPEN), gene));
        assertUndefined(Undefined.COLLINEAR, run(Pearson.prepare(target, covariate, OPEN), covariate[0]));
        assertUndefined(
                Undefined.COLLINEAR,
                run(Spearman.prepare(target, new double[][] {covariate[0], covariate[0]}, OPEN), gene));
        assertUndefined(
                Undefined.TOO_FEW_SAMPLES, run(Pearson.prepare(new double[] {nan, nan}, NONE, OPEN), new double[2]));
    }

    @Test
    void a_covariate_that_becomes_constant_without_the_missing_samples_is_collinear() {
        double nan = Double.NaN;
        double[] target = {1, 5, 2, 8, 3, 9, 4};
        double[][] covariate = {{1, 0, 0, 0, 0, 0, 0}};
        double[] gene = {nan, 1, 4, 3, 6, 5, 8};
        assertUndefined(Undefined.COLLINEAR, run(Pearson.prepare(target, covariate, OPEN), gene));
    }

    @Test
    void under_the_null_p_is_uniform() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(10L);
        Cohort cohort = new Cohort(25, 11, 3);
        GeneKernel.Worker pearson =
                Pearson.prepare(cohort.target, cohort.covariates, OPEN).worker();
        Estimate estimate = new Estimate();
        int[] below = new int[10];
        int genes = 20_000;
        double[] gene = new double[25];
        for (int g = 0; g < genes; g++) {
            Arrays.setAll(gene, i -> Tails.normalQuantile(random.nextDouble()));
            pearson.apply(gene, estimate);
            below[(int) (10 * Math.min(0.999999, Math.exp(estimate.logP)))]++;
        }
        for (int count : below) {
            assertEquals(genes / 10.0, count, 5 * Math.sqrt(genes * 0.09), Arrays.toString(below));
        }
    }

    private static Estimate pearson(Cohort cohort) {
        return run(Pearson.prepare(cohort.target, cohort.covariates, OPEN), cohort.gene);
    }

    private static Estimate spearman(Cohort cohort) {
        return run(Spearman.prepare(cohort.target, cohort.covariates, OPEN), cohort.gene);
    }

    private static Estimate run(GeneKernel kernel, double[] gene) {
        Estimate estimate = new Estimate();
        kernel.worker().apply(gene, estimate);
        return estimate;
    }

    private static void assertSame(Estimate expected, Estimate actual, double relative) {
        assertEquals(expected.undefined, actual.undefined);
        assertEquals(expected.n, actual.n);
        assertTrue(Math.abs(expected.statistic - actual.statistic) <= relative * Math.abs(expected.statistic));
        assertTrue(Math.abs(expected.effect - actual.effect) <= relative * Math.abs(expected.effect));
        assertTrue(Math.abs(expected.standardError - actual.standardError) <= relative * expected.standardError);
    }

    private static void assertUndefined(Undefined reason, Estimate estimate) {
        assertEquals(reason, estimate.undefined);
        assertEquals(Double.NaN, estimate.effect);
        assertEquals(Double.NaN, estimate.standardError);
        assertEquals(Double.NaN, estimate.logP);
    }

    private record Cohort(double[] gene, double[] target, double[][] covariates) {
        Cohort(int n, long seed, int covariates) {
            this(new double[n], new double[n], new double[covariates][n]);
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
            for (double[] column : this.covariates) {
                Arrays.setAll(column, i -> random.nextDouble());
            }
            Arrays.setAll(
                    gene,
                    i -> Tails.normalQuantile(random.nextDouble()) + (covariates > 0 ? this.covariates[0][i] : 0));
            Arrays.setAll(target, i -> Tails.normalQuantile(random.nextDouble()) + 0.5 * gene[i]);
        }

        Cohort inOrder(int[] order) {
            return new Cohort(
                    pick(gene, order),
                    pick(target, order),
                    Arrays.stream(covariates).map(c -> pick(c, order)).toArray(double[][]::new));
        }

        Cohort swapped() {
            return new Cohort(/* gene= */ target, /* target= */ gene, covariates);
        }

        Cohort withGene(DoubleUnaryOperator map) {
            return new Cohort(Arrays.stream(gene).map(map).toArray(), target, covariates);
        }

        Cohort withTarget(DoubleUnaryOperator map) {
            return new Cohort(gene, Arrays.stream(target).map(map).toArray(), covariates);
        }

        private static double[] pick(double[] values, int[] order) {
            return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        }
    }
}
