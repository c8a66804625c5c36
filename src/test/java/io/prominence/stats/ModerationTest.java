package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.ModeratedT.Moderation;
import io.prominence.stats.ModeratedT.Robustness;
import io.prominence.stats.ModeratedT.Trend;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Priors with a trend, and robust ones. */
class ModerationTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);

    static List<Golden> moderations() {
        return Golden.cases("stats/moderation");
    }

    static List<Golden> points() {
        return Golden.cases("stats/f-distribution");
    }

    static List<Golden> splines() {
        return Golden.cases("stats/natural-spline");
    }

    @ParameterizedTest
    @MethodSource("moderations")
    void moderated_t_with_trend_and_robust_is_that_of_limma(Golden golden) {
        double[][] genes = golden.vectors("genes");
        Trend trend = golden.input("trend") == 1 ? Trend.AVERAGE_EXPRESSION : Trend.NONE;
        Robustness robustness = golden.input("robust") == 1 ? Robustness.OUTLYING_GENES : Robustness.NONE;
        GeneKernel.Worker worker = ModeratedT.prepare(golden.bytes("group"), golden.vectors("covariates"), OPEN)
                .worker();
        Estimate[] estimates = new Estimate[genes.length];
        for (int i = 0; i < genes.length; i++) {
            estimates[i] = new Estimate();
            worker.apply(genes[i], estimates[i]);
        }
        double[] average = all(estimates, e -> e.averageExpression);
        golden.check("averageExpression", average, 1e-9);
        Moderation moderation = Moderation.fit(
                all(estimates, e -> e.residualVariance), all(estimates, e -> e.df), average, trend, robustness);
        for (int i = 0; i < genes.length; i++) {
            moderation.apply(estimates[i], i);
        }
        golden.check("priorDf", perGene(genes.length, moderation::priorDf), 1e-9);
        golden.check("priorVariance", perGene(genes.length, moderation::priorVariance), 1e-9);
        golden.check("standardError", all(estimates, e -> e.standardError), 1e-9);
        golden.check("statistic", all(estimates, e -> e.statistic), 1e-9);
        golden.check("df", all(estimates, e -> e.df), 1e-9);
        golden.check("ciLow", all(estimates, e -> e.ciLow), 1e-9);
        golden.check("ciHigh", all(estimates, e -> e.ciHigh), 1e-9);
        golden.check("logP", all(estimates, e -> e.logP), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("points")
    void the_f_distribution_is_that_of_r(Golden golden) {
        double f = golden.input("f");
        FDistribution distribution = new FDistribution(golden.input("df1"), golden.input("df2"));
        golden.check("upper", distribution.logUpper(f), 1e-11);
        golden.check("lower", distribution.logLower(f), 1e-11);
        golden.check("density", distribution.logDensityOfLog(f), 1e-11);
    }

    @ParameterizedTest
    @MethodSource("points")
    void quantiles_of_f_undo_its_tails(Golden golden) {
        FDistribution distribution = new FDistribution(golden.input("df1"), golden.input("df2"));
        double logUpper = golden.expected("upper");
        double logLower = golden.expected("lower");
        if (logUpper < logLower) {
            assertEquals(golden.input("f"), distribution.upperQuantile(logUpper), 1e-11 * golden.input("f"));
        } else {
            assertEquals(golden.input("f"), distribution.lowerQuantile(logLower), 1e-11 * golden.input("f"));
        }
    }

    @ParameterizedTest
    @MethodSource("splines")
    void natural_splines_are_those_of_r(Golden golden) {
        NaturalSpline spline = new NaturalSpline(golden.inputs("x"), golden.inputs("y"), (int) golden.input("df"));
        golden.check("fitted", spline.fitted(), 1e-9);
        golden.check("residualVariance", spline.residualVariance(), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Robustness.class)
    void the_order_of_genes_does_not_matter(Robustness robustness) {
        int genes = 200;
        double[] variance = new double[genes];
        double[] average = new double[genes];
        double[] df = new double[genes];
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(31L);
        for (int i = 0; i < genes; i++) {
            average[i] = 10 * random.nextDouble();
            variance[i] = Math.exp(-0.2 * average[i] + 2 * Tails.normalQuantile(random.nextDouble()));
            df[i] = 8 + random.nextInt(2);
        }
        int[] order = PermutationSampler.natural(genes);
        PermutationSampler.shuffle(random, order);
        Moderation one = Moderation.fit(variance, df, average, Trend.AVERAGE_EXPRESSION, robustness);
        Moderation other = Moderation.fit(
                pick(variance, order), pick(df, order), pick(average, order), Trend.AVERAGE_EXPRESSION, robustness);
        for (int i = 0; i < genes; i++) {
            assertEquals(one.priorDf(order[i]), other.priorDf(i), 1e-8 * other.priorDf(i));
            assertEquals(one.priorVariance(order[i]), other.priorVariance(i), 1e-9 * other.priorVariance(i));
        }
    }

    @Test
    void without_trend_and_robustness_it_is_the_plain_moderation() {
        double[] variance = {1, 2, 7, 0.5};
        double[] df = {4, 4, 3, 4};
        Moderation plain = Moderation.fit(variance, df);
        Moderation same = Moderation.fit(variance, df, new double[0], Trend.NONE, Robustness.NONE);
        assertEquals(plain.priorDf(0), same.priorDf(3));
        assertEquals(plain.priorVariance(0), same.priorVariance(3));
        assertEquals(15, same.pooledDf());
    }

    @Test
    void a_flat_average_expression_has_no_trend() {
        double[] variance = {1, 2, 7, 0.5};
        double[] df = {4, 4, 4, 4};
        Moderation flat =
                Moderation.fit(variance, df, new double[] {3, 3, 3, 3}, Trend.AVERAGE_EXPRESSION, Robustness.NONE);
        assertEquals(Moderation.fit(variance, df).priorVariance(0), flat.priorVariance(2));
    }

    @Test
    void an_outlying_gene_is_shrunk_less_than_the_others() {
        double[] variance =
                IntStream.range(0, 60).mapToDouble(i -> 1 + 0.01 * i).toArray();
        double[] df = new double[60];
        Arrays.fill(df, 6);
        variance[20] = 400;
        Moderation robust = Moderation.fit(variance, df, new double[0], Trend.NONE, Robustness.OUTLYING_GENES);
        assertTrue(robust.priorDf(20) < 1 && robust.priorDf(19) > 100, () -> "d0 " + robust.priorDf(20));
    }

    @Test
    void genes_that_cannot_be_moderated_together_are_refused() {
        double[] three = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> Moderation.fit(three, new double[] {4, 4}));
        assertThrows(IllegalArgumentException.class, () -> Moderation.fit(three, new double[] {4, 4, 0}));
        assertThrows(IllegalArgumentException.class, () -> Moderation.fit(new double[] {1, Double.NaN, 1}, three));
        assertThrows(
                IllegalArgumentException.class,
                () -> Moderation.fit(three, three, new double[2], Trend.AVERAGE_EXPRESSION, Robustness.NONE));
        Moderation robust = Moderation.fit(
                new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                new double[] {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4},
                new double[0],
                Trend.NONE,
                Robustness.OUTLYING_GENES);
        assertThrows(IllegalStateException.class, () -> robust.apply(new Estimate()));
    }

    private static double[] perGene(int genes, IntToDoubleFunction read) {
        return IntStream.range(0, genes).mapToDouble(read).toArray();
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] all(Estimate[] estimates, ToDoubleFunction<Estimate> component) {
        return Arrays.stream(estimates).mapToDouble(component).toArray();
    }
}
