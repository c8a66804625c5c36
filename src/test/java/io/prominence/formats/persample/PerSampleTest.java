package io.prominence.formats.persample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.ExpressionFormat;
import io.prominence.domain.ExpressionSource;
import io.prominence.domain.ExpressionUnit;
import io.prominence.domain.GeneIdKind;
import io.prominence.domain.ProminenceException;
import io.prominence.domain.Transform;
import io.prominence.formats.GeneRow;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Texts;
import io.prominence.testing.RealData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerSampleTest {
    private static final String STAR_HEADER =
            "gene_id\tgene_name\tgene_type\tunstranded\tstranded_first\tstranded_second"
                    + "\ttpm_unstranded\tfpkm_unstranded\tfpkm_uq_unstranded";
    private static final String SHEET_HEADER =
            "File ID\tFile Name\tData Category\tData Type\tProject ID\tCase ID\tSample ID\tSample Type";
    private static final String ENDING = ".rna_seq.augmented_star_gene_counts.tsv";

    @TempDir
    Path folder;

    private final List<GeneRow> rows = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private static String[] star(String... genes) {
        var lines = new ArrayList<>(List.of("# gene-model: GENCODE v36", STAR_HEADER, "N_unmapped\t\t\t7\t7\t7\t\t\t"));
        for (String gene : genes) {
            String[] parts = gene.split(" ", -1);
            lines.add(
                    parts[0] + "\tG" + parts[0] + "\tprotein_coding\t" + parts[1] + "\t1\t1\t" + parts[1] + ".5\t1\t1");
        }
        return lines.toArray(String[]::new);
    }

    private static String sheetRow(String uuid, String patient, String sample, String type) {
        return uuid + "\t" + uuid + ENDING + "\tTranscriptome Profiling\tGene Expression Quantification\tTCGA-BRCA\t"
                + patient + "\t" + sample + "\t" + type;
    }

    private PerSampleFolder read(PerSampleFolder found) {
        rows.clear();
        refused.clear();
        found.reader().forEachGene(rows::add, Texts.into(refused));
        return found;
    }

    private PerSampleFolder star(ExpressionUnit unit, Map<String, String> options) {
        return star(folder.toString(), unit, options);
    }

    private static PerSampleFolder star(String path, ExpressionUnit unit, Map<String, String> options) {
        return StarCounts.open(
                new ExpressionSource(
                        ExpressionFormat.GDC_STAR_COUNTS, path, GeneIdKind.ENSEMBL, unit, Transform.NONE, options),
                MissingTokens.DEFAULT,
                new Configuration(false));
    }

    private static PerSampleFolder rsem(String path, ExpressionUnit unit, String column, Map<String, String> others) {
        Map<String, String> options = new TreeMap<>(others);
        options.put("column", column);
        return RsemResults.open(
                new ExpressionSource(
                        ExpressionFormat.RSEM_PER_SAMPLE,
                        path,
                        GeneIdKind.SYMBOL_ENTREZ,
                        unit,
                        Transform.NONE,
                        options),
                MissingTokens.DEFAULT,
                new Configuration(false));
    }

    private static String message(Class<? extends ProminenceException> kind, Runnable action) {
        return assertThrows(kind, action::run).getMessage();
    }

    @Test
    void star_counts_lie_in_folders_of_their_own_packed_or_not_and_the_sheet_names_their_samples() {
        Texts.write(folder, "u1/u1" + ENDING, star("ENSG1.2 10", "ENSG2.1 20", "ENSG2.1_PAR_Y 0"));
        String second = String.join("\n", star("ENSG1.2 11", "ENSG2.1 21", "ENSG2.1_PAR_Y 1")) + "\n";
        Texts.bytes(folder, "u2/u2" + ENDING + ".gz", Texts.gzip(second.getBytes(StandardCharsets.UTF_8)));
        Texts.write(folder, "u2/logs/u2" + ENDING + ".parcel", "rest of a download");
        String sheet = Texts.write(
                        folder,
                        "sheet.tsv",
                        SHEET_HEADER,
                        sheetRow("u2", "TCGA-B, TCGA-B", "TCGA-B-01A", "Primary Tumor"),
                        sheetRow("u1", "TCGA-A", "TCGA-A-06A", "Metastatic"),
                        "u3\tslide.svs\tBiospecimen\tSlide\tTCGA-BRCA\tTCGA-A\tTCGA-A-06A\tMetastatic")
                .path();
        PerSampleFolder found = read(star(ExpressionUnit.COUNTS, Map.of("sample-sheet", sheet)));
        assertEquals(List.of("TCGA-A-06A", "TCGA-B-01A"), found.reader().sampleIds());
        assertEquals(
                List.of("ENSG1.2", "ENSG2.1", "ENSG2.1_PAR_Y"),
                rows.stream().map(GeneRow::geneId).toList());
        assertEquals(Optional.of("GENSG1.2"), rows.get(0).symbol());
        assertArrayEquals(new float[] {20, 21}, rows.get(1).values());
        assertEquals(Map.of("TCGA-A-06A", "TCGA-A", "TCGA-B-01A", "TCGA-B"), found.patientOfSample());
        assertEquals(Optional.of("Metastatic"), found.sampleTables().get(0).value("TCGA-A-06A", "Sample Type"));
        assertEquals(2, refused.size());
        assertEquals("u1" + ENDING + ":3 gene_id N_unmapped a total of the aligner, not a gene", refused.get(0));
        read(star(ExpressionUnit.TPM, Map.of("sample-sheet", sheet, "column", "tpm_unstranded")));
        assertArrayEquals(new float[] {20.5f, 21.5f}, rows.get(1).values());
    }

    @Test
    void a_glob_chooses_files_and_without_a_sheet_the_file_names_the_sample() {
        Texts.write(folder, "a/u1" + ENDING, star("ENSG1 10"));
        Texts.write(folder, "b/u2" + ENDING, star("ENSG1 11"));
        assertEquals(
                List.of("u2"),
                star(folder + "/b*", ExpressionUnit.COUNTS, Map.of()).reader().sampleIds());
        assertEquals(
                List.of("u1", "u2"),
                star(folder + "/*/*.tsv", ExpressionUnit.COUNTS, Map.of())
                        .reader()
                        .sampleIds());
        String none =
                message(ConfigurationException.class, () -> star(folder + "/c*", ExpressionUnit.COUNTS, Map.of()));
        assertTrue(none.contains("it has no file with a name like"), none);
    }

    @Test
    void the_unit_is_held_against_the_column() {
        Texts.write(folder, "u1" + ENDING, star("ENSG1 10"));
        String wrong = message(
                ConfigurationException.class,
                () -> star(ExpressionUnit.COUNTS, Map.of("column", "fpkm_uq_unstranded")));
        assertTrue(
                wrong.endsWith("its column fpkm_uq_unstranded holds fpkm. Set unit = fpkm, or another column."), wrong);
        String rsem = message(
                ConfigurationException.class, () -> rsem(folder.toString(), ExpressionUnit.COUNTS, "TPM", Map.of()));
        assertTrue(rsem.endsWith("its column TPM holds tpm. Set unit = tpm, or another column."), rsem);
    }

    @Test
    void files_and_sheet_must_agree() {
        Texts.write(folder, "u1" + ENDING, star("ENSG1 10"));
        String absent = Texts.write(
                        folder, "s1.tsv", SHEET_HEADER, sheetRow("u1", "A", "A1", "x"), sheetRow("u2", "B", "B1", "x"))
                .path();
        String stopped =
                message(DataRefusedException.class, () -> star(ExpressionUnit.COUNTS, Map.of("sample-sheet", absent)));
        assertTrue(stopped.contains("1 of 2 files that s1.tsv names are not there, for example u2" + ENDING), stopped);
        String other = Texts.write(folder, "s2.tsv", SHEET_HEADER).path();
        String unknown =
                message(DataRefusedException.class, () -> star(ExpressionUnit.COUNTS, Map.of("sample-sheet", other)));
        assertTrue(unknown.endsWith("s2.tsv has no row of this file. Add the row, or take the file away."), unknown);
        Texts.write(folder, "u2" + ENDING, star("ENSG1 10"));
        String twice = Texts.write(
                        folder, "s3.tsv", SHEET_HEADER, sheetRow("u1", "A", "A1", "x"), sheetRow("u2", "A", "A1", "x"))
                .path();
        String again =
                message(DataRefusedException.class, () -> star(ExpressionUnit.COUNTS, Map.of("sample-sheet", twice)));
        assertTrue(again.contains("sample A1 has two files"), again);
        String headless = Texts.write(folder, "s4.tsv", "File\tSample").path();
        String columns = message(
                ConfigurationException.class, () -> star(ExpressionUnit.COUNTS, Map.of("sample-sheet", headless)));
        assertTrue(columns.contains("it has no column \"File Name\". Its columns are File, Sample."), columns);
    }

    @Test
    void files_of_other_genes_are_refused_with_what_differs_and_another_order_is_not() {
        Texts.write(folder, "u1" + ENDING, star("ENSG1 10", "ENSG2 20"));
        Texts.write(folder, "u2" + ENDING, star("ENSG2 21", "ENSG1 11"));
        read(star(ExpressionUnit.COUNTS, Map.of()));
        assertArrayEquals(new float[] {10, 11}, rows.get(0).values());
        Texts.write(folder, "u3" + ENDING, star("ENSG1 10", "ENSG3 20"));
        String differ = message(DataRefusedException.class, () -> read(star(ExpressionUnit.COUNTS, Map.of())));
        assertTrue(
                differ.endsWith("u3" + ENDING + " beside u1" + ENDING + ": they do not name the same genes. 1 genes are"
                        + " only in u1" + ENDING + " (ENSG2). 1 genes are only in u3" + ENDING
                        + " (ENSG3). Give files of one pipeline and annotation."),
                differ);
    }

    @Test
    void a_file_that_was_cut_off_or_holds_text_is_refused() {
        Texts.write(folder, "u1" + ENDING, star("ENSG1 10", "ENSG2 x"));
        read(star(ExpressionUnit.COUNTS, Map.of()));
        assertEquals("u1" + ENDING + ":5 u1 x not a number", refused.get(1));
        Texts.write(folder, "u1" + ENDING, star("ENSG1 x", "ENSG2 x"));
        String text = message(DataRefusedException.class, () -> read(star(ExpressionUnit.COUNTS, Map.of())));
        assertTrue(
                text.contains("2 of the 2 values in its column unstranded are not numbers, for example \"x\""), text);
        Texts.bytes(folder, "u1" + ENDING, (STAR_HEADER + "\nENSG1\tA\tx\t10").getBytes(StandardCharsets.UTF_8));
        String cut = message(DataRefusedException.class, () -> read(star(ExpressionUnit.COUNTS, Map.of())));
        assertTrue(cut.contains("line 2 has 4 fields, the header 9"), cut);
    }

    @Test
    void the_real_excerpt_of_star_counts_is_read() {
        read(star(RealData.path("formats/gdc-star-counts").toString(), ExpressionUnit.COUNTS, Map.of()));
        assertEquals(8, rows.size());
        assertEquals("ENSG00000000003.15", rows.get(0).geneId());
        assertEquals(2014, rows.get(0).values()[0]);
        assertEquals(4, refused.size());
        assertTrue(rows.stream().anyMatch(row -> row.geneId().equals("ENSG00000002586.20_PAR_Y")));
    }

    @Test
    void the_real_rsem_files_are_read_by_column() {
        String path = RealData.path("formats/tcga-rsem-per-sample").toString();
        PerSampleFolder raw = read(rsem(path, ExpressionUnit.RSEM, "raw_count", Map.of()));
        assertEquals(
                List.of(
                        "unc.edu.0b0bbc77-a9f3-4298-ba21-587d10209b0b.1864969",
                        "unc.edu.0cc201f9-d974-4441-b052-1fc4279131c8.1781866"),
                raw.reader().sampleIds());
        assertEquals(20531, rows.size());
        assertEquals("?|100133144", rows.get(1).geneId());
        assertArrayEquals(new float[] {13.25f, 14.34f}, rows.get(1).values());
        read(rsem(path, ExpressionUnit.TPM, "scaled_estimate", Map.of()));
        assertEquals(0.428006212, rows.get(1).values()[0], 1e-7);
        read(rsem(path, ExpressionUnit.RSEM, "normalized_count", Map.of()));
        assertArrayEquals(new float[] {5.1431f, 9.7684f}, rows.get(1).values());
        String map = Texts.write(
                        folder,
                        "map.csv",
                        "file,sample,patient,batch",
                        "unc.edu.0b0bbc77-a9f3-4298-ba21-587d10209b0b.1864969.rsem.genes.results,S2,P2,7",
                        "unc.edu.0cc201f9-d974-4441-b052-1fc4279131c8.1781866.rsem.genes.results,S1,P1,8")
                .path();
        PerSampleFolder named = rsem(path, ExpressionUnit.COUNTS, "raw_count", Map.of("sample-map", map));
        assertEquals(List.of("S2", "S1"), named.reader().sampleIds());
        assertEquals(Map.of("S2", "P2", "S1", "P1"), named.patientOfSample());
        assertEquals(Optional.of("8"), named.sampleTables().get(0).value("S1", "batch"));
    }
}
