package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

class CoxModelTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);
    private static final double[][] NONE = {};

    static List<Golden> models() {
        return Golden.cases("stats/cox");
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_gene_has_the_coefficient_that_coxph_gives_it(Golden golden) {
        Estimate out = estimate(
                golden.inputs("time"),
                golden.bytes("event"),
                entry(golden),
                golden.vectors("covariates"),
                golden.inputs("gene"));
        assertNull(out.undefined, golden::toString);
        checkFirst(golden, "coefficients", out.effect, RELATIVE);
        checkFirst(golden, "standardErrors", out.standardError, RELATIVE);
        checkFirst(golden, "z", out.statistic, RELATIVE);
        checkFirst(golden, "logP", out.logP, LOG_P);
        checkFirst(golden, "ciLow", out.ciLow, RELATIVE);
        checkFirst(golden, "ciHigh", out.ciHigh, RELATIVE);
        assertEquals(Double.POSITIVE_INFINITY, out.df);
        if (!golden.name().contains("without events")) {
            assertEquals(golden.expected("n"), out.n, golden::toString);
            assertEquals(golden.expected("events"), out.events, golden::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void all_terms_and_tests_are_those_of_coxph(Golden golden) {
        double[][] covariates = golden.vectors("covariates");
        double[][] terms = new double[covariates.length + 1][];
        terms[0] = golden.inputs("gene");
        System.arraycopy(covariates, 0, terms, 1, covariates.length);
        CoxFit fit = CoxModel.fit(golden.inputs("time"), golden.bytes("event"), entry(golden), terms);
        assertNull(fit.undefined(), golden::toString);
        int finite = golden.expectedAll("coefficients").length;
        golden.check("coefficients", Arrays.copyOf(fit.coefficients(), finite), RELATIVE);
        golden.check("standardErrors", Arrays.copyOf(fit.standardErrors(), finite), RELATIVE);
        golden.check("z", Arrays.copyOf(fit.z(), finite), RELATIVE);
        golden.check("logP", Arrays.copyOf(fit.logP(), finite), LOG_P);
        golden.check("ciLow", Arrays.copyOf(fit.ciLow(), finite), RELATIVE);
        golden.check("ciHigh", Arrays.copyOf(fit.ciHigh(), finite), RELATIVE);
        for (int a = finite; a < terms.length; a++) {
            assertEquals(Undefined.SEPARATED, fit.undefined(a));
            assertTrue(Double.isNaN(fit.coefficients()[a]));
        }
        if (golden.expects("logLikelihood")) {
            golden.check("nullLogLikelihood", fit.nullLogLikelihood(), RELATIVE);
            golden.check("logLikelihood", fit.logLikelihood(), RELATIVE);
            golden.check("scoreStatistic", fit.scoreStatistic(), RELATIVE);
            golden.check("likelihoodRatioStatistic", fit.likelihoodRatioStatistic(), RELATIVE);
        }
    }

    @Test
    void a_gene_that_orders_the_events_has_firths_estimate() {
        double[] time = {1, 2, 3, 4, 5, 6};
        byte[] event = {1, 1, 0, 1, 1, 0};
        double[] gene = {9, 8, 1, 6, 5, 4};
        double[] falling = Arrays.stream(gene).map(x -> -x).toArray();
        double[] late = {0, 0, 0, 1, 0, 2};
        double[][] covariate = {{1, 2, 1, 2, 1, 1}};
        for (Estimate out : List.of(
                estimate(time, event, null, NONE, gene),
                estimate(time, event, null, NONE, falling),
                estimate(time, event, late, NONE, gene),
                estimate(time, event, null, covariate, gene))) {
            assertNull(out.undefined);
            assertEquals(Fallback.FIRTH, out.fallback);
        }
        assertEquals(
                Undefined.SEPARATED,
                CoxModel.fit(time, event, null, new double[][] {gene}).undefined());
    }

    @Test
    void one_sample_out_of_order_ends_the_separation() {
        double[] time = {1, 2, 3, 4, 5, 6};
        byte[] event = {1, 1, 0, 1, 1, 0};
        double[] gene = {9, 8, 8.5, 6, 5, 4};
        assertNull(estimate(time, event, null, NONE, gene).undefined);
        assertNull(estimate(time, event, null, NONE, gene).fallback);
    }

    @Test
    void a_separating_gene_has_a_score_test_but_no_coefficient() {
        double[] time = {1, 2, 3};
        byte[] event = {1, 1, 1};
        CoxFit fit = CoxModel.fit(time, event, null, new double[][] {{3, 2, 1}});
        assertEquals(Undefined.SEPARATED, fit.undefined(0));
        assertTrue(Double.isNaN(fit.coefficients()[0]) && Double.isNaN(fit.logLikelihood()));
    }

    @Test
    void a_gene_that_the_covariates_give_is_collinear() {
        Cohort c = new Cohort(60, 5);
        double[] gene = new double[60];
        Arrays.setAll(gene, i -> 3 * c.age[i] - c.gene[i] + 2);
        assertEquals(
                Undefined.COLLINEAR, estimate(c.time, c.event, null, new double[][] {c.age, c.gene}, gene).undefined);
        assertEquals(
                Undefined.COLLINEAR, estimate(c.time, c.event, null, new double[][] {c.age, c.age}, c.gene).undefined);
        assertEquals(
                Undefined.COLLINEAR,
                estimate(c.time, c.event, null, new double[][] {new double[60]}, c.gene).undefined);
    }

    @Test
    void a_gene_that_varies_only_before_the_first_event_is_collinear() {
        double[] time = {1, 2, 3, 4, 5, 6};
        byte[] event = {0, 0, 1, 1, 1, 0};
        double[] gene = {3, 2, 1.1, 1.1, 1.1, 1.1};
        assertEquals(Undefined.COLLINEAR, estimate(time, event, null, NONE, gene).undefined);
        double[][] covariate = {{1, 2, 1, 2, 1, 1}};
        assertEquals(Undefined.COLLINEAR, estimate(time, event, null, covariate, gene).undefined);
    }

    @Test
    void the_filter_judges_the_samples_of_the_analysis() {
        Cohort c = new Cohort(50, 6);
        c.time[0] = Double.NaN;
        c.event[1] = -1;
        double[] gene = c.gene.clone();
        Arrays.fill(gene, 0, 12, Double.NaN);
        GeneFilter fifth = new GeneFilter(2, 1, 0.2, 0);
        assertEquals(Undefined.TOO_MANY_MISSING, estimate(c, gene, fifth).undefined);
        gene[2] = 1;
        gene[3] = 2;
        assertNull(estimate(c, gene, fifth).undefined, "8 of 48 missing");
        assertEquals(40, estimate(c, gene, fifth).n);
        assertEquals(Undefined.TOO_FEW_SAMPLES, estimate(c, gene, new GeneFilter(41, 1, 1, 0)).undefined);
        assertEquals(Undefined.TOO_FEW_EVENTS, estimate(c, gene, new GeneFilter(10, 45, 1, 0)).undefined);
        assertEquals(Undefined.LOW_VARIANCE, estimate(c, gene, new GeneFilter(10, 1, 1, 1e6)).undefined);
        double[] constant = new double[50];
        Arrays.fill(constant, 0.1);
        assertEquals(Undefined.LOW_VARIANCE, estimate(c, constant, ANY).undefined);
        Arrays.fill(c.event, (byte) 0);
        Estimate none = estimate(c, gene, ANY);
        assertEquals(Undefined.TOO_FEW_EVENTS, none.undefined);
        assertEquals(0, none.events);
        Arrays.fill(gene, Double.NaN);
        assertEquals(Undefined.TOO_FEW_SAMPLES, estimate(c, gene, ANY).undefined);
    }

    @Test
    void nobody_known_is_too_few_and_no_failure() {
        double[] time = {Double.NaN, 3, Double.NaN};
        byte[] event = {1, -1, 0};
        assertEquals(Undefined.TOO_FEW_SAMPLES, estimate(time, event, null, NONE, new double[] {1, 2, 3}).undefined);
        assertEquals(
                Undefined.TOO_FEW_SAMPLES,
                CoxModel.fit(time, event, null, new double[][] {{1, 2, 3}}).undefined());
        assertThrows(IllegalArgumentException.class, () -> CoxModel.fit(time, event, null, NONE));
    }

    @Test
    void entry_not_before_time_takes_no_part() {
        Cohort c = new Cohort(40, 7);
        double[] entry = new double[40];
        entry[3] = c.time[3];
        entry[4] = c.time[4] + 1;
        entry[5] = c.time[5] / 2;
        Estimate out = estimate(c.time, c.event, entry, NONE, c.gene);
        assertEquals(38, out.n);
    }

    @Test
    void order_of_samples_changes_nothing() {
        Cohort c = new Cohort(90, 8);
        double[] entry = new double[90];
        Arrays.setAll(entry, i -> i % 3 == 0 ? c.time[i] * 0.4 : 0);
        int[] back = new int[90];
        Arrays.setAll(back, i -> 89 - i);
        for (double[] e : new double[][] {null, entry}) {
            Estimate one = estimate(c.time, c.event, e, new double[][] {c.age}, c.gene);
            byte[] event = new byte[90];
            for (int i = 0; i < 90; i++) {
                event[i] = c.event[back[i]];
            }
            Estimate two = estimate(
                    pick(c.time, back),
                    event,
                    e == null ? null : pick(e, back),
                    new double[][] {pick(c.age, back)},
                    pick(c.gene, back));
            assertEquals(one.effect, two.effect, 1e-12 * Math.abs(one.effect));
            assertEquals(one.standardError, two.standardError, 1e-12 * one.standardError);
        }
    }

    @Test
    void estimates_follow_affine_maps() {
        Cohort c = new Cohort(90, 9);
        for (double scale : new double[] {1e-6, -3, 1e6}) {
            double[] mapped = Arrays.stream(c.gene).map(x -> scale * (x + 2)).toArray();
            double[] older = Arrays.stream(c.age).map(x -> 7 * x - 1000).toArray();
            for (double[][] covariates : new double[][][] {{}, {c.age}}) {
                double[][] moved = covariates.length == 0 ? covariates : new double[][] {older};
                Estimate one = estimate(c.time, c.event, null, covariates, c.gene);
                Estimate two = estimate(c.time, c.event, null, moved, mapped);
                assertEquals(one.effect, two.effect * scale, 1e-9 * Math.abs(one.effect));
                assertEquals(one.standardError, two.standardError * Math.abs(scale), 1e-9 * one.standardError);
                assertEquals(Math.abs(one.statistic), Math.abs(two.statistic), 1e-9 * Math.abs(one.statistic));
            }
        }
    }

    @Test
    void the_fast_path_and_the_general_one_agree() {
        Cohort c = new Cohort(200, 10);
        for (int i = 0; i < 200; i += 7) {
            c.gene[i] = Double.NaN;
        }
        Estimate fast = estimate(c.time, c.event, null, NONE, c.gene);
        CoxFit general = CoxModel.fit(c.time, c.event, null, new double[][] {c.gene});
        assertEquals(general.coefficients()[0], fast.effect, 1e-12 * Math.abs(fast.effect));
        assertEquals(general.standardErrors()[0], fast.standardError, 1e-12 * fast.standardError);
    }

    @Test
    void a_worker_remembers_nothing_of_the_last_gene() {
        Cohort c = new Cohort(80, 11);
        double[] holes = c.gene.clone();
        holes[3] = Double.NaN;
        for (double[][] covariates : new double[][][] {{}, {c.age}}) {
            GeneKernel.Worker worker =
                    CoxModel.prepare(c.time, c.event, null, covariates, ANY).worker();
            Estimate first = new Estimate();
            worker.apply(c.gene, first);
            Estimate other = new Estimate();
            worker.apply(holes, other);
            worker.apply(new double[80], other);
            worker.apply(c.gene, other);
            assertEquals(first.effect, other.effect);
            assertEquals(first.standardError, other.standardError);
            assertEquals(first.n, other.n);
        }
    }

    @Test
    void an_infinite_value_is_a_missing_one() {
        Cohort c = new Cohort(60, 13);
        for (double[][] covariates : new double[][][] {{}, {c.age}}) {
            double[] missing = c.gene.clone();
            double[] infinite = c.gene.clone();
            missing[4] = Double.NaN;
            infinite[4] = Double.NEGATIVE_INFINITY;
            Estimate one = estimate(c.time, c.event, null, covariates, missing);
            Estimate two = estimate(c.time, c.event, null, covariates, infinite);
            assertEquals(59, two.n);
            assertEquals(one.effect, two.effect);
        }
    }

    @Test
    void a_kernel_survives_being_sent() throws IOException, ClassNotFoundException {
        Cohort c = new Cohort(60, 14);
        GeneKernel kernel = CoxModel.prepare(c.time, c.event, null, new double[][] {c.age}, ANY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kernel);
        }
        Estimate there = new Estimate();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ((GeneKernel) in.readObject()).worker().apply(c.gene, there);
        }
        assertEquals(estimate(c.time, c.event, null, new double[][] {c.age}, c.gene).effect, there.effect);
    }

    @Test
    void arrays_that_do_not_fit_are_refused() {
        Cohort c = new Cohort(30, 15);
        GeneKernel.Worker worker =
                CoxModel.prepare(c.time, c.event, null, NONE, ANY).worker();
        assertThrows(IllegalArgumentException.class, () -> worker.apply(new double[29], new Estimate()));
        assertThrows(IllegalArgumentException.class, () -> CoxModel.prepare(c.time, new byte[29], null, NONE, ANY));
    }

    @Test
    void inputs_are_left_as_they_were() {
        Cohort c = new Cohort(30, 12);
        Cohort same = new Cohort(30, 12);
        estimate(c.time, c.event, null, new double[][] {c.age}, c.gene);
        assertArrayEquals(same.time, c.time);
        assertArrayEquals(same.age, c.age);
        assertArrayEquals(same.gene, c.gene);
    }

    private static final class Cohort {
        final double[] time;
        final byte[] event;
        final double[] gene;
        final double[] age;

        Cohort(int n, long seed) {
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
            time = new double[n];
            event = new byte[n];
            gene = new double[n];
            age = new double[n];
            for (int i = 0; i < n; i++) {
                gene[i] = 4 + 4 * random.nextDouble();
                age[i] = 30 + random.nextInt(50);
                time[i] = 1 + Math.floor(-800 * Math.log(random.nextDouble()) * Math.exp(-0.3 * gene[i]));
                event[i] = (byte) (random.nextDouble() < 0.6 ? 1 : 0);
            }
        }
    }

    private static double[] pick(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    private static Estimate estimate(Cohort c, double[] gene, GeneFilter filter) {
        Estimate out = new Estimate();
        CoxModel.prepare(c.time, c.event, null, NONE, filter).worker().apply(gene, out);
        return out;
    }

    private static Estimate estimate(
            double[] time, byte[] event, double[] entry, double[][] covariates, double[] gene) {
        Estimate out = new Estimate();
        CoxModel.prepare(time, event, entry, covariates, ANY).worker().apply(gene, out);
        return out;
    }

    private static double[] entry(Golden golden) {
        double[] entry = golden.inputs("entry");
        return entry.length == 0 ? null : entry;
    }

    private static void checkFirst(Golden golden, String key, double actual, double relative) {
        double[] all = golden.expectedAll(key).clone();
        all[0] = actual;
        golden.check(key, all, relative);
    }
}
