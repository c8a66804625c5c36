package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoxInteractionTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);
    private static final double[][] NONE = {};

    static List<Golden> models() {
        return Golden.cases("stats/cox-interaction");
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_product_has_the_coefficient_that_coxph_gives_it(Golden golden) {
        SurvivalData data = new SurvivalData(
                golden.inputs("time"), golden.bytes("event"), golden.inputs("entry"), golden.codes("strata"), null);
        Estimate out = new Estimate();
        CoxModel.prepareInteraction(data, golden.inputs("modifier"), golden.vectors("covariates"), ANY)
                .worker()
                .apply(golden.inputs("gene"), out);
        assertNull(out.undefined, golden::toString);
        golden.check("n", out.n, 0);
        golden.check("events", out.events, 0);
        golden.check("effect", out.effect, RELATIVE);
        golden.check("standardError", out.standardError, RELATIVE);
        golden.check("statistic", out.statistic, RELATIVE);
        golden.check("logP", out.logP, LOG_P);
        golden.check("ciLow", out.ciLow, RELATIVE);
        golden.check("ciHigh", out.ciHigh, RELATIVE);
    }

    @Test
    void it_is_the_coefficient_of_a_product_among_the_covariates() {
        Cohort c = new Cohort(150, 1);
        double[] product = new double[150];
        Arrays.setAll(product, i -> c.gene[i] * c.modifier[i]);
        Estimate covariate = new Estimate();
        CoxModel.prepare(c.data, new double[][] {c.gene, c.modifier}, ANY)
                .worker()
                .apply(product, covariate);
        Estimate out = estimate(c.data, c.modifier, c.gene);
        assertEquals(covariate.effect, out.effect, 1e-10 * Math.abs(out.effect));
        assertEquals(covariate.standardError, out.standardError, 1e-10 * out.standardError);
    }

    @Test
    void it_follows_the_units_of_gene_and_modifier() {
        Cohort c = new Cohort(150, 2);
        Estimate one = estimate(c.data, c.modifier, c.gene);
        double[] gene = Arrays.stream(c.gene).map(x -> 10 * x - 7).toArray();
        double[] modifier = Arrays.stream(c.modifier).map(x -> 5 - 2 * x).toArray();
        Estimate two = estimate(c.data, modifier, gene);
        assertEquals(one.effect, -20 * two.effect, 1e-10 * Math.abs(one.effect));
        assertEquals(one.standardError, 20 * two.standardError, 1e-10 * one.standardError);
    }

    @Test
    void a_modifier_that_does_not_vary_modifies_nothing() {
        Cohort c = new Cohort(60, 3);
        assertEquals(Undefined.COLLINEAR, estimate(c.data, new double[60], c.gene).undefined);
        assertEquals(Undefined.COLLINEAR, estimate(c.data, c.gene, c.gene).undefined, "the gene itself");
    }

    private static Estimate estimate(SurvivalData data, double[] modifier, double[] gene) {
        Estimate out = new Estimate();
        CoxModel.prepareInteraction(data, modifier, NONE, ANY).worker().apply(gene, out);
        return out;
    }

    private static final class Cohort {
        final SurvivalData data;
        final double[] gene;
        final double[] modifier;

        Cohort(int n, long seed) {
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
            gene = random.doubles(n).map(x -> 4 + 4 * x).toArray();
            modifier = random.doubles(n).map(x -> 3 * x).toArray();
            double[] time = random.doubles(n)
                    .map(x -> 1 + Math.floor(-400 * Math.log(x)))
                    .toArray();
            byte[] event = new byte[n];
            for (int i = 0; i < n; i++) {
                event[i] = (byte) (random.nextDouble() < 0.6 ? 1 : 0);
            }
            data = SurvivalData.of(time, event, null);
        }
    }
}
