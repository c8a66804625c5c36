package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.ModeratedT.Moderation;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VoomTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};
    private static final byte[] GROUP = {0, 1, 0, 1, 1, 0};
    private static final double[] LIBRARIES = {1e6, 2e6, 1.5e6, 1e6, 3e6, 2e6};

    static List<Golden> routes() {
        return Golden.cases("stats/voom");
    }

    static List<Golden> pairs() {
        return Golden.cases("stats/voom-paired");
    }

    static List<Golden> large() {
        return Golden.cases("stats/voom-5000");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void the_whole_route_is_that_of_limma(Golden golden) {
        check(golden, golden.vectors("genes"));
    }

    @ParameterizedTest
    @MethodSource("large")
    void so_it_is_with_5000_samples(Golden golden) {
        double[][] genes = new double[40][5000];
        for (int gene = 0; gene < genes.length; gene++) {
            for (int s = 0; s < 5000; s++) {
                int shift = gene % 5 == 0 ? 6 * (s % 2) : 0;
                genes[gene][s] = (gene * 131 + s * s * 17 + gene * s * 29) % (50 + 7 * gene) + shift + gene;
            }
        }
        check(golden, genes);
    }

    private static void check(Golden golden, double[][] genes) {
        byte[] group = golden.bytes("group");
        double[][] covariates = golden.vectors("covariates");
        double[] sizes = golden.inputs("sizes");
        Estimate[] survey = fit(Voom.survey(group, covariates, sizes, OPEN), genes);
        VoomTrend trend = trend(survey, Voom.meanLogLibrary(group, covariates, sizes));
        check(golden, survey, fit(Voom.prepare(group, covariates, sizes, OPEN, trend), genes));
    }

    private static void check(Golden golden, Estimate[] survey, Estimate[] estimates) {
        golden.check("survey", all(survey, e -> e.residualVariance), 1e-9);
        golden.check("averageExpression", all(survey, e -> e.averageExpression), 1e-9);
        assertEquals(golden.inputs("defined").length, estimates.length);
        golden.check("averageExpression", all(estimates, e -> e.averageExpression), 1e-9);
        golden.check("effect", all(estimates, e -> e.effect), 1e-9);
        golden.check("unscaled", all(estimates, e -> e.standardError), 1e-9);
        golden.check("sigma2", all(estimates, e -> e.residualVariance), 1e-9);
        golden.check("residualDf", all(estimates, e -> e.df), 0);
        Moderation moderation = Moderation.fit(all(estimates, e -> e.residualVariance), all(estimates, e -> e.df));
        golden.check("priorDf", moderation.priorDf(), 1e-9);
        golden.check("priorVariance", moderation.priorVariance(), 1e-9);
        Arrays.stream(estimates).forEach(moderation::apply);
        golden.check("standardError", all(estimates, e -> e.standardError), 1e-9);
        golden.check("statistic", all(estimates, e -> e.statistic), 1e-9);
        golden.check("df", all(estimates, e -> e.df), 1e-9);
        golden.check("ciLow", all(estimates, e -> e.ciLow), 1e-9);
        golden.check("ciHigh", all(estimates, e -> e.ciHigh), 1e-9);
        golden.check("logP", all(estimates, e -> e.logP), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_route_of_pairs_is_that_of_limma(Golden golden) {
        checkPaired(golden, golden.vectors("covariates"));
    }

    @Test
    void what_a_patient_has_once_and_for_all_is_in_the_blocks() {
        Golden golden = pairs().get(0);
        double[] age = Arrays.stream(golden.inputs("block"))
                .map(block -> 50 + 3 * block * block)
                .toArray();
        checkPaired(golden, new double[][] {age});
    }

    @Test
    void a_sample_left_alone_by_missing_values_takes_no_part() {
        Golden golden = pairs().get(0);
        byte[] group = golden.bytes("group");
        int[] block = blocks(golden);
        double[] sizes = golden.inputs("sizes");
        double[] gene = golden.vectors("genes")[4].clone();
        gene[2] = Double.NaN;
        double[] without = gene.clone();
        without[3] = Double.NaN;
        Estimate[] estimates = fit(Voom.surveyPaired(group, block, NONE, sizes, OPEN), new double[][] {gene, without});
        assertEquals(14, estimates[0].n);
        assertEquals(6, estimates[0].df);
        assertEquals(estimates[1].effect, estimates[0].effect, 1e-13);
        assertEquals(estimates[1].residualVariance, estimates[0].residualVariance, 1e-13);
        double[] few = new double[16];
        Arrays.fill(few, Double.NaN);
        System.arraycopy(gene, 4, few, 4, 2);
        Estimate estimate = new Estimate();
        Voom.surveyPaired(group, block, NONE, sizes, OPEN).worker().apply(few, estimate);
        assertEquals(Undefined.TOO_FEW_EVENTS, estimate.undefined);
    }

    private static void checkPaired(Golden golden, double[][] covariates) {
        byte[] group = golden.bytes("group");
        int[] block = blocks(golden);
        double[] sizes = golden.inputs("sizes");
        Estimate[] survey = fit(Voom.surveyPaired(group, block, covariates, sizes, OPEN), golden.vectors("genes"));
        VoomTrend trend = trend(survey, Voom.meanLogLibraryPaired(group, block, covariates, sizes));
        GeneKernel kernel = Voom.preparePaired(group, block, covariates, sizes, OPEN, trend);
        check(golden, survey, fit(kernel, golden.vectors("genes")));
    }

    private static int[] blocks(Golden golden) {
        return Arrays.stream(golden.inputs("block"))
                .mapToInt(block -> (int) block)
                .toArray();
    }

    @Test
    void the_order_of_samples_is_no_part_of_the_result() {
        Golden golden = routes().get(0);
        double[][] genes = golden.vectors("genes");
        byte[] group = golden.bytes("group");
        double[] sizes = golden.inputs("sizes");
        Estimate[] plain = weighted(group, sizes, genes);
        byte[] turnedGroup = new byte[group.length];
        for (int i = 0; i < group.length; i++) {
            turnedGroup[i] = group[group.length - 1 - i];
        }
        Estimate[] turned = weighted(
                turnedGroup,
                reversed(sizes),
                Arrays.stream(genes).map(VoomTest::reversed).toArray(double[][]::new));
        for (int i = 0; i < plain.length; i++) {
            assertEquals(plain[i].effect, turned[i].effect, 1e-10);
            assertEquals(plain[i].residualVariance, turned[i].residualVariance, 1e-10 * plain[i].residualVariance);
        }
    }

    @Test
    void a_flat_trend_gives_the_fit_without_weights() {
        double[][] genes = {{12, 40, 9, 55, 80, 20}};
        VoomTrend flat = VoomTrend.fit(new double[] {3, 5, 8}, new double[] {1, 1, 1}, 20);
        Estimate plain = fit(Voom.survey(GROUP, NONE, LIBRARIES, OPEN), genes)[0];
        Estimate same = fit(Voom.prepare(GROUP, NONE, LIBRARIES, OPEN, flat), genes)[0];
        assertEquals(plain.effect, same.effect, 1e-13);
        assertEquals(plain.residualVariance, same.residualVariance, 1e-13);
        assertEquals(3, plain.events);
        assertEquals(4, plain.df);
    }

    @Test
    void fewer_than_two_genes_teach_no_trend() {
        VoomTrend none = VoomTrend.fit(new double[] {3}, new double[] {0.2}, 20);
        assertEquals(1, none.weight(-5));
        assertEquals(1, none.weight(40));
    }

    @Test
    void genes_of_one_mean_have_one_weight_everywhere() {
        VoomTrend trend = VoomTrend.fit(new double[] {4, 4}, new double[] {0.0625, 0.0625}, 20);
        assertEquals(16, trend.weight(-5), 1e-12);
        assertEquals(16, trend.weight(30), 1e-12);
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        double[][] genes = {{12, 40, 9, 55, 80, 20}, {0, 0, 0, 0, 0, 0}, {1, Double.NaN, 2, 3, 4, 5}};
        assertEquals(Undefined.LOW_VARIANCE, one(GROUP, NONE, genes[1], OPEN).undefined);
        assertEquals(Undefined.TOO_MANY_MISSING, one(GROUP, NONE, genes[2], new GeneFilter(0, 0, 0.1, 0)).undefined);
        assertEquals(5, one(GROUP, NONE, genes[2], OPEN).n);
        assertEquals(
                Undefined.CONSTANT_OUTCOME, one(GROUP, new double[][] {{0, 1, 0, 1, 1, 0}}, genes[0], OPEN).undefined);
        assertEquals(Undefined.COLLINEAR, one(GROUP, new double[][] {{5, 5, 5, 5, 5, 5}}, genes[0], OPEN).undefined);
        assertEquals(Undefined.TOO_FEW_EVENTS, one(new byte[] {0, 1, 0, 0, 0, -1}, NONE, genes[0], OPEN).undefined);
        assertEquals(Undefined.TOO_FEW_SAMPLES, one(GROUP, new double[4][6], genes[0], OPEN).undefined);
        assertEquals(Undefined.LOW_VARIANCE, one(GROUP, NONE, genes[0], new GeneFilter(0, 0, 1, 99)).undefined);
    }

    @Test
    void a_sample_without_a_library_takes_no_part() {
        double[] libraries = LIBRARIES.clone();
        libraries[2] = Double.NaN;
        Estimate estimate = fit(Voom.survey(GROUP, NONE, libraries, OPEN), new double[][] {{12, 40, 9, 55, 80, 20}})[0];
        assertNull(estimate.undefined);
        assertEquals(5, estimate.n);
        assertTrue(Double.isFinite(Voom.meanLogLibrary(GROUP, NONE, libraries)));
    }

    @Test
    void a_worker_forgets_the_samples_of_the_gene_before() {
        double[][] genes = {{12, 40, 9, 55, 80, 20}, {1, Double.NaN, 2, 3, 4, 5}, {12, 40, 9, 55, 80, 20}};
        GeneKernel.Worker worker = Voom.survey(GROUP, NONE, LIBRARIES, OPEN).worker();
        Estimate[] estimates = {new Estimate(), new Estimate(), new Estimate()};
        for (int i = 0; i < 3; i++) {
            worker.apply(genes[i], estimates[i]);
        }
        assertEquals(estimates[0].effect, estimates[2].effect);
        assertEquals(estimates[0].residualVariance, estimates[2].residualVariance);
    }

    private static Estimate one(byte[] group, double[][] covariates, double[] gene, GeneFilter filter) {
        Estimate estimate = new Estimate();
        Voom.survey(group, covariates, LIBRARIES, filter).worker().apply(gene, estimate);
        return estimate;
    }

    private static Estimate[] weighted(byte[] group, double[] sizes, double[][] genes) {
        Estimate[] survey = fit(Voom.survey(group, NONE, sizes, OPEN), genes);
        VoomTrend trend = trend(survey, Voom.meanLogLibrary(group, NONE, sizes));
        return fit(Voom.prepare(group, NONE, sizes, OPEN, trend), genes);
    }

    private static VoomTrend trend(Estimate[] survey, double meanLogLibrary) {
        return VoomTrend.fit(
                all(survey, e -> e.averageExpression), all(survey, e -> e.residualVariance), meanLogLibrary);
    }

    /** The genes that have a result. */
    private static Estimate[] fit(GeneKernel kernel, double[][] genes) {
        GeneKernel.Worker worker = kernel.worker();
        return Arrays.stream(genes)
                .map(gene -> {
                    Estimate estimate = new Estimate();
                    worker.apply(gene, estimate);
                    return estimate;
                })
                .filter(estimate -> estimate.undefined == null)
                .toArray(Estimate[]::new);
    }

    private static double[] all(Estimate[] estimates, ToDoubleFunction<Estimate> component) {
        return Arrays.stream(estimates).mapToDouble(component).toArray();
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
