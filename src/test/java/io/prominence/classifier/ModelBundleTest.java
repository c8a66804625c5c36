package io.prominence.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.domain.DataRefusedException;
import io.prominence.lake.LakeSession;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class ModelBundleTest {
    @TempDir
    Path folder;

    @Test
    void a_loaded_model_predicts_what_the_model_in_memory_predicts(LakeSession session) {
        for (ModelFamily model : ModelFamily.values()) {
            ModelBundle bundle = trained(session, model);
            bundle.save(session, folder.toString());
            ModelBundle loaded = ModelBundle.load(session, folder.toString());
            assertEquals(bundle.card(), loaded.card());
            CohortData other = TrainingTest.clinical("new", 40).data();
            assertArrayEquals(bundle.probabilities(other), loaded.probabilities(other));
            assertEquals(bundle.features(), loaded.features());
        }
    }

    @Test
    void plain_mllib_loads_and_applies_the_model(LakeSession session) {
        ModelBundle bundle = trained(session, ModelFamily.ELASTIC_NET);
        bundle.save(session, folder.toString());
        CohortData other = TrainingTest.clinical("new", 40).data();
        double[][] columns = bundle.features().columnsOf(other);
        PipelineModel plain = PipelineModel.load(folder.resolve("model").toString());
        try (TrainingTable table = new TrainingTable(session, columns, new byte[40], new double[40])) {
            double[] probability = plain.transform(table.rows()).collectAsList().stream()
                    .mapToDouble(row -> row.<Vector>getAs("probability").apply(1))
                    .toArray();
            assertArrayEquals(bundle.probabilities(other), probability);
        }
    }

    @Test
    void a_changed_file_is_refused_by_name(LakeSession session) throws IOException {
        trained(session, ModelFamily.ELASTIC_NET).save(session, folder.toString());
        Path recipe = folder.resolve("recipe.json");
        Files.writeString(recipe, Files.readString(recipe).replace("driver", "drover"), StandardCharsets.UTF_8);
        Files.deleteIfExists(folder.resolve(".recipe.json.crc"));
        var refused = assertThrows(DataRefusedException.class, () -> ModelBundle.load(session, folder.toString()));
        assertTrue(refused.getMessage().contains("file recipe.json has SHA-256 "), refused.getMessage());
    }

    @Test
    void a_file_that_was_added_is_refused_by_name(LakeSession session) throws IOException {
        trained(session, ModelFamily.ELASTIC_NET).save(session, folder.toString());
        Files.writeString(folder.resolve("model/more.txt"), "more");
        var refused = assertThrows(DataRefusedException.class, () -> ModelBundle.load(session, folder.toString()));
        assertTrue(refused.getMessage().contains("file model/more.txt was not saved with it"), refused.getMessage());
    }

    @Test
    void saving_again_replaces_the_bundle_and_leaves_other_files_alone(LakeSession session) throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "kept");
        trained(session, ModelFamily.RANDOM_FOREST).save(session, folder.toString());
        trained(session, ModelFamily.ELASTIC_NET).save(session, folder.toString());
        assertEquals("kept", Files.readString(note));
        assertEquals(
                "elastic-net",
                ModelBundle.load(session, folder.toString()).card().model());
        assertTrue(Files.notExists(folder.resolve("model/stages/0_random-forest")));
    }

    @Test
    void a_missing_file_and_a_folder_that_is_no_bundle_are_refused(LakeSession session) throws IOException {
        trained(session, ModelFamily.ELASTIC_NET).save(session, folder.toString());
        Files.delete(folder.resolve("card.md"));
        var refused = assertThrows(DataRefusedException.class, () -> ModelBundle.load(session, folder.toString()));
        assertTrue(refused.getMessage().contains("file card.md is missing"), refused.getMessage());
        String nowhere = folder.resolve("nowhere").toString();
        var absent = assertThrows(DataRefusedException.class, () -> ModelBundle.load(session, nowhere));
        assertTrue(absent.getMessage().contains("file SHA256SUMS is not there"), absent.getMessage());
    }

    @Test
    void the_card_says_what_it_is_made_of(LakeSession session) throws IOException {
        trained(session, ModelFamily.ELASTIC_NET).save(session, folder.toString());
        String card = Files.readString(folder.resolve("card.md"));
        assertTrue(card.startsWith("# metastatic by elastic-net on genes\n"), card);
        assertTrue(
                card.contains("| a | 20260101T000000000Z-00000000 | 2026-01-01 00:00:00 UTC | melanoma | simulated "),
                card);
        assertTrue(card.contains("Validation: leave-one-cohort-out."), card);
        assertEquals(
                27, card.lines().filter(line -> line.matches("## [0-9]+[.] .*")).count());
        assertTrue(card.contains("## 27. Usability") && card.contains("- 25: what the results mean"), card);
        assertTrue(card.contains("| a | every third sample | other:metastatic |"), card);
        assertTrue(card.contains("20 features, in the order") && card.contains(", and 5 more."), card);
        assertTrue(card.contains("- spark: " + session.sparkVersion()), card);
    }

    private static ModelBundle trained(LakeSession session, ModelFamily model) {
        ClassifierPlan plan = Plans.of(List.of(FeatureSet.GENES), List.of(model));
        return TrainingTest.train(session, plan, TrainingTest.clinical("a", 60), TrainingTest.clinical("b", 60))
                .model();
    }
}
