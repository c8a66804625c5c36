package io.prominence.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prominence.testing.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strata, patients with several samples, Breslow's ties and the likelihood-ratio test. */
class CoxVariantsTest {
    private static final double RELATIVE = 1e-9;
    private static final double LOG_P = 1e-7;
    private static final GeneFilter ANY = new GeneFilter(2, 1, 1, 0);
    private static final CoxOptions DEFAULTS = CoxOptions.withDefaults();
    private static final double[][] NONE = {};

    static List<Golden> models() {
        return Golden.cases("stats/cox-variants");
    }

    @ParameterizedTest
    @MethodSource("models")
    void either_treatment_of_ties_is_that_of_coxph(Golden golden) {
        for (CoxTies ties : CoxTies.values()) {
            holds(golden, id(ties), estimate(golden, DEFAULTS.with(ties)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void clustered_errors_are_those_of_coxph(Golden golden) {
        for (CoxTies ties : CoxTies.values()) {
            holds(
                    golden,
                    id(ties) + "Robust",
                    estimate(golden, DEFAULTS.with(ties).with(CoxErrors.CLUSTERED)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_likelihood_ratio_is_that_of_two_models_of_coxph(Golden golden) {
        for (CoxTies ties : CoxTies.values()) {
            Estimate out = estimate(golden, DEFAULTS.with(ties).with(CoxTest.LIKELIHOOD_RATIO));
            assertNull(out.undefined, golden::toString);
            double[] test = golden.expectedAll(id(ties) + "LikelihoodRatio");
            assertEquals(test[0], out.statistic, RELATIVE * test[0], golden::toString);
            assertEquals(test[1], out.logP, LOG_P * Math.abs(test[1]), golden::toString);
            assertEquals(1, out.df);
            double[] wald = golden.expectedAll(id(ties));
            assertEquals(wald[0], out.effect, RELATIVE * Math.abs(wald[0]), golden::toString);
            assertEquals(wald[1], out.standardError, RELATIVE * wald[1], golden::toString);
            assertEquals(wald[4], out.ciLow, RELATIVE * Math.abs(wald[4]), golden::toString);
            assertEquals(wald[5], out.ciHigh, RELATIVE * Math.abs(wald[5]), golden::toString);
        }
    }

    @Test
    void one_stratum_is_none() {
        Cohort c = new Cohort(120, 1);
        int[] one = new int[120];
        Arrays.fill(one, 7);
        for (double[][] covariates : new double[][][] {NONE, {c.age}}) {
            for (double[] entry : new double[][] {null, c.entry}) {
                Estimate with = estimate(c, entry, one, null, covariates, DEFAULTS);
                Estimate without = estimate(c, entry, null, null, covariates, DEFAULTS);
                assertEquals(without.effect, with.effect);
                assertEquals(without.standardError, with.standardError);
            }
        }
    }

    @Test
    void strata_are_known_by_their_members_and_not_by_their_codes() {
        Cohort c = new Cohort(150, 2);
        int[] other = Arrays.stream(c.stratum).map(s -> 1000 - 17 * s).toArray();
        Estimate one = estimate(c, c.entry, c.stratum, null, new double[][] {c.age}, DEFAULTS);
        Estimate two = estimate(c, c.entry, other, null, new double[][] {c.age}, DEFAULTS);
        assertEquals(one.effect, two.effect, 1e-12 * Math.abs(one.effect));
        assertEquals(one.standardError, two.standardError, 1e-12 * one.standardError);
    }

    @Test
    void a_stratum_whose_clock_runs_faster_says_the_same() {
        Cohort c = new Cohort(150, 3);
        Estimate one = estimate(c, null, c.stratum, null, NONE, DEFAULTS);
        for (int i = 0; i < 150; i++) {
            c.time[i] *= 1 + c.stratum[i];
        }
        Estimate two = estimate(c, null, c.stratum, null, NONE, DEFAULTS);
        assertEquals(one.effect, two.effect);
        assertEquals(one.standardError, two.standardError);
    }

    @Test
    void a_gene_that_differs_between_strata_only_is_collinear() {
        Cohort c = new Cohort(120, 9);
        Arrays.setAll(c.gene, i -> c.stratum[i]);
        SurvivalData plain = new SurvivalData(c.time, c.event, null, c.stratum, null);
        SurvivalData truncated = new SurvivalData(c.time, c.event, c.entry, c.stratum, null);
        for (double[][] covariates : new double[][][] {NONE, {c.age}}) {
            for (SurvivalData data : List.of(plain, truncated)) {
                for (GeneKernel kernel :
                        List.of(CoxModel.prepare(data, covariates, ANY), CoxScore.prepare(data, covariates, ANY))) {
                    Estimate out = new Estimate();
                    kernel.worker().apply(c.gene, out);
                    assertEquals(Undefined.COLLINEAR, out.undefined);
                }
            }
        }
    }

    @Test
    void a_start_at_the_covariates_changes_nothing() {
        Cohort c = new Cohort(200, 10);
        double[][] terms = {c.age, c.gene};
        Estimate out = estimate(c, c.entry, c.stratum, null, new double[][] {c.age}, DEFAULTS);
        CoxFit fromZero = CoxModel.fit(new SurvivalData(c.time, c.event, c.entry, c.stratum, null), terms);
        assertEquals(fromZero.coefficients()[1], out.effect, 1e-12 * Math.abs(out.effect));
        assertEquals(fromZero.standardErrors()[1], out.standardError, 1e-12 * out.standardError);
    }

    @Test
    void every_sample_a_patient_is_no_patients() {
        Cohort c = new Cohort(120, 4);
        CoxOptions robust = DEFAULTS.with(CoxErrors.CLUSTERED);
        int[] own = IntStream.range(0, 120).map(i -> 500 - i).toArray();
        for (double[][] covariates : new double[][][] {NONE, {c.age}}) {
            Estimate with = estimate(c, c.entry, c.stratum, own, covariates, robust);
            Estimate without = estimate(c, c.entry, c.stratum, null, covariates, robust);
            assertEquals(without.standardError, with.standardError, 1e-14 * with.standardError);
        }
    }

    @Test
    void patients_do_not_move_the_effect() {
        Cohort c = new Cohort(120, 5);
        Estimate plain = estimate(c, null, null, c.patient, NONE, DEFAULTS);
        Estimate robust = estimate(c, null, null, c.patient, NONE, DEFAULTS.with(CoxErrors.CLUSTERED));
        assertEquals(plain.effect, robust.effect);
        assertEquals(estimate(c, null, null, null, NONE, DEFAULTS).standardError, plain.standardError);
    }

    @Test
    void order_of_samples_changes_nothing() {
        Cohort c = new Cohort(130, 6);
        Cohort back = c.reversed();
        for (CoxOptions options : variants()) {
            for (double[] entry : new double[][] {null, c.entry}) {
                Estimate one = estimate(c, entry, c.stratum, c.patient, new double[][] {c.age}, options);
                Estimate two = estimate(
                        back,
                        entry == null ? null : back.entry,
                        back.stratum,
                        back.patient,
                        new double[][] {back.age},
                        options);
                assertEquals(one.effect, two.effect, 1e-11 * Math.abs(one.effect));
                assertEquals(one.standardError, two.standardError, 1e-11 * one.standardError);
                assertEquals(one.statistic, two.statistic, 1e-10 * Math.abs(one.statistic));
            }
        }
    }

    @Test
    void estimates_follow_affine_maps() {
        Cohort c = new Cohort(130, 7);
        for (CoxOptions options : variants()) {
            Estimate one = estimate(c, c.entry, c.stratum, c.patient, new double[][] {c.age}, options);
            double[] gene = c.gene.clone();
            Arrays.setAll(c.gene, i -> -3 * gene[i] + 1000);
            Estimate two = estimate(c, c.entry, c.stratum, c.patient, new double[][] {c.age}, options);
            System.arraycopy(gene, 0, c.gene, 0, gene.length);
            assertEquals(one.effect, -3 * two.effect, 1e-9 * Math.abs(one.effect));
            assertEquals(one.standardError, 3 * two.standardError, 1e-9 * one.standardError);
            assertEquals(Math.abs(one.statistic), Math.abs(two.statistic), 1e-9 * Math.abs(one.statistic));
        }
    }

    @Test
    void without_ties_breslow_is_efron() {
        Cohort c = new Cohort(100, 8);
        Arrays.setAll(c.time, i -> c.time[i] + i / 1000.0);
        Estimate efron = estimate(c, null, null, null, NONE, DEFAULTS);
        Estimate breslow = estimate(c, null, null, null, NONE, DEFAULTS.with(CoxTies.BRESLOW));
        assertEquals(efron.effect, breslow.effect);
        assertEquals(efron.standardError, breslow.standardError);
    }

    @Test
    void a_likelihood_ratio_knows_no_patients() {
        CoxOptions clustered = DEFAULTS.with(CoxErrors.CLUSTERED);
        assertThrows(IllegalArgumentException.class, () -> clustered.with(CoxTest.LIKELIHOOD_RATIO));
    }

    @Test
    void arrays_that_do_not_fit_are_refused() {
        double[] time = {1, 2, 3};
        byte[] event = {1, 0, 1};
        int[] two = {0, 1};
        assertThrows(IllegalArgumentException.class, () -> new SurvivalData(time, event, null, two, null));
        assertThrows(IllegalArgumentException.class, () -> new SurvivalData(time, event, null, null, two));
        assertThrows(IllegalArgumentException.class, () -> SurvivalData.of(time, event, new double[2]));
    }

    private static List<CoxOptions> variants() {
        return List.of(
                DEFAULTS,
                DEFAULTS.with(CoxTies.BRESLOW),
                DEFAULTS.with(CoxErrors.CLUSTERED),
                DEFAULTS.with(CoxTest.LIKELIHOOD_RATIO));
    }

    private static void holds(Golden golden, String key, Estimate out) {
        assertNull(out.undefined, golden::toString);
        assertEquals(golden.expected("n"), out.n, golden::toString);
        assertEquals(golden.expected("events"), out.events, golden::toString);
        double[] expected = golden.expectedAll(key).clone();
        assertEquals(expected[3], out.logP, LOG_P * Math.abs(expected[3]), golden::toString);
        expected[3] = out.logP;
        double[] actual = {out.effect, out.standardError, out.statistic, out.logP, out.ciLow, out.ciHigh};
        for (int i = 0; i < actual.length; i++) {
            assertEquals(expected[i], actual[i], RELATIVE * Math.abs(expected[i]), key + "[" + i + "] " + golden);
        }
    }

    private static String id(CoxTies ties) {
        return ties.name().toLowerCase(Locale.ROOT);
    }

    private static Estimate estimate(Golden golden, CoxOptions options) {
        SurvivalData data = new SurvivalData(
                golden.inputs("time"),
                golden.bytes("event"),
                golden.inputs("entry"),
                golden.codes("strata"),
                golden.codes("clusters"));
        Estimate out = new Estimate();
        CoxModel.prepare(data, golden.vectors("covariates"), ANY, options)
                .worker()
                .apply(golden.inputs("gene"), out);
        return out;
    }

    private static Estimate estimate(
            Cohort c, double[] entry, int[] strata, int[] clusters, double[][] covariates, CoxOptions options) {
        Estimate out = new Estimate();
        SurvivalData data = new SurvivalData(c.time, c.event, entry, strata, clusters);
        CoxModel.prepare(data, covariates, ANY, options).worker().apply(c.gene, out);
        assertNull(out.undefined);
        return out;
    }

    private static final class Cohort {
        final double[] time;
        final byte[] event;
        final double[] entry;
        final double[] gene;
        final double[] age;
        final int[] stratum;
        final int[] patient;

        private Cohort(int n) {
            time = new double[n];
            event = new byte[n];
            entry = new double[n];
            gene = new double[n];
            age = new double[n];
            stratum = new int[n];
            patient = new int[n];
        }

        Cohort(int n, long seed) {
            this(n);
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
            for (int i = 0; i < n; i++) {
                gene[i] = 4 + 4 * random.nextDouble();
                age[i] = 30 + random.nextInt(50);
                time[i] = 1 + Math.floor(-800 * Math.log(random.nextDouble()) * Math.exp(-0.3 * gene[i]));
                event[i] = (byte) (random.nextDouble() < 0.6 ? 1 : 0);
                entry[i] = i % 3 == 0 ? Math.floor(time[i] * 0.4) : 0;
                stratum[i] = random.nextInt(3);
                patient[i] = random.nextInt(n / 2);
            }
        }

        Cohort reversed() {
            int n = time.length;
            Cohort back = new Cohort(n);
            for (int i = 0; i < n; i++) {
                int j = n - 1 - i;
                back.time[i] = time[j];
                back.event[i] = event[j];
                back.entry[i] = entry[j];
                back.gene[i] = gene[j];
                back.age[i] = age[j];
                back.stratum[i] = stratum[j];
                back.patient[i] = patient[j];
            }
            return back;
        }
    }
}
