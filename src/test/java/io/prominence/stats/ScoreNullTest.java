package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreNullTest {
    private static final GeneFilter FILTER = new GeneFilter(4, 1, 0.5, 0);
    private static final double[][] NONE = {};
    private static final int[] ONE_STRATUM = {};

    static List<Golden> scores() {
        return Golden.cases("stats/permuted-scores");
    }

    static List<Golden> exact() {
        return Golden.cases("stats/permutation-exact");
    }

    @ParameterizedTest
    @MethodSource("scores")
    void scores_and_what_is_counted_from_them_are_those_of_r(Golden golden) {
        ScoreNull scores = given(
                golden,
                golden.vectors("covariates"),
                golden.input("ranks") == 1 ? ScoreNull.On.RANKS : ScoreNull.On.VALUES);
        double[][] genes = golden.vectors("genes");
        Scored scored = Scored.of(scores, genes);
        // Products that cancel are as exact as their terms are, whatever is left of them.
        assertArrayEquals(golden.expectedAll("observed"), scored.observed, 1e-12, golden::toString);
        double[][] permuted = golden.expectedVectors("permuted");
        for (int b = 0; b < permuted.length; b++) {
            int column = b;
            double[] actual =
                    Arrays.stream(scored.permuted).mapToDouble(z -> z[column]).toArray();
            assertArrayEquals(permuted[b], actual, 1e-12, golden::toString);
        }
        PermutationTally.Result result = scored.tally();
        golden.check("p", result.p(), 1e-12);
        golden.check("pMaxT", result.pMaxT(), 1e-12);
        golden.check("fdr", result.falseDiscoveryRate(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void the_rank_score_over_every_arrangement_is_the_exact_test_of_wilcoxon(Golden golden) {
        Scored scored = Scored.of(given(golden, NONE, ScoreNull.On.RANKS), golden.vectors("genes"));
        golden.check("p", scored.tally().p(), 1e-12);
    }

    private static ScoreNull given(Golden golden, double[][] covariates, ScoreNull.On on) {
        double[] outcome = golden.inputs("outcome");
        return new ScoreNull(
                AnalysisSamples.complete(outcome, covariates),
                outcome,
                covariates,
                on,
                FILTER,
                new Given(golden.vectors("arrangements")));
    }

    @Test
    void a_score_is_the_correlation_and_knows_no_scale_of_the_gene() {
        double[][] genes = random(3, 5, 40);
        double[] outcome = random(4, 1, 40)[0];
        ScoreNull scores = prepare(outcome, singles(40), 20);
        double[][] mapped = Arrays.stream(genes)
                .map(gene -> Arrays.stream(gene).map(x -> 1e3 - 7 * x).toArray())
                .toArray(double[][]::new);
        Scored plain = Scored.of(scores, genes);
        Scored turned = Scored.of(scores, mapped);
        Estimate pearson = new Estimate();
        for (int gene = 0; gene < genes.length; gene++) {
            Pearson.prepare(outcome, NONE, FILTER).worker().apply(genes[gene], pearson);
            assertEquals(Math.sqrt(39) * Math.tanh(pearson.effect), plain.observed[gene], 1e-12);
            for (int b = 0; b < 20; b++) {
                assertEquals(-plain.permuted[gene][b], turned.permuted[gene][b], 1e-10);
            }
        }
    }

    @Test
    void genes_scored_together_and_apart_have_the_same_bits() {
        double[][] genes = random(5, 37, 301);
        double[] outcome = random(6, 1, 301)[0];
        ScoreNull scores = prepare(outcome, singles(301), 300);
        Scored together = Scored.of(scores, genes);
        for (int gene = 0; gene < genes.length; gene++) {
            Scored apart = Scored.of(scores, new double[][] {genes[gene]});
            assertArrayEquals(apart.permuted[0], together.permuted[gene]);
        }
    }

    @Test
    void parts_counted_apart_and_combined_are_the_whole() {
        double[][] genes = random(7, 50, 30);
        Scored scored = Scored.of(prepare(random(8, 1, 30)[0], singles(30), 99), genes);
        ScoreThresholds thresholds = new ScoreThresholds(scored.observed);
        PermutationTally even = new PermutationTally(50, 99);
        PermutationTally odd = new PermutationTally(50, 99);
        for (int gene = 0; gene < 50; gene++) {
            (gene % 2 == 0 ? even : odd).add(gene, scored.permuted[gene], thresholds);
        }
        PermutationTally.Result whole = scored.tally();
        PermutationTally.Result parts = odd.combine(even).result(thresholds);
        assertArrayEquals(whole.p(), parts.p());
        assertArrayEquals(whole.pMaxT(), parts.pMaxT());
        assertArrayEquals(whole.falseDiscoveryRate(), parts.falseDiscoveryRate());
    }

    @Test
    void a_gene_without_a_score_counts_nowhere() {
        double[][] genes = random(9, 20, 30);
        double[][] more = Arrays.copyOf(genes, 21);
        more[20] = new double[30];
        ScoreNull scores = prepare(random(10, 1, 30)[0], singles(30), 99);
        PermutationTally.Result without = Scored.of(scores, genes).tally();
        PermutationTally.Result with = Scored.of(scores, more).tally();
        assertArrayEquals(without.pMaxT(), Arrays.copyOf(with.pMaxT(), 20));
        assertArrayEquals(without.falseDiscoveryRate(), Arrays.copyOf(with.falseDiscoveryRate(), 20));
        assertTrue(Double.isNaN(with.p()[20]) && Double.isNaN(with.pMaxT()[20]));
    }

    @Test
    void reasons_are_those_of_a_correlation() {
        double[] outcome = random(11, 1, 12)[0];
        ScoreNull scores = prepare(outcome, singles(12), 9);
        double[] unit = new double[12];
        double[] gaps = random(12, 1, 12)[0];
        Arrays.fill(gaps, 0, 7, Double.NaN);
        assertEquals(Undefined.TOO_MANY_MISSING, scores.worker().standardise(gaps, unit));
        assertEquals(Undefined.LOW_VARIANCE, scores.worker().standardise(new double[12], unit));
        ScoreNull constant = prepare(new double[12], singles(12), 9);
        assertEquals(Undefined.CONSTANT_OUTCOME, constant.undefined());
        ScoreNull pairs = prepare(new double[] {1, 0, 1, 0, 1, 0}, new int[] {0, 0, 1, 1, 2, 2}, 9);
        assertEquals(Undefined.NOT_EXCHANGEABLE, pairs.undefined());
    }

    /**
     * 600 studies without any effect, 40 genes that share a factor, patients of one or two samples, a label that goes with
     * a covariate: max-T p at most 0.05 in 5 % of them, within 3.5 standard errors.
     */
    @Test
    void under_the_null_max_t_is_right_as_often_as_it_says() {
        SplittableRandom random = new SplittableRandom(20261123);
        int studies = 600;
        int called = 0;
        for (int study = 0; study < studies; study++) {
            called += leastMaxT(random) <= 0.05 ? 1 : 0;
        }
        assertEquals(0.05, (double) called / studies, 3.5 * Math.sqrt(0.05 * 0.95 / studies));
    }

    private static double leastMaxT(SplittableRandom random) {
        int n = 36;
        int[] patients = IntStream.range(0, n).map(i -> i < 12 ? i / 2 : i).toArray();
        double[] ofPatient = new double[n];
        double[] label = new double[n];
        double[][] covariate = new double[1][n];
        for (int i = 0; i < n; i++) {
            boolean second = i > 0 && patients[i] == patients[i - 1];
            covariate[0][i] = second ? covariate[0][i - 1] : random.nextGaussian();
            label[i] = second ? label[i - 1] : covariate[0][i] + random.nextGaussian() > 0 ? 1 : 0;
            ofPatient[i] = second ? ofPatient[i - 1] : random.nextGaussian();
        }
        double[][] genes = new double[40][n];
        double[] factor = random.doubles(n, -1.7, 1.7).toArray();
        for (double[] gene : genes) {
            for (int i = 0; i < n; i++) {
                gene[i] = factor[i] + 2 * ofPatient[i] + covariate[0][i] + random.nextGaussian();
            }
        }
        ScoreNull scores = ScoreNull.prepare(
                label, covariate, patients, ONE_STRATUM, ScoreNull.On.VALUES, FILTER, random.nextLong(), 199);
        return Arrays.stream(Scored.of(scores, genes).tally().pMaxT()).min().orElseThrow();
    }

    private static ScoreNull prepare(double[] outcome, int[] patients, int permutations) {
        return ScoreNull.prepare(
                outcome, NONE, patients, ONE_STRATUM, ScoreNull.On.VALUES, FILTER, 20607, permutations);
    }

    private static int[] singles(int n) {
        return IntStream.range(0, n).toArray();
    }

    private static double[][] random(long seed, int vectors, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[vectors][n];
        for (double[] vector : values) {
            Arrays.setAll(vector, i -> random.nextGaussian());
        }
        return values;
    }

    /** Scores of some genes, as they are and permuted. */
    private record Scored(double[] observed, double[][] permuted) {
        static Scored of(ScoreNull scores, double[][] genes) {
            ScoreNull.Worker worker = scores.worker();
            double[][] units = new double[genes.length][scores.size()];
            double[] observed = new double[genes.length];
            for (int gene = 0; gene < genes.length; gene++) {
                Undefined reason = worker.standardise(genes[gene], units[gene]);
                observed[gene] = reason == null ? worker.observed(units[gene]) : Double.NaN;
            }
            double[][] permuted = new double[genes.length][scores.permutations()];
            scores.permuted(units, genes.length, permuted);
            return new Scored(observed, permuted);
        }

        PermutationTally.Result tally() {
            ScoreThresholds thresholds = new ScoreThresholds(observed);
            PermutationTally tally = new PermutationTally(observed.length, permuted[0].length);
            for (int gene = 0; gene < observed.length; gene++) {
                if (!Double.isNaN(observed[gene])) {
                    tally.add(gene, permuted[gene], thresholds);
                }
            }
            return tally.result(thresholds);
        }
    }

    /** Permutations that R gives. */
    private record Given(double[][] sources) implements Arrangements {
        private static final long serialVersionUID = 1;

        @Override
        public int count() {
            return sources.length;
        }

        @Override
        public void arrange(int index, int[] source) {
            for (int i = 0; i < source.length; i++) {
                source[i] = (int) sources[index][i];
            }
        }

        @Override
        public boolean change(double[] outcomes) {
            return true;
        }
    }
}
