package io.prominence.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.domain.CohortSamples;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class SimulationLakeTest {
    private static final SimulationPlan PLAN = SimulationPlan.of(9, 110, 60, 1);

    @Test
    void cohorts_go_straight_into_a_lake(@TempDir Path folder, LakeSession session) {
        List<CohortVersion> versions = Simulation.writeLake(PLAN, session, new Lake(session, folder.toString()));
        assertEquals(PLAN.cohorts().size(), versions.size());
        for (int i = 0; i < versions.size(); i++) {
            assertHolds(SimulatedCohort.asKept(PLAN.seed(), PLAN.cohorts().get(i), PLAN.effects()), versions.get(i));
        }
    }

    private static void assertHolds(SimulatedCohort cohort, CohortVersion version) {
        List<GeneSpec> genes = cohort.measured(Transcriptome.of(PLAN));
        assertEquals(cohort.plan().id(), version.card().id());
        assertEquals(genes.size(), version.genes().size());
        CohortSamples expected = SampleTable.of(cohort).samples();
        CohortSamples stored = version.samples();
        assertArrayEquals(expected.sampleIds(), stored.sampleIds());
        assertArrayEquals(expected.patientIds(), stored.patientIds());
        assertEquals(expected.labelIds().size(), stored.labelIds().size());
        expected.labels()
                .forEach((id, label) -> assertArrayEquals(label, stored.labels().get(id)));
        expected.endpoints()
                .forEach((id, endpoint) -> assertArrayEquals(
                        endpoint.time(), stored.endpoints().get(id).time()));
        GeneSpec last = genes.get(genes.size() - 1);
        var values = new float[expected.size()];
        cohort.fill(last, 0, values);
        Map<String, float[]> read = version.valuesBySymbol(List.of(last.symbol()));
        assertArrayEquals(values, read.get(last.symbol()));
    }
}
