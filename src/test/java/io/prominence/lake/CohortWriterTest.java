package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortSamples;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class CohortWriterTest {
    @TempDir
    Path folder;

    private CohortVersion write(LakeSession session, MadeCohort cohort) {
        return new CohortWriter(session, new Lake(session, folder.toString())).write(cohort.draft("made"), cohort);
    }

    @Test
    void vectors_come_back_as_they_were_written(LakeSession session) {
        CohortVersion version = write(session, new MadeCohort(100, 50));
        Map<String, float[]> bySymbol = version.vectors()
                .mapToPair(vector -> new scala.Tuple2<>(vector.geneSymbol(), vector.values()))
                .collectAsMap();
        assertEquals(100, bySymbol.size());
        for (int number = 0; number < 100; number++) {
            assertArrayEquals(MadeCohort.vector(number, 50), bySymbol.get("G" + number));
        }
    }

    @Test
    void shards_of_a_gene_are_joined_in_order(LakeSession session) {
        int samples = ExpressionRow.SHARD_SAMPLES + 10;
        CohortVersion version = write(session, new MadeCohort(5, samples));
        assertEquals(2, version.card().shards());
        List<GeneVector> vectors = version.vectors().collect();
        assertEquals(5, vectors.size());
        for (GeneVector vector : vectors) {
            int number = Integer.parseInt(vector.geneSymbol().substring(1));
            assertArrayEquals(MadeCohort.vector(number, samples), vector.values());
        }
        assertArrayEquals(
                MadeCohort.vector(3, samples),
                version.valuesBySymbol(List.of("G3")).get("G3"));
        assertEquals(samples, version.samples().size());
        assertEquals("S65540", version.samples().sampleIds()[65540]);
    }

    @Test
    void samples_come_back_as_they_were_written(LakeSession session) {
        var cohort = new MadeCohort(3, 40);
        CohortSamples expected = cohort.known();
        CohortSamples samples = write(session, cohort).samples();
        assertArrayEquals(expected.sampleIds(), samples.sampleIds());
        assertArrayEquals(expected.patientIds(), samples.patientIds());
        assertArrayEquals(
                expected.labels().get("metastatic-tissue"), samples.labels().get("metastatic-tissue"));
        assertArrayEquals(
                expected.endpoints().get("os").time(),
                samples.endpoints().get("os").time());
        assertArrayEquals(
                expected.endpoints().get("os").event(),
                samples.endpoints().get("os").event());
        assertArrayEquals(new double[40], samples.endpoints().get("os").entry());
        assertArrayEquals(
                expected.covariates().get("age").numeric(),
                samples.covariates().get("age").numeric());
        assertArrayEquals(
                expected.covariates().get("sex").categorical(),
                samples.covariates().get("sex").categorical());
    }

    @Test
    void the_card_counts_what_is_stored(LakeSession session) {
        var card = write(session, new MadeCohort(30, 12)).card();
        assertEquals(30, card.genes());
        assertEquals(12, card.samples());
        assertEquals(6, card.patients());
        assertEquals(4, card.labels().get("metastatic-tissue").positive());
        assertEquals(9, card.endpoints().get("os").known());
        assertEquals("by hand", card.endpoints().get("os").definition());
        assertEquals(9, card.covariates().get("age"));
    }

    @Test
    void genes_are_named_in_order_and_fetched_alone(LakeSession session) {
        CohortVersion version = write(session, new MadeCohort(300, 20));
        assertEquals(300, version.genes().size());
        assertEquals(new GeneName("symbol:G0", "G0"), version.genes().get(0));
        Map<String, float[]> values = version.valuesBySymbol(List.of("G7", "nowhere", "G299"));
        assertEquals(List.of("G7", "G299"), List.copyOf(values.keySet()));
        assertArrayEquals(MadeCohort.vector(299, 20), values.get("G299"));
    }

    @Test
    void a_version_without_its_mark_does_not_exist_and_is_cleared(LakeSession session) throws IOException {
        var lake = new Lake(session, folder.toString());
        Path killed = Files.createDirectories(folder.resolve("made/20200101T000000000Z-00000000/expression"));
        Files.writeString(killed.resolve("part-00000.parquet"), "half");
        assertTrue(lake.latest("made").isEmpty());
        assertEquals(List.of(), lake.cohortIds());
        CohortVersion version = write(session, new MadeCohort(3, 4));
        assertEquals(List.of(version.card().version()), lake.versions("made"));
        assertEquals(List.of("made"), lake.cohortIds());
        assertTrue(Files.notExists(killed.getParent()));
        assertEquals(
                List.of("cohort.json", "expression", "gene_audit", "quarantine", "samples"),
                names(Path.of(version.path())));
        assertEquals(List.of("part-00000.parquet"), names(Path.of(version.path(), "expression")));
        assertEquals(List.of(version.card().version()), names(folder.resolve("made")));
    }

    @Test
    void a_version_that_another_ingest_is_writing_is_left_alone(LakeSession session) throws IOException {
        var lake = new Lake(session, folder.toString());
        try (VersionDraft other = lake.begin("made", "ffffffffffffffff")) {
            CohortVersion mine = write(session, new MadeCohort(3, 4));
            assertTrue(Files.isDirectory(folder.resolve("made").resolve(other.version())));
            assertEquals(List.of(mine.card().version()), lake.versions("made"));
        }
        assertEquals(1, names(folder.resolve("made")).size());
    }

    @Test
    void a_failing_source_leaves_the_lake_as_it_was(LakeSession session) throws IOException {
        CohortVersion before = write(session, new MadeCohort(3, 4));
        GeneSource failing = new FailingSource();
        var writer = new CohortWriter(session, new Lake(session, folder.toString()));
        var draft = new MadeCohort(2, 4).draft("made");
        var refused = assertThrows(DataRefusedException.class, () -> writer.write(draft, failing));
        assertEquals("Cannot make gene: on purpose. Do not.", refused.getMessage());
        assertEquals(List.of(before.card().version()), names(folder.resolve("made")));
    }

    @Test
    void a_cohort_id_cannot_leave_the_lake(LakeSession session) {
        var lake = new Lake(session, folder.toString());
        for (String id : List.of("../else", ".hidden", "a/b", "", "a b")) {
            assertThrows(ConfigurationException.class, () -> lake.latest(id), id);
        }
    }

    @Test
    void an_unwritable_lake_is_refused_by_name(LakeSession session) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        var writer = new CohortWriter(session, new Lake(session, file.toString()));
        var cohort = new MadeCohort(2, 4);
        var refused = assertThrows(DataRefusedException.class, () -> writer.write(cohort.draft("made"), cohort));
        assertTrue(refused.getMessage().startsWith("Cannot write the lake " + file), refused.getMessage());
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static final class FailingSource implements GeneSource {
        @Override
        public int genes() {
            return 2;
        }

        @Override
        public GeneName gene(int i) {
            return new GeneName("g" + i, "g" + i);
        }

        @Override
        public void fill(int gene, int firstSample, float[] values) {
            throw new DataRefusedException("Cannot make gene: on purpose. Do not.");
        }
    }
}
