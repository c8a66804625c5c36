package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassWeights;
import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ThresholdRule;
import io.prominence.lake.CohortDraft;
import io.prominence.lake.CohortVersion;
import io.prominence.lake.CohortWriter;
import io.prominence.lake.GeneName;
import io.prominence.lake.GeneSource;
import io.prominence.lake.Lake;
import io.prominence.lake.LakeSession;
import io.prominence.results.ScoredSample;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

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
            var scoring = new Scoring(result.model(), ScorePlan.plain());
            ScoreResult score = scoring.score(cohorts.get(0));
            assertArrayEquals(
                    inMemory.model().probabilities(TrainingTest.planted("a", 45).data()),
                    score.predictions().stream()
                            .mapToDouble(ScoredSample::probability)
                            .toArray());
            assertTrue(score.warnings().get(1).contains("was trained on cohort a"), score.warnings()::toString);
            assertEquals(List.of(), score.metrics());
            var few = assertThrows(DataRefusedException.class, () -> scoring.score(cohorts.get(2)));
            assertTrue(few.getMessage().contains("it has 9 samples"), few::getMessage);
        }
    }

    @Test
    void too_few_samples_are_refused_by_names_of_genes_alone_with_the_words_of_training(LakeSession session) {
        Lake lake = new Lake(session, folder.toString());
        CohortFixture flat = TrainingTest.planted("a", 45).gene("flat", new float[45]);
        List<CohortVersion> cohorts = List.of(written(session, lake, flat, "a"));
        ClassifierPlan forced =
                Plans.of(List.of(FeatureSet.GENES, FeatureSet.PANELS), List.of(ModelFamily.ELASTIC_NET));
        Training.requireTrainable(forced, "PROM2", cohorts);
        ClassifierPlan plan =
                Plans.with(forced, Plans.protocol(4, 1, new ThresholdRule.Fixed(0.3), ClassWeights.NONE, false));
        var early = assertThrows(DataRefusedException.class, () -> Training.requireTrainable(plan, "PROM2", cohorts));
        var late =
                assertThrows(DataRefusedException.class, () -> new Training(session, plan, "PROM2", 11).run(cohorts));
        assertEquals(late.getMessage(), early.getMessage());
        assertTrue(early.getMessage().contains("15 positives"), early::getMessage);
        assertTrue(early.getMessage().endsWith("or take the block classifier out."), early::getMessage);
    }

    @Test
    void blocks_of_a_cohort_of_two_shards_hold_its_matrix(LakeSession session) {
        CohortFixture fixture = CohortFixture.of("wide", 66_000).noise(3);
        CohortVersion cohort = written(session, new Lake(session, folder.toString()), fixture, "wide");
        assertEquals(2, cohort.card().shards());
        CohortData data = CohortData.inLake(cohort, GeneSelection.of(List.of("g1")));
        FittedFeatures features = new FittedFeatures(List.of(
                new FeatureColumn.Gene("id:g2", "g2"),
                new FeatureColumn.Gene("id:g1", "g1"),
                new FeatureColumn.Gene("id:g0", "g0")));
        double[][] expected = features.columnsOf(fixture.data());
        int[] places = IntStream.range(0, 66_000).toArray();
        List<Tuple2<Integer, Vector>> vectors = FeatureBlocks.of(session, data, features, 10_000)
                .vectors(places)
                .collect();
        assertEquals(places.length, vectors.size());
        for (int i = 0; i < places.length; i++) {
            assertEquals(i, vectors.get(i)._1());
            for (int j = 0; j < expected.length; j++) {
                assertEquals((float) expected[j][i], vectors.get(i)._2().apply(j));
            }
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
