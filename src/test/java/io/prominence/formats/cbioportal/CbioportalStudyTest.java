package io.prominence.formats.cbioportal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.MissingValues;
import io.prominence.formats.GeneRow;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.formats.table.ClinicalRows;
import io.prominence.testing.RealData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CbioportalStudyTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeStudy() {
        Texts.write(folder, "meta_study.txt", "cancer_study_identifier: s", "name: A study: small");
        profile("mrna", "CONTINUOUS", "data_mrna.txt");
        profile("mrna_Zscores", "Z-SCORE", "data_z.txt");
        Texts.write(
                folder,
                "data_mrna.txt",
                "Hugo_Symbol\tEntrez_Gene_Id\tS1\tS2",
                "PROM2\t150696\t1.5\t2.5",
                "\t100130426\t3\tNA",
                "XYZ\t\t5\t6",
                "\t\t7\t8");
        Texts.write(
                folder,
                "meta_samples.txt",
                "genetic_alteration_type: CLINICAL",
                "datatype: SAMPLE_ATTRIBUTES",
                "data_filename: data_samples.txt");
        Texts.write(
                folder,
                "data_samples.txt",
                "#Patient\tSample\tType",
                "#p\ts\tt",
                "#STRING\tSTRING\tSTRING",
                "#1\t1\t1",
                "PATIENT_ID\tSAMPLE_ID\tSAMPLE_TYPE",
                "P1\tS1\tPrimary",
                "P1\tS2\tMetastasis");
    }

    private void profile(String stableId, String datatype, String file) {
        Texts.write(
                folder,
                "meta_" + stableId + ".txt",
                "cancer_study_identifier: s",
                "genetic_alteration_type: MRNA_EXPRESSION",
                "datatype: " + datatype,
                "stable_id: " + stableId,
                "data_filename: " + file);
    }

    @Test
    void case_lists_are_found_by_their_stable_id_or_file() {
        CbioportalStudy study = CbioportalStudy.of(
                TextSource.of(RealData.path("formats/cbioportal-study-es-0").toString()));
        assertEquals(31, study.caseList("study_es_0_sequenced").samples().size());
        assertEquals(31, study.caseList("sequenced").samples().size());
        assertEquals(
                "study_es_0_sequenced", study.caseList("cases_sequenced.txt").stableId());
        String message = assertThrows(ConfigurationException.class, () -> study.caseList("mrna"))
                .getMessage();
        assertTrue(
                message.endsWith("there is none of this stable_id. Its case lists are study_es_0_cna,"
                        + " study_es_0_cnaseq, study_es_0_custom, study_es_0_sequenced, study_es_0_testprofiled."),
                message);
    }

    @Test
    void metabrics_clinical_files_are_read_with_bare_carriage_returns_null_and_signs() {
        String path = RealData.path("formats/cbioportal-brca-metabric").toString();
        ClinicalRows patients = ClinicalFile.of(TextSource.of(path + "/data_clinical_patient.txt"), '\t')
                .read("PATIENT_ID");
        assertTrue(patients.size() > 2000, () -> patients.size() + " patients");
        var signs = MissingTokens.of(MissingValues.DEFAULT.without(List.of("-")));
        var file = ClinicalFile.of(TextSource.of(path + "/data_clinical_sample.txt"), '\t');
        assertEquals(Optional.empty(), file.read("SAMPLE_ID").value("MB-0000", "HER2_STATUS"));
        assertEquals(Optional.of("-"), file.withMissing(signs).read("SAMPLE_ID").value("MB-0000", "HER2_STATUS"));
    }

    @Test
    void the_continuous_profile_is_chosen_and_read() {
        List<GeneRow> rows = rows(GeneIdKind.SYMBOL_ENTREZ, new ArrayList<>());
        assertEquals(
                List.of("PROM2|150696", "?|100130426", "XYZ|"),
                rows.stream().map(GeneRow::geneId).toList());
        assertEquals(Optional.of("PROM2"), rows.get(0).symbol());
        assertEquals(Optional.empty(), rows.get(1).symbol());
        assertArrayEquals(new float[] {3, Float.NaN}, rows.get(1).values());
    }

    @Test
    void the_gene_id_is_what_is_asked_for_and_rows_without_it_go_to_quarantine() {
        var refused = new ArrayList<String>();
        assertEquals(
                List.of("150696", "100130426"),
                rows(GeneIdKind.ENTREZ, refused).stream().map(GeneRow::geneId).toList());
        assertEquals(
                List.of(
                        "data_mrna.txt:4 Hugo_Symbol  row without a gene id",
                        "data_mrna.txt:5 Hugo_Symbol  row without a gene id"),
                refused);
    }

    @Test
    void samples_are_the_columns_after_the_gene() {
        assertEquals(
                List.of("S1", "S2"),
                opened().expression(Optional.empty(), GeneIdKind.SYMBOL).sampleIds());
    }

    @Test
    void several_profiles_are_listed_and_one_can_be_named() {
        profile("rna_seq", "CONTINUOUS", "data_mrna.txt");
        String message = assertThrows(
                        ConfigurationException.class, () -> opened().expression(Optional.empty(), GeneIdKind.SYMBOL))
                .getMessage();
        assertEquals(
                "Cannot read expression of " + folder
                        + ": it has 2 profiles of mRNA expression with datatype CONTINUOUS;"
                        + " its profiles are mrna (CONTINUOUS), mrna_Zscores (Z-SCORE), rna_seq (CONTINUOUS). Set profile to"
                        + " one of them.",
                message);
        assertEquals(
                2,
                opened().expression(Optional.of("rna_seq"), GeneIdKind.SYMBOL)
                        .sampleIds()
                        .size());
    }

    @Test
    void an_unknown_profile_is_refused_with_those_there_are() {
        String message = assertThrows(
                        ConfigurationException.class, () -> opened().expression(Optional.of("rna"), GeneIdKind.SYMBOL))
                .getMessage();
        assertTrue(
                message.contains("0 profiles of mRNA expression with stable_id rna; its profiles are mrna"), message);
    }

    @Test
    void a_data_file_that_is_not_there_is_named() {
        profile("mrna", "CONTINUOUS", "data_gone.txt");
        String message = assertThrows(
                        DataRefusedException.class, () -> opened().expression(Optional.empty(), GeneIdKind.SYMBOL))
                .getMessage();
        assertEquals(
                "Cannot read study " + folder + ": meta_mrna.txt names the data file data_gone.txt, which is not there."
                        + " Complete the study folder.",
                message);
    }

    @Test
    void a_gene_id_that_the_file_lacks_is_refused() {
        Texts.write(folder, "data_mrna.txt", "Entrez_Gene_Id\tS1", "150696\t1");
        String message = assertThrows(
                        ConfigurationException.class, () -> opened().expression(Optional.empty(), GeneIdKind.SYMBOL)
                                .sampleIds())
                .getMessage();
        assertTrue(
                message.endsWith("gene-id = symbol needs the column Hugo_Symbol, but the columns before the samples are"
                        + " Entrez_Gene_Id. Set gene-id to what the file has."),
                message);
    }

    @Test
    void clinical_tables_and_patients_come_with_the_study() {
        List<ClinicalTable> tables = opened().clinicalTables();
        assertEquals(1, tables.size());
        assertEquals("SAMPLE_ID", tables.get(0).key());
        assertEquals(ClinicalTable.Level.SAMPLE, tables.get(0).level());
        assertEquals(Map.of("S1", "P1", "S2", "P1"), opened().patientOfSample());
    }

    @Test
    void a_folder_that_is_no_study_is_refused(@TempDir Path empty) {
        String message = assertThrows(
                        ConfigurationException.class, () -> CbioportalStudy.of(TextSource.of(empty.toString())))
                .getMessage();
        assertTrue(message.contains("it has no meta file"), message);
    }

    @Test
    void the_meta_files_that_decided_are_told() {
        assertEquals(
                List.of("meta_mrna.txt", "meta_mrna_Zscores.txt", "meta_samples.txt", "meta_study.txt"),
                opened().metaFiles().stream().map(TextSource::name).toList());
    }

    @Test
    void meta_files_are_told_by_their_names() {
        for (String name : List.of("meta_study.txt", "study_meta.txt", "brca_meta_expression.txt", "meta.txt")) {
            assertTrue(MetaFile.isNamedSo(name), name);
        }
        for (String name : List.of("data_metastasis.txt", "metadata.tsv", ".meta_x.txt", "meta_study.txt~", "readme")) {
            assertTrue(!MetaFile.isNamedSo(name), name);
        }
    }

    private CbioportalStudy opened() {
        return CbioportalStudy.of(TextSource.of(folder.toString()));
    }

    private List<GeneRow> rows(GeneIdKind kind, List<String> refused) {
        var rows = new ArrayList<GeneRow>();
        opened().expression(Optional.empty(), kind).forEachGene(rows::add, Texts.into(refused));
        return rows;
    }
}
