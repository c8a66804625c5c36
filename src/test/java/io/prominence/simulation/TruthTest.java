package io.prominence.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prominence.domain.CohortSamples.Endpoint;
import io.prominence.provenance.Json;
import io.prominence.simulation.Estimands.MarkerEffect;
import io.prominence.stats.CoxModel;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import io.prominence.stats.PooledEffect;
import io.prominence.stats.RandomEffects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTest {
    private static final int SEEDS = 100;
    private static final SimulationPlan PLAN = SimulationPlan.of(5, 200, 250, 2);

    private JsonNode truth;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        truth = Json.parse(Files.readString(Simulation.writeTruth(PLAN, folder)));
    }

    @Test
    void every_gene_is_there_with_its_module_loadings_and_batch_shifts() {
        assertEquals(PLAN.genes(), truth.get("genes").size());
        JsonNode marker = truth.get("genes").get(0);
        assertEquals("PROM2", marker.get("symbol").asText());
        assertEquals(1.2, marker.get("loadings").get("marker").asDouble());
        assertEquals(PLAN.effects().loop(), marker.get("loadings").get("burden").asDouble());
        assertTrue(marker.get("loadings").get("keratinocyte").asDouble() > 0);
        assertEquals(PLAN.cohorts().size(), marker.get("batchShifts").size());
        assertEquals("associated", gene("VIM").get("outcome").asText());
        assertEquals("null", gene("ACTB").get("outcome").asText());
        assertEquals("null", gene("KRT14").get("outcome").asText());
    }

    @Test
    void every_cohort_states_its_parameters_counts_and_marker_effects() {
        assertEquals(PLAN.cohorts().size(), truth.get("cohorts").size());
        for (JsonNode cohort : truth.get("cohorts")) {
            assertTrue(cohort.get("plan").get("disease").get("contaminant").isTextual());
            assertEquals(250, cohort.get("drawn").get("samples").asInt());
            assertTrue(cohort.get("drawn").get("label:distant-metastasis").asInt() > 20);
            JsonNode survival = cohort.get("markerEffects").get("endpoint:os");
            assertTrue(survival.get("standardError").asDouble() < 0.02);
        }
        assertFalse(truth.get("structure").isEmpty());
    }

    @Test
    void the_demo_is_informative_without_being_easy() {
        JsonNode estimands = truth.get("estimands");
        double hazardRatio =
                Math.exp(estimands.get("endpoint:os").get("logHazardRatio").asDouble());
        assertTrue(hazardRatio > 1.15 && hazardRatio < 1.35, "hazard ratio " + hazardRatio);
        double auc = estimands.get("label:distant-metastasis").get("auc").asDouble();
        assertTrue(auc > 0.62 && auc < 0.7, "AUC " + auc);
        assertTrue(estimands.get("endpoint:dmfs").get("logHazardRatio").asDouble() > 0.05);
        assertEquals(4, estimands.get("label:metastatic-tissue").get("cohorts").asInt());
    }

    @Test
    void without_a_part_for_the_marker_its_true_effect_is_null() {
        for (CohortPlan cohort : PLAN.cohorts()) {
            Map<String, MarkerEffect> effects = Estimands.of(cohort, Effects.withoutMarker(), 20_000);
            MarkerEffect survival = effects.get("endpoint:os");
            assertEquals(0, survival.logHazardRatio() / survival.standardError(), 4);
            MarkerEffect metastasis = effects.get("label:distant-metastasis");
            assertEquals(0, (metastasis.auc() - 0.5) / metastasis.standardError(), 4);
        }
    }

    @Test
    void the_true_effect_on_survival_lies_in_the_pooled_interval_of_at_least_90_of_100_seeds() {
        double planted =
                truth.get("estimands").get("endpoint:os").get("logHazardRatio").asDouble();
        int covered = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            PooledEffect pooled = pooled(PLAN.withSeed(seed));
            covered += pooled.ciLow() <= planted && planted <= pooled.ciHigh() ? 1 : 0;
        }
        assertTrue(covered >= 90, covered + " of " + SEEDS + " seeds");
    }

    private static PooledEffect pooled(SimulationPlan plan) {
        int cohorts = plan.cohorts().size();
        var effect = new double[cohorts];
        var standardError = new double[cohorts];
        for (int i = 0; i < cohorts; i++) {
            Estimate hazard =
                    hazard(SimulatedCohort.asKept(plan.seed(), plan.cohorts().get(i), plan.effects()), plan.effects());
            effect[i] = hazard.effect;
            standardError[i] = hazard.standardError;
        }
        return RandomEffects.withDefaults().pool(effect, standardError);
    }

    private static Estimate hazard(SimulatedCohort cohort, Effects effects) {
        var measured = new float[cohort.specimens().size()];
        cohort.fill(Transcriptome.marker(effects), 0, measured);
        var values = new double[measured.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = measured[i];
        }
        Endpoint survival = SampleTable.of(cohort).endpoints().get(SampleTable.OVERALL_SURVIVAL);
        var estimate = new Estimate();
        CoxModel.prepare(
                        survival.time(),
                        survival.event(),
                        survival.entry(),
                        new double[0][],
                        new GeneFilter(10, 5, 0.2, 0))
                .worker()
                .apply(values, estimate);
        return estimate;
    }

    private JsonNode gene(String symbol) {
        for (JsonNode gene : truth.get("genes")) {
            if (gene.get("symbol").asText().equals(symbol)) {
                return gene;
            }
        }
        throw new AssertionError(symbol);
    }
}
