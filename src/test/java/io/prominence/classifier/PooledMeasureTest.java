package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.stats.prediction.Interval95;
import io.prominence.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PooledMeasureTest {
    private static final Measure GOOD = auroc(0.8, 0.04);
    private static final Measure FAIR = auroc(0.7, 0.05);
    private static final Measure SILENT = auroc(0.5, 0).withoutInterval(CohortMeasures.CONSTANT);
    private static final Measure PERFECT = auroc(1, 0).withoutInterval(CohortMeasures.PERFECT);

    static List<Golden> pools() {
        return Golden.cases("classifier/pooled-auroc");
    }

    @ParameterizedTest
    @MethodSource("pools")
    void areas_are_pooled_on_the_logit_scale_as_metafor_pools_them(Golden golden) {
        double[] area = golden.inputs("auroc");
        double[] error = golden.inputs("error");
        List<Measure> cohorts = new ArrayList<>();
        for (int i = 0; i < area.length; i++) {
            cohorts.add(auroc(area[i], error[i]));
        }
        PooledMeasure out = PooledMeasure.ofAurocs(cohorts);
        golden.check("value", out.value(), 1e-9);
        golden.check("ciLow", out.ciLow(), 1e-9);
        golden.check("ciHigh", out.ciHigh(), 1e-9);
        golden.check("piLow", out.piLow(), 1e-9);
        golden.check("piHigh", out.piHigh(), 1e-9);
        assertEquals(area.length, out.k());
    }

    @Test
    void one_cohort_keeps_its_own_value_and_interval() {
        PooledMeasure out = PooledMeasure.ofAurocs(List.of(GOOD));
        assertEquals(0.8, out.value());
        assertEquals(GOOD.interval().low(), out.ciLow());
        assertTrue(Double.isNaN(out.piLow()));
    }

    /** Left out, it would let a model that speaks only of some cohorts look as good on all. */
    @Test
    void a_cohort_of_which_the_model_says_nothing_counts_as_chance() {
        PooledMeasure out = PooledMeasure.ofAurocs(List.of(GOOD, SILENT, FAIR));
        assertEquals(3, out.k());
        assertEquals((0.8 + 0.5 + 0.7) / 3, out.value(), 1e-15);
        assertEquals(PooledMeasure.BETWEEN, out.how());
        PooledMeasure nothing = PooledMeasure.ofAurocs(List.of(SILENT, SILENT));
        assertEquals(0.5, nothing.value());
        assertNull(nothing.how());
    }

    /** t with 1 df: 12.7 standard errors, so that two cohorts say next to nothing, cut to 0 and 1. */
    @Test
    void with_a_perfect_ranking_the_scatter_between_cohorts_makes_the_interval() {
        PooledMeasure out = PooledMeasure.ofAurocs(List.of(PERFECT, GOOD));
        assertEquals(0.9, out.value(), 1e-15);
        assertEquals(PooledMeasure.BETWEEN, out.how());
        assertEquals(0, out.ciLow());
        assertEquals(1, out.ciHigh());
        PooledMeasure three = PooledMeasure.ofAurocs(List.of(PERFECT, GOOD, auroc(0.9, 0.02)));
        assertEquals(0.9 - 4.302652729749464 * 0.1 / Math.sqrt(3), three.ciLow(), 1e-12);
    }

    @Test
    void differences_have_a_test_and_none_at_all_has_none() {
        PooledMeasure out = PooledMeasure.of(List.of(difference(0.1, 0.03), difference(0.06, 0.04)));
        assertEquals(1, out.df());
        assertTrue(out.logP() < 0);
        PooledMeasure none = PooledMeasure.of(List.of(difference(0, 0), difference(0, 0)));
        assertEquals(0, none.value());
        assertNull(none.how());
        assertEquals(0, PooledMeasure.of(List.of()).k());
    }

    private static Measure auroc(double value, double error) {
        return new Measure("auroc", null, value, error, Interval95.wald(value, error), "delong", null);
    }

    private static Measure difference(double value, double error) {
        return new Measure("auroc", null, value, error, Interval95.wald(value, error), "delong", null);
    }
}
