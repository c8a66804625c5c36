package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClinicalTable.Level;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.ProminenceException;
import io.prominence.domain.Transform;
import io.prominence.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cohort of one site, handed to another as its folder of the lake. */
@ExtendWith(SharedSpark.class)
class GeneMajorIngestTest {
    @TempDir
    Path folder;

    private LakeSession session;
    private CohortVersion theirs;
    private CohortFixture ours;

    @BeforeEach
    void anotherSite(LakeSession shared) throws IOException {
        session = shared;
        var site = new CohortFixture("theirs")
                .expression(folder, "gene\tP1-a\tP2-a\tP1-b\nPROM2\t1\t3\tNA\nVIM\t7\t0\t15\n")
                .samples(folder, "id\tstatus\tage\nP1-a\tmet\t60\nP2-a\tprim\t\nP1-b\tmet\t60\n")
                .label("status", "prim", "met")
                .patients("^(P\\d).*$", "$1");
        site.unit = ExpressionUnit.TPM;
        site.transform = Transform.LOG2_PLUS_1;
        theirs = ingest("site", site);
        ours = new CohortFixture("ours").expression(folder.resolve("site/theirs"));
        ours.format = ExpressionFormat.PARQUET_GENE_MAJOR;
        ours.geneId = GeneIdKind.ENSEMBL;
        ours.unit = ExpressionUnit.LOG2_TPM_PLUS_1;
    }

    private CohortVersion ingest(String lake, CohortFixture cohort) {
        return new Ingest(session, new Lake(session, folder.resolve(lake).toString()))
                .ingest(cohort.definition(), List.of())
                .version();
    }

    private String refusal(Class<? extends ProminenceException> kind) {
        return assertThrows(kind, () -> ingest("lake", ours)).getMessage();
    }

    @Test
    void values_patients_and_columns_are_taken_over_and_labels_are_not() throws IOException {
        Path more = Files.writeString(folder.resolve("more.tsv"), "id\tsex\nP1-a\tF\nP2-a\tM\nP1-b\tF\n");
        CohortVersion version =
                ingest("lake", ours.clinical(more, "id", Level.SAMPLE).label("status", "met", "prim"));
        assertArrayEquals(
                new String[] {"P1-a", "P2-a", "P1-b"}, version.samples().sampleIds());
        assertArrayEquals(new String[] {"P1", "P2", "P1"}, version.samples().patientIds());
        assertArrayEquals(
                new float[] {1, 2, Float.NaN},
                version.valuesBySymbol(List.of("PROM2")).get("PROM2"));
        assertArrayEquals(new byte[] {1, 0, 1}, version.samples().labels().get("metastatic-tissue"));
        assertArrayEquals(new byte[] {0, 1, 0}, theirs.samples().labels().get("metastatic-tissue"));
        assertEquals("60", version.attributes().get(0).get("age"));
        assertEquals("M", version.attributes().get(1).get("sex"));
        assertEquals(
                theirs.genes(), version.genes(), "ids that no gene table resolved stay as the other site has them");
    }

    @Test
    void a_version_is_read_as_well_as_the_latest_of_its_cohort() {
        CohortVersion latest = ingest("lake", ours);
        CohortVersion version = ingest("other", ours.expression(Path.of(theirs.path())));
        assertEquals(latest.card().fingerprint(), version.card().fingerprint());
    }

    @Test
    void another_unit_than_that_of_the_card_is_refused_with_both() {
        ours.unit = ExpressionUnit.TPM;
        String message = refusal(DataRefusedException.class);
        assertTrue(
                message.contains("unit = tpm, but the card of " + theirs.path()
                        + " says unit tpm and transform log2-plus-1, which is stored as log2-tpm-plus-1. Set unit ="
                        + " log2-tpm-plus-1."),
                message);
    }

    @Test
    void gene_ids_of_a_lake_are_those_of_ensembl() {
        ours.geneId = GeneIdKind.SYMBOL;
        assertTrue(refusal(ConfigurationException.class).contains("Set gene-id = ensembl."));
    }

    @Test
    void a_folder_that_is_no_cohort_is_refused() {
        ours.expression(folder.resolve("site"));
        String message = refusal(ConfigurationException.class);
        assertTrue(message.contains("it is neither a version of a cohort"), message);
        assertTrue(message.endsWith("Name <lake>/<cohort> or <lake>/<cohort>/<version>."), message);
    }

    @Test
    void a_version_that_is_not_what_its_card_says_is_refused() throws IOException {
        Path samples = Path.of(theirs.path(), "samples", "part-00000.parquet");
        byte[] bytes = Files.readAllBytes(samples);
        bytes[bytes.length / 2] ^= 1;
        Files.write(samples, bytes);
        String message = refusal(DataRefusedException.class);
        assertTrue(
                message.contains(theirs.path() + ": it is not what its card says: samples/part-00000.parquet"),
                message);
        assertTrue(message.endsWith("Copy the folder again from the site that wrote it."), message);
        assertEquals(List.of(), new Lake(session, folder.resolve("lake").toString()).cohortIds());
    }
}
