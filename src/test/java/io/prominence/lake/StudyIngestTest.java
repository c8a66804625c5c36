package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortCard.FlowStep;
import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.Texts;
import io.prominence.testing.RealData;
import io.prominence.testing.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class StudyIngestTest {
    @TempDir
    Path folder;

    @Test
    void a_cbioportal_study_brings_its_own_patients_and_clinical_tables(LakeSession session) {
        var cohort = new CohortFixture("es").expression(RealData.path("formats/cbioportal-study-es-0"));
        cohort.format = ExpressionFormat.CBIOPORTAL;
        cohort.unit = ExpressionUnit.LOG2_INTENSITY;
        cohort.geneId = GeneIdKind.SYMBOL_ENTREZ;
        String genes = RealData.path("annotation").toString();
        var ingest = new Ingest(session, new Lake(session, folder.toString()));
        CohortVersion version = ingest.ingest(cohort.definition(), List.of()).version();
        assertEquals(526, version.card().samples());
        assertEquals(
                new GeneIdAudit(0, 0, 0, 0, 0, 0, 0, 0, 6, 0), version.card().geneIds());
        String table = genes + "/org.Hs.eg.db_3.16.entrez_symbol_ensembl_alias.tsv.gz";
        CohortVersion resolved =
                ingest.ingest(cohort.definition(), List.of(table)).version();
        assertEquals(6, resolved.card().geneIds().direct());
        assertEquals(
                6,
                resolved.genes().stream()
                        .filter(gene -> gene.id().startsWith("ENSG"))
                        .count());
    }

    @Test
    void a_case_list_keeps_its_samples_and_the_flow_says_so(LakeSession session) {
        var cohort = new CohortFixture("es").expression(RealData.path("formats/cbioportal-study-es-0"));
        cohort.format = ExpressionFormat.CBIOPORTAL;
        cohort.unit = ExpressionUnit.LOG2_INTENSITY;
        cohort.options = Map.of("case-list", "cna");
        CohortVersion version = new Ingest(session, new Lake(session, folder.toString()))
                .ingest(cohort.definition(), List.of())
                .version();
        FlowStep step = version.card().flow().stream()
                .filter(candidate -> candidate.step().equals("case list study_es_0_cna"))
                .findFirst()
                .orElseThrow();
        assertEquals(526, step.countIn());
        assertEquals(version.card().samples(), step.countOut());
        assertTrue(step.countOut() < 526 && step.countOut() > 400, step::toString);
    }

    @Test
    void files_of_one_sample_become_a_cohort_and_a_renamed_file_is_another_source(LakeSession session)
            throws java.io.IOException {
        Path files = folder.resolve("rsem");
        Texts.write(files, "a.genes.results", "gene_id\texpected_count\tTPM", "PROM2\t3\t1.5", "VIM\t4\t2");
        Texts.write(files, "b.genes.results", "gene_id\texpected_count\tTPM", "PROM2\t5\t2.5", "VIM\t6\t3");
        String map = Texts.write(
                        folder,
                        "map.tsv",
                        "file\tsample\tpatient\tsite",
                        "a.genes.results\tS1\tP\tbone",
                        "b.genes.results\tS2\tP\tskin")
                .path();
        var cohort = new CohortFixture("rsem").expression(files);
        cohort.format = ExpressionFormat.RSEM_PER_SAMPLE;
        cohort.unit = ExpressionUnit.TPM;
        cohort.options = Map.of("column", "TPM", "sample-map", map);
        cohort.label("site", "bone", "skin");
        var ingest =
                new Ingest(session, new Lake(session, folder.resolve("lake").toString()));
        CohortVersion version = ingest.ingest(cohort.definition(), List.of()).version();
        assertArrayEquals(new String[] {"S1", "S2"}, version.samples().sampleIds());
        assertEquals(1, version.card().patients());
        assertArrayEquals(new byte[] {1, 0}, version.samples().labels().get("metastatic-tissue"));
        assertArrayEquals(
                new float[] {1.5f, 2.5f},
                version.valuesBySymbol(List.of("PROM2")).get("PROM2"));
        cohort.options = Map.of("column", "TPM");
        cohort.labels.clear();
        assertEquals(
                IngestResult.Outcome.WRITTEN,
                ingest.ingest(cohort.definition(), List.of()).outcome());
        Files.move(files.resolve("b.genes.results"), files.resolve("c.genes.results"));
        IngestResult renamed = ingest.ingest(cohort.definition(), List.of());
        assertEquals(IngestResult.Outcome.WRITTEN, renamed.outcome());
        assertArrayEquals(new String[] {"a", "c"}, renamed.version().samples().sampleIds());
    }

    @Test
    void column_metadata_of_a_gct_file_are_clinical_values(LakeSession session) throws java.io.IOException {
        var cohort = new CohortFixture("gct")
                .expression(folder, "#1.3\n1\t2\t1\t1\nid\tsymbol\tS1\tS2\nsite\tna\tbone\tskin\nP1\tPROM2\t1\t2\n")
                .label("site", "bone", "skin");
        cohort.format = ExpressionFormat.GCT;
        cohort.options = Map.of("gene-column", "symbol");
        CohortVersion version = new Ingest(
                        session, new Lake(session, folder.resolve("lake").toString()))
                .ingest(cohort.definition(), List.of())
                .version();
        assertArrayEquals(new byte[] {1, 0}, version.samples().labels().get("metastatic-tissue"));
        assertEquals("bone", version.attributes().get(0).get("site"));
    }

    @Test
    void rows_of_an_alias_stand_aside_for_the_gene_itself(LakeSession session) throws java.io.IOException {
        var cohort = new CohortFixture("alias")
                .expression(folder, "gene\tS1\tS2\nPROML2\t0\t60\nPROM2\t1\t2\nPROML1\t3\t4\n");
        String table = RealData.path("annotation/org.Hs.eg.db_3.16.entrez_symbol_ensembl_alias.tsv.gz")
                .toString();
        CohortVersion version = new Ingest(session, new Lake(session, folder.toString()))
                .ingest(cohort.definition(), List.of(table))
                .version();
        assertArrayEquals(
                new float[] {1, 2}, version.valuesBySymbol(List.of("PROM2")).get("PROM2"));
        assertArrayEquals(
                new float[] {3, 4}, version.valuesBySymbol(List.of("PROM1")).get("PROM1"));
        assertEquals(
                new GeneIdAudit(1, 0, 0, 0, 2, 0, 0, 0, 0, 1), version.card().geneIds());
    }
}
