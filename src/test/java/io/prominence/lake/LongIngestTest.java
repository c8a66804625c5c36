package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ProminenceException;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class LongIngestTest {
    @TempDir
    Path folder;

    private LakeSession session;
    private Lake lake;
    private CohortFixture cohort;

    @BeforeEach
    void begin(LakeSession shared) {
        session = shared;
        lake = new Lake(shared, folder.resolve("lake").toString());
        cohort = new CohortFixture("made");
        cohort.format = ExpressionFormat.PARQUET_LONG;
    }

    /** Writes rows "(gene, sample, value), …" in several files. */
    private void rows(String values) {
        Path file = folder.resolve("long");
        session.spark()
                .sql("select * from values " + values + " as t(gene, sample, value)")
                .repartition(3)
                .write()
                .mode("overwrite")
                .parquet(file.toString());
        cohort.expression(file);
    }

    private CohortVersion ingest() {
        return new Ingest(session, lake).ingest(cohort.definition(), List.of()).version();
    }

    private String refusal(Class<? extends ProminenceException> kind) {
        String message = assertThrows(kind, this::ingest).getMessage();
        assertEquals(List.of(), lake.cohortIds());
        return message;
    }

    @Test
    void rows_become_vectors_in_the_order_of_sample_ids() throws IOException {
        rows("('B', 'S2', 1D), ('A', 'S1', 2D), ('B', 'S1', 3D), ('A', 'S2', null), ('A', 'S3', 7D)");
        cohort.samples(folder, "id\tx\nS2\ta\nS1\tb\n");
        CohortVersion version = ingest();
        assertArrayEquals(new String[] {"S1", "S2"}, version.samples().sampleIds());
        Map<String, float[]> values = version.valuesBySymbol(List.of("A", "B"));
        assertArrayEquals(new float[] {2, Float.NaN}, values.get("A"));
        assertArrayEquals(new float[] {3, 1}, values.get("B"));
        assertEquals(3, version.card().flow().get(1).countIn());
        assertTrue(Files.notExists(Path.of(version.path(), "_staging")));
    }

    @Test
    void rows_without_a_gene_or_sample_go_to_quarantine() {
        rows("('A', 'S1', 2D), (null, 'S1', 3D), ('A', '', 4D), ('A', 'S2', double('infinity'))");
        CohortVersion version = ingest();
        assertEquals(
                Map.of("row without a gene or a sample", 2L, "not a finite number", 1L),
                version.card().quarantined());
        assertEquals(2, version.card().samples());
    }

    @Test
    void a_gene_of_a_sample_that_comes_twice_is_refused_by_name() {
        rows("('A', 'S1', 2D), ('B', 'S1', 3D), ('A', 'S2', 4D), ('A', 'S1', 2D)");
        assertEquals(
                "Cannot ingest cohort made: gene A of sample S1 comes twice in long (values 2.0 and 2.0)."
                        + " Remove one of the rows.",
                refusal(DataRefusedException.class));
    }

    @Test
    void columns_that_are_not_there_or_not_numbers_are_named() {
        rows("('A', 'S1', 'high')");
        assertEquals(
                "Cannot ingest cohort made: column value of " + folder.resolve("long")
                        + " is string, not a number. Write it as double or float.",
                refusal(DataRefusedException.class));
        session.spark().sql("select 1 as gene, 2 as patient").write().parquet(folder + "/other");
        cohort.expression(folder.resolve("other"));
        assertEquals(
                "Cannot ingest cohort made: " + folder.resolve("other") + " has no column \"sample\"."
                        + " Its columns are gene, patient.",
                refusal(ConfigurationException.class));
    }

    @Test
    void what_is_not_parquet_is_refused() throws IOException {
        cohort.expression(Files.writeString(folder.resolve("text.parquet"), "gene\tS1\nA\t1\n"));
        assertTrue(refusal(DataRefusedException.class).startsWith("Cannot read " + folder.resolve("text.parquet")));
        cohort.expression(folder.resolve("absent"));
        assertTrue(refusal(ConfigurationException.class).contains("there is no such file or folder"));
    }

    @Test
    void a_value_that_contradicts_its_unit_is_refused_from_within_a_task() {
        rows("('A', 'S1', 2D), ('A', 'S2', 1000D)");
        assertTrue(refusal(DataRefusedException.class)
                .startsWith("Cannot ingest cohort made: unit = log2-tpm-plus-1, but 1 of 2 values (50 %) is above 64,"
                        + " which no logarithm of a measurement is, the first 1000.0 of gene A in sample S2 (long)."));
    }
}
