package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.Progress;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Names that folders and files may have, and ids that they may not. */
@ExtendWith(SharedSpark.class)
class PathsTest {
    private static final List<String> ODD_NAMES = List.of(
            "a{b}", "tcga[1]", "x:y", "what?", "st*r", "a b", "#1", "50%20", "%2F", "back\\slash", "semi;colon", "'q'");

    private static final String EXPRESSION = "gene\tS1\tS2\nPROM2\t1\t2\n";

    @TempDir
    Path folder;

    private CohortVersion ingest(LakeSession session, Path lake, CohortFixture cohort) {
        return new Ingest(session, new Lake(session, lake.toString()))
                .ingest(cohort.definition(), List.of())
                .version();
    }

    @Test
    void files_of_odd_names_are_read_and_their_neighbours_are_not(LakeSession session) throws IOException {
        Files.writeString(folder.resolve("ab.tsv"), "gene\tS1\tS2\nPROM2\t8\t9\n"); // what a{b} and what? would match
        Files.writeString(folder.resolve("tcga1.tsv"), "gene\tS1\tS2\nPROM2\t8\t9\n");
        int number = 0;
        for (String name : ODD_NAMES) {
            Path file = Files.writeString(folder.resolve(name + ".tsv"), EXPRESSION);
            Path samples = Files.writeString(folder.resolve(name + " samples.tsv"), "id\tx\nS1\ta\nS2\tb\n");
            var cohort = new CohortFixture("c" + number++).expression(file);
            cohort.clinical(samples, "id", ClinicalTable.Level.SAMPLE);
            CohortVersion version = ingest(session, folder.resolve("lake"), cohort);
            assertArrayEquals(
                    new float[] {1, 2}, version.valuesBySymbol(List.of("PROM2")).get("PROM2"), name);
            assertEquals(file.toString(), version.card().sources().get(0).path());
        }
    }

    @Test
    void a_lake_in_a_folder_of_odd_names_is_written_and_read(LakeSession session) throws IOException {
        Path odd = Files.createDirectories(folder.resolve(String.join("/", ODD_NAMES)));
        Path lake = Files.createSymbolicLink(folder.resolve("link"), odd);
        var cohort = new CohortFixture("made").expression(folder, EXPRESSION);
        for (Path root : List.of(odd.resolve("lake"), lake.resolve("lake2"))) {
            CohortVersion version = ingest(session, root, cohort);
            assertEquals(root + "/made/" + version.card().version(), version.path());
            List<GeneVector> vectors = version.vectors().collect();
            assertEquals(1, vectors.size());
            assertArrayEquals(new float[] {1, 2}, vectors.get(0).values());
            var opened = new Lake(session, root.toString());
            assertTrue(new Verification(session, opened, Progress.SILENT)
                    .check("made", version.card().version())
                    .isWhole());
        }
    }

    @Test
    void long_parquet_of_an_odd_name_is_read_and_not_what_it_matches(LakeSession session) throws IOException {
        var schema = new StructType()
                .add("gene", DataTypes.StringType)
                .add("sample", DataTypes.StringType)
                .add("value", DataTypes.DoubleType);
        int number = 0;
        for (String name : List.of("t{a,b}", "t[ab]", "x:y", "a b#%20")) {
            Path table = folder.resolve(name);
            Path written = folder.resolve("written" + number);
            session.spark()
                    .createDataFrame(List.of(RowFactory.create("PROM2", "S1", 3.0 + number)), schema)
                    .write()
                    .parquet(written.toString());
            Files.move(written, table);
            var cohort = new CohortFixture("long" + number).expression(table);
            cohort.format = ExpressionFormat.PARQUET_LONG;
            float value = ingest(session, folder.resolve("lake"), cohort)
                    .valuesBySymbol(List.of("PROM2"))
                    .get("PROM2")[0];
            assertEquals(3f + number++, value, name);
        }
    }

    @Test
    void a_source_behind_a_link_is_read_by_the_links_name(LakeSession session) throws IOException {
        Path real = Files.writeString(folder.resolve("real.tsv"), EXPRESSION);
        Path link = Files.createSymbolicLink(folder.resolve("link.tsv"), real);
        CohortVersion version = ingest(session, folder.resolve("lake"), new CohortFixture("linked").expression(link));
        assertEquals(link.toString(), version.card().sources().get(0).path());
        assertEquals(1, version.card().genes());
    }

    @Test
    void an_id_cannot_lead_out_of_the_lake_or_be_taken_for_another(LakeSession session) throws IOException {
        var lake = new Lake(session, folder.resolve("lake").toString());
        for (String id : List.of(
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "%2F",
                "a%2e%2e",
                "a:b",
                "a b",
                "a\nb",
                "a\u0000b",
                "_staging",
                "_unfinished-x",
                ".made",
                "{a}",
                "a*",
                "ünder",
                "a".repeat(129))) {
            assertFalse(Lake.isCohortId(id), id);
            assertThrows(ConfigurationException.class, () -> lake.versions(id), id);
            var cohort = new MadeCohort(2, 3);
            assertThrows(ConfigurationException.class, () -> new CohortWriter(session, lake)
                    .write(cohort.draft(id), cohort));
        }
        assertFalse(Files.exists(folder.resolve("lake")));
        assertTrue(Lake.isCohortId("GSE-2034.v1_b"));
    }

    @Test
    void cohorts_that_differ_by_case_only_are_refused(LakeSession session) throws IOException {
        var lake = new Lake(session, folder.resolve("lake").toString());
        var cohort = new MadeCohort(2, 3);
        new CohortWriter(session, lake).write(cohort.draft("Made"), cohort);
        String message = assertThrows(ConfigurationException.class, () -> new CohortWriter(session, lake)
                        .write(cohort.draft("made"), cohort))
                .getMessage();
        assertTrue(message.contains("has a cohort Made, which differs by case only"), message);
        try (Stream<Path> entries = Files.list(folder.resolve("lake"))) {
            assertEquals(1, entries.count());
        }
    }
}
