package io.prominence.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.domain.GenePanel;
import io.prominence.stats.CoxModel;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import io.prominence.stats.Wilcoxon;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was planted is in the values, and what was not is not; on 10,000 samples a cohort, where chance hardly shows. */
class SimulatedCohortTest {
    private static final long SEED = 3;
    private static final int SAMPLES = 10_000;
    private static final SimulationPlan PLAN = SimulationPlan.of(SEED, 400, SAMPLES, 2);
    private static final List<GeneSpec> GENES = Transcriptome.of(PLAN);

    static List<CohortPlan> cohorts() {
        return PLAN.cohorts();
    }

    @Test
    void values_do_not_depend_on_how_they_are_asked_for() {
        SimulatedCohort cohort = cohort("sim-melanoma-a");
        GeneSpec gene = GENES.get(200);
        float[] whole = values(cohort, gene);
        for (int run : new int[] {1000, 1024, 1700}) {
            for (int first = 0; first < SAMPLES; first += run) {
                var part = new float[Math.min(run, SAMPLES - first)];
                cohort.fill(gene, first, part);
                assertArrayEquals(Arrays.copyOfRange(whole, first, first + part.length), part);
            }
        }
    }

    @Test
    void a_larger_cohort_begins_with_the_patients_of_a_smaller_one() {
        CohortPlan plan = PLAN.cohorts().get(0);
        Patients large = new PatientModel(SEED, plan, PLAN.effects()).draw(500);
        Patients small = new PatientModel(SEED, plan, PLAN.effects()).draw(50);
        assertArrayEquals(small.osDays(), Arrays.copyOf(large.osDays(), 50));
        assertArrayEquals(small.metastasis(), Arrays.copyOf(large.metastasis(), 50));
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void outcomes_are_as_frequent_as_in_real_cohorts(CohortPlan plan) {
        SimulatedCohort cohort = draw(plan);
        SampleTable table = SampleTable.of(cohort);
        byte[] metastasis = table.labels().get(SampleTable.DISTANT_METASTASIS);
        assertBetween(0.18, 0.28, share(metastasis, 1), "metastasis at diagnosis");
        assertBetween(0.03, 0.05, share(metastasis, -1), "MX");
        Endpoint survival = table.endpoints().get(SampleTable.OVERALL_SURVIVAL);
        assertBetween(0.3, 0.5, share(survival.event(), 1), "deaths");
        Endpoint free = table.endpoints().get(SampleTable.METASTASIS_FREE_SURVIVAL);
        for (int i = 0; i < SAMPLES; i++) {
            assertEquals(metastasis[i] != 0 || survival.event()[i] < 0, Double.isNaN(free.time()[i]));
            assertTrue(!(free.time()[i] > survival.time()[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void times_are_whole_days_with_ties(CohortPlan plan) {
        double[] time = SampleTable.of(draw(plan.withSamples(250)))
                .endpoints()
                .get(SampleTable.OVERALL_SURVIVAL)
                .time();
        double[] known = Arrays.stream(time).filter(Double::isFinite).toArray();
        assertTrue(Arrays.stream(known).allMatch(days -> days >= 1 && days == Math.rint(days)));
        assertTrue(Arrays.stream(known).distinct().count() < known.length);
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void values_are_rounded_and_some_are_missing_more_of_low_genes(CohortPlan plan) {
        SimulatedCohort cohort = draw(plan);
        float[] marker = values(cohort, Transcriptome.marker(PLAN.effects()));
        double tens = Math.pow(10, plan.platform().decimals());
        for (float value : marker) {
            assertTrue(Float.isNaN(value) || value == (float) (Math.rint(value * tens) / tens), "" + value);
        }
        assertBetween(0.001, 0.02, missing(marker), "missing values of the marker");
        var low = new GeneSpec("LOW", "low", -3, 0.5, Map.of(), -1, 0);
        assertBetween(0.2, 0.35, missing(values(cohort, low)), "missing values of a gene that is off");
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void contamination_raises_the_marker_and_its_panel_but_goes_with_no_outcome(CohortPlan plan) {
        SimulatedCohort cohort = draw(plan);
        double[] fraction = cohort.specimens().contamination();
        boolean skin = plan.disease().contaminant() == Programme.KERATINOCYTE;
        String panelGene =
                (skin ? GenePanel.KERATINOCYTE : GenePanel.TUBULE).up().get(0);
        assertTrue(correlation(fraction, values(cohort, Transcriptome.marker(PLAN.effects()))) > 0.04);
        assertTrue(correlation(fraction, values(cohort, gene(panelGene))) > 0.3);
        assertNull(fraction, cohort);
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void housekeeping_genes_go_with_no_outcome(CohortPlan plan) {
        SimulatedCohort cohort = draw(plan);
        assertNull(doubles(values(cohort, gene("ACTB"))), cohort);
        assertNull(doubles(values(cohort, gene("TBP"))), cohort);
    }

    @Test
    void panels_follow_their_programmes() {
        SimulatedCohort cohort = cohort("sim-renal-a");
        assertTrue(follows(cohort, Programme.EMT, "VIM") > 0.4);
        assertTrue(follows(cohort, Programme.EMT, "CDH1") < -0.3);
        assertTrue(follows(cohort, Programme.RESISTANCE, "GPX4") > 0.4);
        assertTrue(follows(cohort, Programme.RESISTANCE, "ACSL4") < -0.3);
        assertTrue(follows(cohort, Programme.PROLIFERATION, "MKI67") > 0.4);
        assertTrue(follows(cohort, Programme.STROMA, "COL1A1") > 0.6);
        assertTrue(follows(cohort, Programme.IMMUNE, "CD8A") > 0.6);
        assertTrue(Math.abs(follows(cohort, Programme.EMT, "ACTB")) < 0.04);
        float[] marker = values(cohort, Transcriptome.marker(PLAN.effects()));
        assertTrue(correlation(cohort.specimens().programmes().get(Programme.EMT), marker) > 0.2);
        assertTrue(correlation(cohort.specimens().programmes().get(Programme.RESISTANCE), marker) > 0.2);
    }

    @Test
    void genes_of_a_module_go_together_and_others_do_not() {
        SimulatedCohort cohort = cohort("sim-breast-b");
        int first = Transcriptome.namedGenes() + 6 * Transcriptome.MODULE_SIZE;
        double[] one = doubles(values(cohort, GENES.get(first)));
        assertTrue(Math.abs(correlation(one, values(cohort, GENES.get(first + 1)))) > 0.15);
        assertTrue(Math.abs(correlation(one, values(cohort, GENES.get(first + Transcriptome.MODULE_SIZE)))) < 0.04);
    }

    @Test
    void metastatic_burden_raises_the_marker_by_what_was_planted() {
        CohortPlan plan = PLAN.cohorts().get(2);
        double raised = loopDifference(plan, true);
        double others = loopDifference(plan, false);
        assertEquals(PLAN.effects().loop() * plan.platform().slope(), raised, 0.01);
        assertEquals(0, others, 1e-12);
    }

    @Test
    void death_is_much_faster_after_metastasis() {
        SimulatedCohort cohort = cohort("sim-renal-b");
        Endpoint survival = SampleTable.of(cohort).endpoints().get(SampleTable.OVERALL_SURVIVAL);
        double[] metastasis = IntStream.of(cohort.specimens().patient())
                .mapToDouble(p -> cohort.patients().metastasis()[p] ? 1 : 0)
                .toArray();
        Estimate hazard = apply(cox(survival), metastasis);
        assertTrue(hazard.effect > 1, "log hazard ratio " + hazard.effect);
    }

    @Test
    void some_patients_have_two_samples_unless_only_the_first_is_kept() {
        SimulatedCohort all = cohort("sim-melanoma-a");
        assertBetween(0.02, 0.15, 1 - all.specimens().patients() / (double) SAMPLES, "second samples");
        SimulatedCohort kept = SimulatedCohort.asKept(SEED, PLAN.cohorts().get(1), PLAN.effects());
        assertEquals(SAMPLES, kept.specimens().patients());
        assertEquals(
                SAMPLES,
                Arrays.stream(SampleTable.of(kept).samples().sampleIds())
                        .distinct()
                        .count());
    }

    private static double loopDifference(CohortPlan plan, boolean metastasis) {
        SimulatedCohort cohort = draw(plan);
        Effects e = PLAN.effects();
        var unlooped = new Effects(
                e.markerOnEmt(),
                e.markerOnResistance(),
                e.emtOnMetastasis(),
                e.resistanceOnMetastasis(),
                e.proliferationOnMetastasis(),
                e.stageOnMetastasis(),
                e.ageOnMetastasis(),
                e.maleOnMetastasis(),
                e.diagnosisSlope(),
                e.resistanceOnDeath(),
                e.proliferationOnDeath(),
                e.ageOnDeath(),
                0);
        float[] with = values(cohort, Transcriptome.marker(e));
        float[] without = values(cohort, Transcriptome.marker(unlooped));
        return IntStream.range(0, SAMPLES)
                .filter(i -> cohort.patients().metastasis()[cohort.specimens().patient()[i]] == metastasis)
                .mapToDouble(i -> with[i] - without[i])
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
    }

    /** Within four standard errors of no effect on either survival or metastasis. */
    private static void assertNull(double[] values, SimulatedCohort cohort) {
        SampleTable table = SampleTable.of(cohort);
        Estimate hazard = apply(cox(table.endpoints().get(SampleTable.OVERALL_SURVIVAL)), values);
        assertEquals(0, hazard.effect / hazard.standardError, 4, "z of the log hazard ratio");
        Estimate auc = apply(
                Wilcoxon.prepare(table.labels().get(SampleTable.DISTANT_METASTASIS), new GeneFilter(2, 1, 1, 0)),
                values);
        assertEquals(0, (auc.effect - 0.5) / auc.standardError, 4, "z of the AUC");
    }

    private static GeneKernel cox(Endpoint endpoint) {
        return CoxModel.prepare(
                endpoint.time(), endpoint.event(), endpoint.entry(), new double[0][], new GeneFilter(2, 1, 1, 0));
    }

    private static Estimate apply(GeneKernel kernel, double[] values) {
        var estimate = new Estimate();
        kernel.worker().apply(values, estimate);
        return estimate;
    }

    private static SimulatedCohort cohort(String id) {
        return draw(PLAN.cohorts().stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    private static SimulatedCohort draw(CohortPlan plan) {
        return SimulatedCohort.draw(SEED, plan, PLAN.effects(), Specimens.PerPatient.AS_SAMPLED);
    }

    private static GeneSpec gene(String symbol) {
        return GENES.stream()
                .filter(gene -> gene.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static float[] values(SimulatedCohort cohort, GeneSpec gene) {
        var values = new float[cohort.specimens().size()];
        cohort.fill(gene, 0, values);
        return values;
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double follows(SimulatedCohort cohort, Programme programme, String symbol) {
        return correlation(cohort.specimens().programmes().get(programme), values(cohort, gene(symbol)));
    }

    private static double correlation(double[] x, float[] y) {
        int[] known = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Float.isFinite(y[i]))
                .toArray();
        double meanX = IntStream.of(known).mapToDouble(i -> x[i]).average().orElseThrow();
        double meanY = IntStream.of(known).mapToDouble(i -> y[i]).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i : known) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double missing(float[] values) {
        return IntStream.range(0, values.length)
                        .filter(i -> Float.isNaN(values[i]))
                        .count()
                / (double) values.length;
    }

    private static double share(byte[] values, int wanted) {
        return IntStream.range(0, values.length)
                        .filter(i -> values[i] == wanted)
                        .count()
                / (double) values.length;
    }

    private static void assertBetween(double low, double high, double value, String what) {
        assertTrue(value >= low && value <= high, () -> what + ": " + value + " is not in " + low + " to " + high);
    }
}
