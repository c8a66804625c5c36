package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.stats.ModeratedT.Moderation;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Paired designs, and correlated blocks. */
class BlocksTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};
    private static final double NAN = Double.NaN;

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(51L);

    static List<Golden> pairs() {
        return Golden.cases("stats/paired");
    }

    static List<Golden> blocks() {
        return Golden.cases("stats/blocked");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void paired_designs_are_those_of_limma(Golden golden) {
        GeneKernel kernel =
                ModeratedT.preparePaired(golden.bytes("group"), block(golden), golden.vectors("covariates"), OPEN);
        checkModerated(golden, run(kernel, golden.vectors("genes")));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void correlated_blocks_are_those_of_limma(Golden golden) {
        double[][] genes = golden.vectors("genes");
        byte[] group = golden.bytes("group");
        double[][] covariates = golden.vectors("covariates");
        Estimate[] survey = run(DuplicateCorrelation.prepareSurvey(group, block(golden), covariates, OPEN), genes);
        golden.check("atanhCorrelations", all(survey, e -> e.effect), 1e-9);
        double consensus = DuplicateCorrelation.consensus(all(survey, e -> e.effect));
        golden.check("consensus", consensus, 1e-9);
        checkModerated(
                golden, run(ModeratedT.prepareBlocked(group, block(golden), consensus, covariates, OPEN), genes));
    }

    private static void checkModerated(Golden golden, Estimate[] estimates) {
        for (Estimate estimate : estimates) {
            assertNull(estimate.undefined, golden::toString);
        }
        golden.check("n", all(estimates, e -> e.n), 0);
        golden.check("effect", all(estimates, e -> e.effect), 1e-9);
        golden.check("unscaled", all(estimates, e -> e.standardError), 1e-9);
        golden.check("residualDf", all(estimates, e -> e.df), 0);
        golden.check("residualVariance", all(estimates, e -> e.residualVariance), 1e-9);
        golden.check("averageExpression", all(estimates, e -> e.averageExpression), 1e-9);
        Moderation moderation = Moderation.fit(all(estimates, e -> e.residualVariance), all(estimates, e -> e.df));
        for (Estimate estimate : estimates) {
            moderation.apply(estimate);
        }
        golden.check("statistic", all(estimates, e -> e.statistic), 1e-9);
        golden.check("df", all(estimates, e -> e.df), 1e-9);
        golden.check("logP", all(estimates, e -> e.logP), 1e-7);
    }

    @Test
    void pairs_are_the_test_of_their_differences() {
        double[] gene = column(20);
        byte[] group = alternating(20);
        double[] differences = new double[10];
        for (int i = 0; i < 10; i++) {
            differences[i] = gene[2 * i + 1] - gene[2 * i];
        }
        Estimate paired = run(ModeratedT.preparePaired(group, inPairs(20), NONE, OPEN), gene)[0];
        double mean = LeastSquares.mean(differences, 10);
        double variance = LeastSquares.centre(differences, 10) / 9;
        assertEquals(mean, paired.effect, 1e-14);
        assertEquals(9, paired.df);
        assertEquals(variance / 10, paired.residualVariance * paired.standardError * paired.standardError, 1e-14);
    }

    @Test
    void without_correlation_blocks_do_not_count() {
        double[] gene = column(24);
        double[][] covariates = {column(24)};
        byte[] group = alternating(24);
        Estimate plain = run(ModeratedT.prepare(group, covariates, OPEN), gene)[0];
        Estimate blocked = run(ModeratedT.prepareBlocked(group, inPairs(24), 0, covariates, OPEN), gene)[0];
        assertSame(plain, blocked, 1e-12);
    }

    @Test
    void blocks_of_perfect_correlation_are_pairs() {
        double[] gene = column(24);
        byte[] group = alternating(24);
        Estimate paired = run(ModeratedT.preparePaired(group, inPairs(24), NONE, OPEN), gene)[0];
        Estimate blocked = run(ModeratedT.prepareBlocked(group, inPairs(24), 1 - 1e-12, NONE, OPEN), gene)[0];
        assertEquals(paired.effect, blocked.effect, 1e-10);
    }

    @Test
    void levels_of_blocks_and_what_is_constant_in_them_do_not_matter_in_pairs() {
        double[] gene = column(24);
        byte[] group = alternating(24);
        int[] block = inPairs(24);
        double[] level = column(24);
        double[] shifted = gene.clone();
        double[] ofPatient = new double[24];
        for (int i = 0; i < 24; i++) {
            shifted[i] += 100 * level[block[i]];
            ofPatient[i] = level[block[i]];
        }
        Estimate expected = run(ModeratedT.preparePaired(group, block, NONE, OPEN), gene)[0];
        assertSame(expected, run(ModeratedT.preparePaired(group, block, NONE, OPEN), shifted)[0], 1e-11);
        double[][] covariate = {ofPatient};
        assertSame(expected, run(ModeratedT.preparePaired(group, block, covariate, OPEN), gene)[0], 1e-12);
    }

    @Test
    void the_order_of_samples_and_the_numbers_of_blocks_do_not_matter() {
        double[] gene = column(30);
        byte[] group = alternating(30);
        int[] block = new int[30];
        Arrays.setAll(block, i -> (i * 7 + 3) % 11);
        int[] order = PermutationSampler.natural(30);
        PermutationSampler.shuffle(random, order);
        double[] turned = new double[30];
        byte[] groups = new byte[30];
        int[] blocks = new int[30];
        for (int i = 0; i < 30; i++) {
            turned[i] = gene[order[i]];
            groups[i] = group[order[i]];
            blocks[i] = 1000 - 3 * block[order[i]];
        }
        assertSame(
                run(ModeratedT.preparePaired(group, block, NONE, OPEN), gene)[0],
                run(ModeratedT.preparePaired(groups, blocks, NONE, OPEN), turned)[0],
                1e-11);
        assertSame(
                run(ModeratedT.prepareBlocked(group, block, 0.4, NONE, OPEN), gene)[0],
                run(ModeratedT.prepareBlocked(groups, blocks, 0.4, NONE, OPEN), turned)[0],
                1e-11);
        assertEquals(
                run(DuplicateCorrelation.prepareSurvey(group, block, NONE, OPEN), gene)[0].effect,
                run(DuplicateCorrelation.prepareSurvey(groups, blocks, NONE, OPEN), turned)[0].effect,
                1e-11);
    }

    @Test
    void a_planted_correlation_is_found() {
        int patients = 150;
        int[] block = inPairs(2 * patients);
        double[] atanh = new double[200];
        GeneKernel.Worker survey = DuplicateCorrelation.prepareSurvey(alternating(2 * patients), block, NONE, OPEN)
                .worker();
        Estimate estimate = new Estimate();
        for (int g = 0; g < atanh.length; g++) {
            double[] level = normal(patients);
            double[] gene = normal(2 * patients);
            Arrays.setAll(gene, i -> Math.sqrt(0.6) * level[block[i]] + Math.sqrt(0.4) * gene[i]);
            survey.apply(gene, estimate);
            atanh[g] = estimate.effect;
        }
        assertEquals(0.6, DuplicateCorrelation.consensus(atanh), 0.01);
    }

    @Test
    void a_pair_broken_by_a_missing_value_is_not_counted() {
        double[] gene = column(12);
        gene[4] = NAN;
        Estimate estimate = run(ModeratedT.preparePaired(alternating(12), inPairs(12), NONE, OPEN), gene)[0];
        assertEquals(10, estimate.n);
        assertEquals(5, estimate.events);
        assertEquals(4, estimate.df);
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        byte[] group = alternating(12);
        double[] gene = column(12);
        GeneKernel paired = ModeratedT.preparePaired(group, inPairs(12), NONE, OPEN);
        double[] ofPatients = Arrays.stream(inPairs(12)).asDoubleStream().toArray();
        assertUndefined(Undefined.COLLINEAR, paired, ofPatients);
        assertUndefined(Undefined.LOW_VARIANCE, paired, new double[12]);
        double[] onePair = gene.clone();
        Arrays.fill(onePair, 0, 10, NAN);
        assertUndefined(Undefined.TOO_FEW_EVENTS, paired, onePair);
        double[] twoPairs = gene.clone();
        Arrays.fill(twoPairs, 0, 8, NAN);
        GeneKernel covariate = ModeratedT.preparePaired(group, inPairs(12), new double[][] {column(12)}, OPEN);
        assertUndefined(Undefined.TOO_FEW_SAMPLES, covariate, twoPairs);
        assertUndefined(
                Undefined.TOO_MANY_MISSING,
                ModeratedT.preparePaired(group, inPairs(12), NONE, new GeneFilter(0, 0, 0.2, 0)),
                twoPairs);
        assertUndefined(
                Undefined.TOO_FEW_SAMPLES,
                ModeratedT.preparePaired(group, inPairs(12), NONE, new GeneFilter(13, 0, 1, 0)),
                gene);
        byte[] apart = {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1};
        assertUndefined(Undefined.CONSTANT_OUTCOME, ModeratedT.preparePaired(apart, inPairs(12), NONE, OPEN), gene);
        int[] alone = PermutationSampler.natural(12);
        assertUndefined(Undefined.TOO_FEW_SAMPLES, ModeratedT.preparePaired(group, alone, NONE, OPEN), gene);
        assertUndefined(Undefined.TOO_FEW_SAMPLES, DuplicateCorrelation.prepareSurvey(group, alone, NONE, OPEN), gene);
        double[][] same = {column(12), null};
        same[1] = same[0];
        assertUndefined(Undefined.COLLINEAR, ModeratedT.prepareBlocked(group, inPairs(12), 0.3, same, OPEN), gene);
        double[][] explained = {gene};
        assertUndefined(
                Undefined.COLLINEAR, DuplicateCorrelation.prepareSurvey(group, inPairs(12), explained, OPEN), gene);
    }

    @Test
    void correlations_that_no_blocks_have_are_refused() {
        byte[] group = alternating(12);
        for (double correlation : new double[] {1, NAN}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ModeratedT.prepareBlocked(group, inPairs(12), correlation, NONE, OPEN));
        }
        assertThrows(IllegalArgumentException.class, () -> ModeratedT.preparePaired(group, inPairs(10), NONE, OPEN));
    }

    @Test
    void a_consensus_below_what_blocks_can_have_is_raised_to_the_bound_of_limma() {
        byte[] group = alternating(12);
        double[] gene = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
        assertEquals(
                run(ModeratedT.prepareBlocked(group, inPairs(12), -0.99, NONE, OPEN), gene)[0].effect,
                run(ModeratedT.prepareBlocked(group, inPairs(12), -0.999, NONE, OPEN), gene)[0].effect);
    }

    @Test
    void the_consensus_is_a_trimmed_mean() {
        assertEquals(0, DuplicateCorrelation.consensus(new double[] {NAN, NAN}));
        double[] atanh = {9, 0.1, 0.2, NAN, 0.3, 0.4, 0.5, -9};
        assertEquals(Math.tanh(0.3), DuplicateCorrelation.consensus(atanh), 1e-15);
    }

    private double[] column(int n) {
        double[] column = new double[n];
        Arrays.setAll(column, i -> random.nextDouble());
        return column;
    }

    private double[] normal(int n) {
        return Arrays.stream(column(n)).map(Tails::normalQuantile).toArray();
    }

    private static byte[] alternating(int n) {
        byte[] group = new byte[n];
        for (int i = 0; i < n; i++) {
            group[i] = (byte) (i % 2);
        }
        return group;
    }

    private static int[] inPairs(int n) {
        int[] block = new int[n];
        Arrays.setAll(block, i -> i / 2);
        return block;
    }

    private static int[] block(Golden golden) {
        return Arrays.stream(golden.inputs("block")).mapToInt(b -> (int) b).toArray();
    }

    private static Estimate[] run(GeneKernel kernel, double[]... genes) {
        GeneKernel.Worker worker = kernel.worker();
        Estimate[] estimates = new Estimate[genes.length];
        for (int i = 0; i < genes.length; i++) {
            estimates[i] = new Estimate();
            worker.apply(genes[i], estimates[i]);
        }
        return estimates;
    }

    private static double[] all(Estimate[] estimates, ToDoubleFunction<Estimate> component) {
        return Arrays.stream(estimates).mapToDouble(component).toArray();
    }

    private static void assertSame(Estimate expected, Estimate actual, double relative) {
        assertNull(expected.undefined);
        assertNull(actual.undefined);
        assertEquals(expected.n, actual.n);
        assertEquals(expected.df, actual.df);
        assertEquals(expected.effect, actual.effect, relative * Math.abs(expected.effect));
        assertEquals(expected.standardError, actual.standardError, relative * expected.standardError);
        assertEquals(expected.residualVariance, actual.residualVariance, relative * expected.residualVariance);
    }

    private static void assertUndefined(Undefined reason, GeneKernel kernel, double[] gene) {
        Estimate estimate = run(kernel, gene)[0];
        assertEquals(reason, estimate.undefined);
        assertEquals(NAN, estimate.effect);
    }
}
