package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.testing.RealData;
import io.prominence.testing.SharedSpark;
import java.nio.file.Path;
import java.util.List;
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
