package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.annotation.GeneTable;
import io.prominence.formats.cbioportal.CbioportalStudy;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.matrix.Orientation;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.formats.table.ClinicalRows;
import io.prominence.testing.RealData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as users have them. */
class RealFilesTest {
    @ParameterizedTest
    @CsvSource({
        "cohorts/tcga-skcm/expression.tsv.gz, GENES_BY_SAMPLES, 2454, 472, 0",
        "cohorts/tcga-kirc/expression.tsv.gz, GENES_BY_SAMPLES, 17814, 72, 0",
        "cohorts/scanb-gse96058/expression.tsv.gz, GENES_BY_SAMPLES, 10000, 400, 0",
        "cohorts/tcga-brca-tnbc/counts.tsv.gz, GENES_BY_SAMPLES, 32870, 18, 0",
        "cohorts/tcga-brca-firehose/raw_counts.tsv.gz, GENES_BY_SAMPLES, 20530, 10, 0",
        "cohorts/ccrcc-ffpe/counts.tsv.gz, GENES_BY_SAMPLES, 18458, 32, 0",
        "formats/cognoma-tcga-pancan/expression-matrix-all-samples.tsv, SAMPLES_BY_GENES, 15, 8756, 0",
        "formats/cognoma-tcga-pancan/expression-matrix-all-genes.tsv, SAMPLES_BY_GENES, 16261, 50, 0",
    })
    void expression_is_read_whole(String path, Orientation orientation, int genes, int samples, int refusals) {
        var rows = new ArrayList<GeneRow>();
        var refused = new ArrayList<String>();
        MatrixReader reader = MatrixReader.of(source(path), orientation);
        reader.forEachGene(rows::add, Texts.into(refused));
        assertEquals(genes, rows.size());
        assertEquals(samples, reader.sampleIds().size());
        assertEquals(refusals, refused.size(), refused::toString);
    }

    @Test
    void a_small_study_is_read_with_its_clinical_tables() {
        CbioportalStudy study = CbioportalStudy.of(source("formats/cbioportal-study-es-0"));
        var rows = new ArrayList<GeneRow>();
        MatrixReader expression = study.expression(Optional.empty(), GeneIdKind.SYMBOL_ENTREZ);
        expression.forEachGene(rows::add, Texts.into(new ArrayList<>()));
        assertEquals(6, rows.size());
        assertEquals(526, expression.sampleIds().size());
        assertEquals(Map.of("mrna", "CONTINUOUS", "mrna_median_Zscores", "Z-SCORE"), study.profiles());
        assertEquals("TCGA-A2-A04P", study.patientOfSample().get("TCGA-A2-A04P-01"));
        assertEquals(2, study.clinicalTables().size());
    }

    @Test
    void a_study_of_git_lfs_pointers_is_named_as_such() {
        CbioportalStudy study =
                CbioportalStudy.of(source("formats/cbioportal-lfs-pointers/skcm_tcga_pan_can_atlas_2018"));
        MatrixReader expression = study.expression(Optional.empty(), GeneIdKind.SYMBOL);
        String message =
                assertThrows(DataRefusedException.class, expression::sampleIds).getMessage();
        assertTrue(
                message.contains("it is a Git LFS pointer, not the data (62,365,271 bytes). Run `git lfs pull`"),
                message);
    }

    @Test
    void clinical_files_with_bare_carriage_returns_are_read() {
        ClinicalRows patients = ClinicalFile.of(
                        source("formats/cbioportal-brca-metabric/data_clinical_patient.txt"), '\t')
                .read("PATIENT_ID");
        assertEquals(2509, patients.size());
    }

    @Test
    void genes_of_a_cohort_are_resolved() {
        GeneTable table = GeneTable.read(List.of(
                source("annotation/gencode.v36.annotation.genes.tsv.gz"),
                source("annotation/org.Hs.eg.db_3.16.entrez_symbol_ensembl_alias.tsv.gz")));
        assertEquals(
                "ENSG00000155066", table.resolve(GeneIdKind.SYMBOL, "PROM2").geneId());
        assertEquals(
                "ENSG00000155066", table.resolve(GeneIdKind.SYMBOL, "PROML2").geneId());
        assertEquals(
                "ENSG00000007062", table.resolve(GeneIdKind.SYMBOL, "PROML1").geneId());
        assertEquals(
                "ENSG00000155066", table.resolve(GeneIdKind.ENTREZ, "150696").geneId());
        assertEquals(
                Map.of(How.DIRECT, 14482, How.PREVIOUS, 217, How.ALIAS, 2554, How.AMBIGUOUS, 115, How.UNRESOLVED, 446),
                counts(table, "cohorts/tcga-kirc/expression.tsv.gz", GeneIdKind.SYMBOL));
        assertEquals(
                Map.of(How.DIRECT, 20247, How.ALIAS, 47, How.AMBIGUOUS, 14, How.UNRESOLVED, 222),
                counts(table, "cohorts/tcga-brca-firehose/raw_counts.tsv.gz", GeneIdKind.SYMBOL_ENTREZ));
    }

    private static Map<How, Integer> counts(GeneTable table, String path, GeneIdKind kind) {
        var counts = new EnumMap<How, Integer>(How.class);
        MatrixReader.of(source(path), Orientation.GENES_BY_SAMPLES)
                .forEachGene(
                        row -> counts.merge(table.resolve(kind, row.geneId()).how(), 1, Integer::sum),
                        Texts.into(new ArrayList<>()));
        return counts;
    }

    @Test
    void missing_cells_are_missing_and_the_others_add_up() {
        double[] sum = new double[1];
        int[] missing = new int[1];
        MatrixReader.of(source("cohorts/tcga-kirc/expression.tsv.gz"), Orientation.GENES_BY_SAMPLES)
                .forEachGene(
                        row -> {
                            for (float value : row.values()) {
                                missing[0] += Float.isNaN(value) ? 1 : 0;
                                sum[0] += Float.isNaN(value) ? 0 : value;
                            }
                        },
                        Texts.into(new ArrayList<>()));
        assertEquals(373, missing[0]);
        assertEquals(-21272.3, sum[0], 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "cohorts/tcga-skcm/samples.tsv.gz, sampleID, 472, 104",
        "cohorts/tcga-skcm/patients.tsv.gz, bcr_patient_barcode, 470, 13",
        "cohorts/tcga-kirc/patients.tsv.gz, bcr_patient_barcode, 537, 13",
        "cohorts/scanb-gse96058/samples.tsv.gz, title, 400, 12",
        "cohorts/tcga-brca-long/long.tsv.gz, patient, 22, 5",
        "formats/xena-tcga-brca/TCGA-BRCA.survival.tsv.gz, sample, 1268, 6",
        "formats/xena-tcga-brca/TCGA-BRCA.GDC_phenotype.tsv.gz, submitter_id.samples, 1283, 187",
        "formats/cognoma-tcga-pancan/samples.tsv, sample_id, 12591, 38",
    })
    void clinical_tables_are_read_whole(String path, String key, int rows, int columns) {
        ClinicalFile file = ClinicalFile.of(source(path), '\t');
        ClinicalRows table = file.read(key);
        assertEquals(
                List.of(rows, columns), List.of(table.size(), file.columns().size()));
    }

    private static TextSource source(String path) {
        return TextSource.of(RealData.path(path).toString());
    }
}
