package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prominence.stats.ModeratedT.Moderation;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModeratedTTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};

    static List<Golden> moderations() {
        return Golden.cases("stats/moderated-t");
    }

    static List<Golden> polygammas() {
        return Golden.cases("stats/polygamma");
    }

    @ParameterizedTest
    @MethodSource("moderations")
    void moderated_t_is_that_of_limma(Golden golden) {
        Estimate[] estimates = fit(golden.bytes("group"), golden.vectors("covariates"), golden.vectors("genes"));
        golden.check("effect", all(estimates, e -> e.effect), 1e-9);
        golden.check("unscaled", all(estimates, e -> e.standardError), 1e-9);
        golden.check("residualDf", all(estimates, e -> e.df), 0);
        Moderation moderation = Moderation.fit(all(estimates, e -> e.residualVariance), all(estimates, e -> e.df));
        golden.check("priorDf", moderation.priorDf(), 1e-9);
        golden.check("priorVariance", moderation.priorVariance(), 1e-9);
        for (Estimate estimate : estimates) {
            moderation.apply(estimate);
        }
        golden.check("standardError", all(estimates, e -> e.standardError), 1e-9);
        golden.check("statistic", all(estimates, e -> e.statistic), 1e-9);
        golden.check("df", all(estimates, e -> e.df), 1e-9);
        golden.check("ciLow", all(estimates, e -> e.ciLow), 1e-9);
        golden.check("ciHigh", all(estimates, e -> e.ciHigh), 1e-9);
        golden.check("logP", all(estimates, e -> e.logP), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("polygammas")
    void derivatives_of_log_gamma_are_those_of_r(Golden golden) {
        double x = golden.input("x");
        golden.check("digamma", Polygamma.digamma(x), 1e-13);
        golden.check("trigamma", Polygamma.trigamma(x), 1e-13);
        golden.check("tetragamma", Polygamma.tetragamma(x), 1e-13);
        golden.check("inverse", Polygamma.trigammaInverse(x), 1e-12);
    }

    @Test
    void swapping_the_groups_changes_the_sign_only() {
        byte[] group = {0, 1, 0, 1, 1, 0, -1, 0, 1};
        byte[] swapped = {1, 0, 1, 0, 0, 1, -1, 1, 0};
        double[][] covariates = {{3, 1, 4, 1, 5, 9, 2, 6, 5}};
        double[][] genes = {{2, 7, 1, 8, 2, 8, 1, 8, 2}, {1, 6, 1, 8, 0, 3, 3, 9, 8}};
        Estimate[] one = fit(group, covariates, genes);
        Estimate[] other = fit(swapped, covariates, genes);
        assertEquals(one[0].effect, -other[0].effect, 1e-12);
        assertEquals(one[1].residualVariance, other[1].residualVariance, 1e-12);
        assertEquals(4, one[0].events);
        assertEquals(8, one[0].n);
    }

    @Test
    void units_and_the_order_of_samples_do_not_matter() {
        byte[] group = {0, 1, 0, 1, 1, 0, -1, 0, 1};
        double[] covariate = {3, 1, 4, 1, 5, 9, 2, 6, 5};
        double[] gene = {2, 7, 1, 8, 2, 8, 1, 8, 2};
        double[] scaled = Arrays.stream(gene).map(x -> 40 - 2 * x).toArray();
        Estimate[] both = fit(group, new double[][] {covariate}, new double[][] {gene, scaled});
        assertEquals(-2 * both[0].effect, both[1].effect, 1e-13);
        assertEquals(both[0].standardError, both[1].standardError);
        assertEquals(4 * both[0].residualVariance, both[1].residualVariance, 1e-12);
        assertEquals(40 - 2 * both[0].averageExpression, both[1].averageExpression, 1e-13);
        byte[] turned = {1, 0, -1, 0, 1, 1, 0, 1, 0};
        double[][] turnedCovariate = {{5, 6, 2, 9, 5, 1, 4, 1, 3}};
        Estimate reversed = fit(turned, turnedCovariate, new double[][] {{2, 8, 1, 8, 2, 8, 1, 7, 2}})[0];
        assertEquals(both[0].effect, reversed.effect, 1e-14);
        assertEquals(both[0].residualVariance, reversed.residualVariance, 1e-13);
    }

    @Test
    void the_coefficient_is_that_of_residuals() {
        byte[] group = {0, 1, 0, 1, 1, 0, 0, 1};
        double[][] covariates = {{3, 1, 4, 1, 5, 9, 2, 6}};
        double[] gene = {2, 7, 1, 8, 2, 8, 1, 8};
        LeastSquares space = new LeastSquares(1, 8);
        space.factor(covariates, 8);
        double[] y = gene.clone();
        double[] x = Groups.asTarget(group);
        space.residuals(y, LeastSquares.centre(y, 8));
        double squares = space.residuals(x, LeastSquares.centre(x, 8));
        Estimate estimate = fit(group, covariates, new double[][] {gene})[0];
        assertEquals(LeastSquares.dot(x, y, 8) / squares, estimate.effect, 1e-14);
    }

    @Test
    void moderating_twice_changes_nothing() {
        byte[] group = {0, 1, 0, 1, 1, 0};
        Estimate estimate = fit(group, NONE, new double[][] {{1, 4, 2, 3, 6, 0}})[0];
        Moderation moderation = Moderation.fit(new double[] {1, 2, 7}, new double[] {4, 4, 4});
        moderation.apply(estimate);
        double t = estimate.statistic;
        moderation.apply(estimate);
        assertEquals(t, estimate.statistic);
    }

    @Test
    void an_undefined_estimate_stays_undefined() {
        Estimate estimate = fit(new byte[] {0, 1, 0, 1}, NONE, new double[][] {{1, 1, 1, 1}})[0];
        Moderation.fit(new double[] {1, 2}, new double[] {4, 4}).apply(estimate);
        assertEquals(Undefined.LOW_VARIANCE, estimate.undefined);
        assertEquals(Double.NaN, estimate.statistic);
    }

    @Test
    void genes_that_cannot_be_judged_say_why() {
        byte[] group = {0, 1, 0, 1, 1, 0};
        double[][] genes = {{1, 4, 2, 3, 6, 0}};
        double[][] same = {{0, 1, 0, 1, 1, 0}};
        assertEquals(Undefined.CONSTANT_OUTCOME, fit(group, same, genes)[0].undefined);
        assertEquals(Undefined.TOO_FEW_EVENTS, fit(new byte[] {0, 1, 0, 0, 0, -1}, NONE, genes)[0].undefined);
        assertEquals(Undefined.TOO_FEW_SAMPLES, fit(group, new double[4][6], genes)[0].undefined);
        assertEquals(Undefined.COLLINEAR, fit(group, new double[][] {{5, 5, 5, 5, 5, 5}}, genes)[0].undefined);
        double[][] explained = {{2, 8, 4, 6, 12, 0}};
        assertEquals(Undefined.COLLINEAR, fit(group, explained, genes)[0].undefined);
    }

    @Test
    void one_gene_without_variance_has_no_standard_error() {
        Estimate estimate = fit(new byte[] {0, 0, 1, 1}, NONE, new double[][] {{1, 1, 2, 2}})[0];
        assertNull(estimate.undefined);
        Moderation.fit(new double[] {0}, new double[] {2}).apply(estimate);
        assertEquals(Undefined.NO_STANDARD_ERROR, estimate.undefined);
    }

    private static Estimate[] fit(byte[] group, double[][] covariates, double[][] genes) {
        GeneKernel.Worker worker = ModeratedT.prepare(group, covariates, OPEN).worker();
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
}
