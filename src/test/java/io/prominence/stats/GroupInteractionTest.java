package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.stats.ModeratedT.Moderation;
import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupInteractionTest {
    private static final GeneFilter OPEN = new GeneFilter(0, 0, 1, 0);
    private static final double[][] NONE = {};

    static List<Golden> interactions() {
        return Golden.cases("stats/group-interaction");
    }

    @ParameterizedTest
    @MethodSource("interactions")
    void the_product_s_coefficient_is_that_of_limma(Golden golden) {
        GeneKernel kernel = ModeratedT.prepareInteraction(
                golden.bytes("group"), golden.inputs("modifier"), golden.vectors("covariates"), OPEN);
        Estimate[] estimates = Arrays.stream(golden.vectors("genes"))
                .map(gene -> run(kernel, gene))
                .toArray(Estimate[]::new);
        golden.check("n", all(estimates, e -> e.n), 0);
        golden.check("events", all(estimates, e -> e.events), 0);
        golden.check("effect", all(estimates, e -> e.effect), 1e-9);
        golden.check("unscaled", all(estimates, e -> e.standardError), 1e-9);
        golden.check("residualDf", all(estimates, e -> e.df), 0);
        Moderation moderation = Moderation.fit(all(estimates, e -> e.residualVariance), all(estimates, e -> e.df));
        for (Estimate estimate : estimates) {
            moderation.apply(estimate);
        }
        golden.check("standardError", all(estimates, e -> e.standardError), 1e-9);
        golden.check("statistic", all(estimates, e -> e.statistic), 1e-9);
        golden.check("df", all(estimates, e -> e.df), 1e-9);
        golden.check("logP", all(estimates, e -> e.logP), 1e-7);
    }

    @Test
    void the_unit_of_the_modifier_scales_the_effect_and_nothing_else() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] group = new byte[30];
        double[] modifier = new double[30];
        double[] gene = new double[30];
        for (int i = 0; i < 30; i++) {
            group[i] = (byte) (i % 2);
            modifier[i] = random.nextGaussian();
            gene[i] = random.nextGaussian();
        }
        double[] tenth = Arrays.stream(modifier).map(m -> 3 + m / 10).toArray();
        Estimate one = run(ModeratedT.prepareInteraction(group, modifier, NONE, OPEN), gene);
        Estimate other = run(ModeratedT.prepareInteraction(group, tenth, NONE, OPEN), gene);
        assertEquals(10 * one.effect, other.effect, 1e-9 * Math.abs(other.effect));
        assertEquals(one.residualVariance, other.residualVariance, 1e-12);
    }

    @Test
    void a_group_that_is_too_small_and_a_constant_modifier_are_refused() {
        byte[] group = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] modifier = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
        double[] gene = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
        assertEquals(
                Undefined.TOO_FEW_EVENTS,
                run(ModeratedT.prepareInteraction(group, modifier, NONE, OPEN), gene).undefined);
        byte[] halves = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
        double[] constant = new double[10];
        Arrays.fill(constant, 2);
        assertEquals(
                Undefined.COLLINEAR, run(ModeratedT.prepareInteraction(halves, constant, NONE, OPEN), gene).undefined);
    }

    private static Estimate run(GeneKernel kernel, double[] gene) {
        Estimate estimate = new Estimate();
        kernel.worker().apply(gene, estimate);
        return estimate;
    }

    private static double[] all(Estimate[] estimates, ToDoubleFunction<Estimate> number) {
        return Arrays.stream(estimates).mapToDouble(number).toArray();
    }
}
