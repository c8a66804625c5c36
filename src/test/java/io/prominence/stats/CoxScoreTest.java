package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.testing.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoxScoreTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);
    private static final double[][] NONE = {};

    static List<Golden> tests() {
        return Golden.cases("stats/cox-score");
    }

    static List<Golden> variants() {
        return Golden.cases("stats/cox-variants");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void statistic_and_tail_are_those_of_r(Golden golden) {
        SurvivalData data = new SurvivalData(
                golden.inputs("time"), golden.bytes("event"), golden.inputs("entry"), golden.codes("strata"), null);
        Estimate out = estimate(data, golden.vectors("covariates"), golden.inputs("gene"));
        assertNull(out.undefined, golden::toString);
        golden.check("n", out.n, 0);
        golden.check("events", out.events, 0);
        golden.check("effect", out.effect, RELATIVE);
        golden.check("standardError", out.standardError, RELATIVE);
        golden.check("statistic", out.statistic, RELATIVE);
        golden.check("ciLow", out.ciLow, RELATIVE);
        golden.check("ciHigh", out.ciHigh, RELATIVE);
        golden.check("logP", out.logP, LOG_P);
        assertEquals(Double.POSITIVE_INFINITY, out.df);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void the_statistic_is_the_score_test_of_coxph(Golden golden) {
        SurvivalData data = new SurvivalData(
                golden.inputs("time"),
                golden.bytes("event"),
                golden.inputs("entry"),
                golden.codes("strata"),
                golden.codes("clusters"));
        Estimate out = estimate(data, golden.vectors("covariates"), golden.inputs("gene"));
        assertNull(out.undefined, golden::toString);
        golden.check(
                "efronScore",
                new double[] {out.effect, out.standardError, out.statistic, out.ciLow, out.ciHigh},
                RELATIVE);
    }

    @Test
    void small_effects_are_those_of_wald() {
        Cohort c = new Cohort(4000, 1);
        for (double[][] covariates : new double[][][] {NONE, {c.age}}) {
            Estimate score = estimate(c.data, covariates, c.gene);
            Estimate wald = new Estimate();
            CoxModel.prepare(c.data, covariates, ANY).worker().apply(c.gene, wald);
            assertTrue(Math.abs(wald.statistic) < 2, "a small effect: " + wald.statistic);
            assertEquals(wald.effect, score.effect, 0.002 * wald.standardError);
            assertEquals(wald.standardError, score.standardError, 0.002 * wald.standardError);
            assertEquals(wald.logP, score.logP, 0.01);
        }
    }

    @Test
    void a_gene_with_missing_values_is_tested_in_the_cohort_of_its_own_samples() {
        Cohort c = new Cohort(200, 2);
        double[] gene = strong(c);
        double[] holes = gene.clone();
        int[] kept = new int[180];
        for (int i = 0, at = 0; i < 200; i++) {
            if (i % 10 == 3) {
                holes[i] = Double.NaN;
            } else {
                kept[at++] = i;
            }
        }
        byte[] event = new byte[180];
        for (int i = 0; i < 180; i++) {
            event[i] = c.data.event()[kept[i]];
        }
        SurvivalData smaller = SurvivalData.of(pick(c.data.time(), kept), event, null);
        for (double[][] covariates : new double[][][] {NONE, {c.age}}) {
            double[][] fewer =
                    Arrays.stream(covariates).map(column -> pick(column, kept)).toArray(double[][]::new);
            Estimate one = estimate(c.data, covariates, holes);
            Estimate two = estimate(smaller, fewer, pick(gene, kept));
            assertTrue(Math.abs(one.statistic) > 3, "in the tail: " + one.statistic);
            assertEquals(two.effect, one.effect, 1e-11 * Math.abs(two.effect));
            assertEquals(two.standardError, one.standardError, 1e-11 * two.standardError);
            assertEquals(two.logP, one.logP, 1e-9 * Math.abs(two.logP));
        }
    }

    @Test
    void order_of_samples_changes_nothing() {
        Cohort c = new Cohort(150, 3);
        double[] gene = strong(c);
        int[] back = new int[150];
        Arrays.setAll(back, i -> 149 - i);
        byte[] event = new byte[150];
        for (int i = 0; i < 150; i++) {
            event[i] = c.data.event()[149 - i];
        }
        Estimate one = estimate(c.data, new double[][] {c.age}, gene);
        Estimate two = estimate(
                SurvivalData.of(pick(c.data.time(), back), event, null),
                new double[][] {pick(c.age, back)},
                pick(gene, back));
        assertEquals(one.effect, two.effect, 1e-11 * Math.abs(one.effect));
        assertEquals(one.standardError, two.standardError, 1e-11 * one.standardError);
        assertEquals(one.logP, two.logP, 1e-9 * Math.abs(one.logP));
    }

    @Test
    void estimates_follow_affine_maps() {
        Cohort c = new Cohort(150, 4);
        double[] gene = strong(c);
        for (double scale : new double[] {1e-6, -3, 1e6}) {
            double[] mapped = Arrays.stream(gene).map(x -> scale * (x + 2)).toArray();
            double[] older = Arrays.stream(c.age).map(x -> 7 * x - 1000).toArray();
            Estimate one = estimate(c.data, new double[][] {c.age}, gene);
            Estimate two = estimate(c.data, new double[][] {older}, mapped);
            assertEquals(one.effect, scale * two.effect, 1e-9 * Math.abs(one.effect));
            assertEquals(one.standardError, Math.abs(scale) * two.standardError, 1e-9 * one.standardError);
            assertEquals(one.logP, two.logP, 1e-7 * Math.abs(one.logP));
        }
    }

    @Test
    void what_the_covariates_give_is_collinear() {
        Cohort c = new Cohort(80, 5);
        double[] gene = Arrays.stream(c.age).map(x -> 3 * x - 2).toArray();
        assertEquals(Undefined.COLLINEAR, estimate(c.data, new double[][] {c.age}, gene).undefined);
        assertEquals(Undefined.COLLINEAR, estimate(c.data, new double[][] {c.age, gene}, c.gene).undefined);
        double[] constant = new double[80];
        Arrays.fill(constant, 0.1);
        assertEquals(Undefined.LOW_VARIANCE, estimate(c.data, NONE, constant).undefined);
    }

    @Test
    void a_gene_that_varies_only_before_the_first_event_is_collinear() {
        SurvivalData data = SurvivalData.of(new double[] {1, 2, 3, 4, 5, 6}, new byte[] {0, 0, 1, 1, 1, 0}, null);
        double[] gene = {3, 2, 1.1, 1.1, 1.1, 1.1};
        assertEquals(Undefined.COLLINEAR, estimate(data, NONE, gene).undefined);
        assertEquals(Undefined.COLLINEAR, estimate(data, new double[][] {{1, 2, 1, 2, 1, 1}}, gene).undefined);
    }

    @Test
    void beyond_what_the_residuals_can_reach_the_tail_is_normal() {
        // The one carrier dies first: z = 9.9, and no draw of residuals comes that far.
        double[] time = new double[100];
        byte[] event = new byte[100];
        double[] gene = new double[100];
        Arrays.setAll(time, i -> i + 1);
        Arrays.fill(event, (byte) 1);
        gene[0] = 1;
        Estimate out = estimate(SurvivalData.of(time, event, null), NONE, gene);
        assertTrue(out.statistic > 9.9);
        assertEquals(Tails.logTwoSidedNormal(out.statistic), out.logP, 1e-12);
    }

    @Test
    void without_events_there_is_no_test_and_no_failure() {
        SurvivalData data = SurvivalData.of(new double[] {1, 2, 3}, new byte[3], null);
        assertEquals(Undefined.TOO_FEW_EVENTS, estimate(data, NONE, new double[] {1, 2, 4}).undefined);
        double[] nan = {Double.NaN, Double.NaN, Double.NaN};
        assertEquals(Undefined.TOO_FEW_SAMPLES, estimate(data, NONE, nan).undefined);
        SurvivalData nobody = SurvivalData.of(nan, new byte[3], null);
        assertEquals(
                Undefined.TOO_FEW_SAMPLES,
                estimate(nobody, new double[][] {{1, 2, 3}}, new double[] {1, 2, 4}).undefined);
    }

    @Test
    void a_worker_remembers_nothing_and_a_kernel_survives_being_sent() throws IOException, ClassNotFoundException {
        Cohort c = new Cohort(90, 6);
        double[] gene = strong(c);
        double[] holes = gene.clone();
        holes[3] = Double.NaN;
        GeneKernel kernel = CoxScore.prepare(c.data, new double[][] {c.age}, ANY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kernel);
        }
        GeneKernel.Worker worker;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            worker = ((GeneKernel) in.readObject()).worker();
        }
        Estimate first = estimate(c.data, new double[][] {c.age}, gene);
        Estimate later = new Estimate();
        worker.apply(holes, later);
        worker.apply(new double[90], later);
        worker.apply(gene, later);
        assertEquals(first.effect, later.effect);
        assertEquals(first.logP, later.logP);
    }

    private static double[] strong(Cohort c) {
        double[] gene = new double[c.gene.length];
        Arrays.setAll(gene, i -> c.gene[i] - 0.3 * Math.log(c.data.time()[i]));
        return gene;
    }

    private static double[] pick(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    private static Estimate estimate(SurvivalData data, double[][] covariates, double[] gene) {
        Estimate out = new Estimate();
        CoxScore.prepare(data, covariates, ANY).worker().apply(gene, out);
        return out;
    }

    private static final class Cohort {
        final SurvivalData data;
        final double[] gene;
        final double[] age;

        Cohort(int n, long seed) {
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
            double[] time = new double[n];
            byte[] event = new byte[n];
            gene = new double[n];
            age = new double[n];
            for (int i = 0; i < n; i++) {
                gene[i] = 4 + random.nextDouble();
                age[i] = 30 + random.nextInt(50);
                time[i] = 1 + Math.floor(-800 * Math.log(random.nextDouble()) * Math.exp(-0.02 * age[i]));
                event[i] = (byte) (random.nextDouble() < 0.6 ? 1 : 0);
            }
            data = SurvivalData.of(time, event, null);
        }
    }
}
