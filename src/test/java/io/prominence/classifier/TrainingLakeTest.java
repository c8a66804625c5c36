package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
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
class TrainingLakeTest {
    @TempDir
    Path folder;

    @Test
    void cohorts_of_the_lake_give_what_cohorts_in_memory_give(LakeSession session) {
        Lake lake = new Lake(session, folder.toString());
        List<CohortVersion> cohorts = List.of(
                written(session, lake, TrainingTest.planted("a", 45), "a"),
                written(session, lake, TrainingTest.planted("b", 45), "b"),
                written(session, lake, TrainingTest.planted("few", 9), "few"));
        for (FeatureSet features : List.of(FeatureSet.GENES, FeatureSet.MARKER)) {
            ClassifierPlan plan = Plans.of(List.of(features), List.of(ModelFamily.ELASTIC_NET));
            TrainingResult result = new Training(session, plan, "PROM2", 11).run(cohorts);
            TrainingResult inMemory =
                    TrainingTest.train(session, plan, TrainingTest.planted("a", 45), TrainingTest.planted("b", 45));
            assertEquals(inMemory.predictions(), result.predictions());
            assertEquals(
                    List.of("few: 3 positives and 6 negatives"),
                    result.model().card().leftOut());
            ScoreResult score = Scoring.score(result.model(), cohorts.get(2));
            assertEquals(
                    Scoring.score(
                                    inMemory.model(),
                                    TrainingTest.planted("few", 9).data())
                            .predictions(),
                    score.predictions());
            assertTrue(score.warnings().get(0).contains("has 9 samples"), score.warnings()::toString);
        }
    }

    private static CohortVersion written(LakeSession session, Lake lake, CohortFixture fixture, String id) {
        CohortDraft draft = CohortDraft.made(
                id,
                "0123456789abcdef",
                "melanoma",
                "simulated",
                fixture.unit(),
                fixture.samples(),
                fixture.genes().size(),
                Map.of(CohortFixture.LABEL, "every third sample"));
        return new CohortWriter(session, lake).write(draft, new Genes(List.copyOf(fixture.genes()), fixture.values()));
    }

    private record Genes(List<GeneName> names, float[][] values) implements GeneSource {
        @Override
        public int genes() {
            return names.size();
        }

        @Override
        public GeneName gene(int i) {
            return names.get(i);
        }

        @Override
        public void fill(int gene, int firstSample, float[] run) {
            System.arraycopy(values[gene], firstSample, run, 0, run.length);
        }
    }
}
