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

/** Firth's penalised likelihood, in the place of a maximum that does not exist. */
class CoxFirthTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);
    private static final CoxOptions DEFAULTS = CoxOptions.withDefaults();
    private static final double[][] NONE = {};
    private static final double[] TIME = {1, 2, 3, 4, 5, 6};
    private static final byte[] EVENT = {1, 1, 0, 1, 1, 0};

    static List<Golden> models() {
        return Golden.cases("stats/cox-firth");
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_separated_gene_has_the_penalised_estimate(Golden golden) {
        CoxOptions options = DEFAULTS.with(golden.input("breslow") == 1 ? CoxTies.BRESLOW : CoxTies.EFRON);
        Estimate out = estimate(golden, options);
        holds(golden, out);
        double root = Math.sqrt(golden.expected("ratio"));
        assertEquals(Math.copySign(root, golden.expected("effect")), out.statistic, RELATIVE * root, golden::toString);
        assertEquals(Double.POSITIVE_INFINITY, out.df);
        Estimate clustered = estimate(golden, options.with(CoxErrors.CLUSTERED));
        assertEquals(out.standardError, clustered.standardError, "clustered errors need a maximum");
        assertEquals(Fallback.FIRTH, clustered.fallback);
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_likelihood_ratio_is_the_penalised_one(Golden golden) {
        CoxOptions options = DEFAULTS.with(golden.input("breslow") == 1 ? CoxTies.BRESLOW : CoxTies.EFRON);
        Estimate out = estimate(golden, options.with(CoxTest.LIKELIHOOD_RATIO));
        holds(golden, out);
        golden.check("ratio", out.statistic, RELATIVE);
        assertEquals(1, out.df);
    }

    @Test
    void the_estimate_follows_affine_maps() {
        double[] gene = {9, 8, 1, 6, 5, 4};
        double[] mapped = Arrays.stream(gene).map(x -> -1e-5 * x + 3).toArray();
        double[][] covariate = {{1, 2, 1, 2, 1, 1}};
        for (double[][] covariates : new double[][][] {NONE, covariate}) {
            Estimate one = estimate(gene, covariates);
            Estimate two = estimate(mapped, covariates);
            assertEquals(Fallback.FIRTH, one.fallback);
            assertEquals(one.effect, -1e-5 * two.effect, 1e-9 * one.effect);
            assertEquals(one.ciLow, -1e-5 * two.ciHigh, 1e-9 * Math.abs(one.ciLow));
            assertEquals(one.statistic, -two.statistic, 1e-9 * one.statistic);
        }
    }

    @Test
    void a_gene_with_a_maximum_needs_no_penalty() {
        Estimate out = estimate(new double[] {9, 8, 8.5, 6, 5, 4}, NONE);
        assertNull(out.undefined);
        assertNull(out.fallback);
    }

    @Test
    void the_mark_of_the_last_gene_is_gone_with_the_next() {
        GeneKernel.Worker worker =
                CoxModel.prepare(TIME, EVENT, null, NONE, ANY).worker();
        Estimate out = new Estimate();
        worker.apply(new double[] {9, 8, 1, 6, 5, 4}, out);
        assertEquals(Fallback.FIRTH, out.fallback);
        worker.apply(new double[] {9, 8, 8.5, 6, 5, 4}, out);
        assertNull(out.fallback);
        worker.apply(new double[6], out);
        assertNull(out.fallback);
        assertEquals(Undefined.LOW_VARIANCE, out.undefined);
    }

    @Test
    void the_interval_holds_the_estimate_and_agrees_with_the_test() {
        Estimate out = estimate(new double[] {9, 8, 1, 6, 5, 4}, NONE);
        assertTrue(out.ciLow < out.effect && out.effect < out.ciHigh);
        assertEquals(out.logP < Math.log(0.05), out.ciLow > 0);
    }

    private static void holds(Golden golden, Estimate out) {
        assertNull(out.undefined, golden::toString);
        assertEquals(Fallback.FIRTH, out.fallback, golden::toString);
        golden.check("effect", out.effect, RELATIVE);
        golden.check("standardError", out.standardError, RELATIVE);
        golden.check("ciLow", out.ciLow, RELATIVE);
        golden.check("ciHigh", out.ciHigh, RELATIVE);
        golden.check("logP", out.logP, LOG_P);
    }

    private static Estimate estimate(Golden golden, CoxOptions options) {
        SurvivalData data = new SurvivalData(
                golden.inputs("time"), golden.bytes("event"), golden.inputs("entry"), golden.codes("strata"), null);
        Estimate out = new Estimate();
        CoxModel.prepare(data, golden.vectors("covariates"), ANY, options)
                .worker()
                .apply(golden.inputs("gene"), out);
        return out;
    }

    private static Estimate estimate(double[] gene, double[][] covariates) {
        Estimate out = new Estimate();
        CoxModel.prepare(TIME, EVENT, null, covariates, ANY).worker().apply(gene, out);
        return out;
    }
}
