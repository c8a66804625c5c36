package io.prominence.formats.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.GeneRow;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixReaderTest {
    private static final float NAN = Float.NaN;

    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();

    @Test
    void the_second_header_line_of_firehose_is_not_a_gene() {
        MatrixReader one = genes("Hybridization REF\tS1\tS2", "Composite Element REF\tsignal\tsignal", "PROM2\t1\t2");
        var rows = new ArrayList<GeneRow>();
        one.forEachGene(rows::add, Texts.into(new ArrayList<>()));
        assertEquals(List.of("PROM2"), rows.stream().map(GeneRow::geneId).toList());
    }

    @Test
    void one_of_several_columns_of_a_sample_is_chosen_by_the_second_header_line() {
        String[] lines = {
            "Hybridization REF\tS1\tS1\tS1\tS2\tS2\tS2",
            "gene_id\traw_count\tscaled_estimate\ttranscript_id\traw_count\tscaled_estimate\ttranscript_id",
            "PROM2|150696\t10\t1e-6\tuc1\tx\t2e-6\tuc1",
            "VIM|7431\t30\t3e-6\tuc2\t40\t4e-6\tuc2"
        };
        var refused = new ArrayList<String>();
        var rows = new ArrayList<GeneRow>();
        MatrixReader raw = genes(lines).withColumn("raw_count");
        raw.forEachGene(rows::add, Texts.into(refused));
        assertEquals(List.of("S1", "S2"), raw.sampleIds());
        assertArrayEquals(new float[] {10, Float.NaN}, rows.get(0).values());
        assertArrayEquals(new float[] {30, 40}, rows.get(1).values());
        assertEquals(List.of("m.tsv:3 S2 x not a number"), refused);
        String unsaid = assertThrows(
                        ConfigurationException.class, () -> genes(lines).sampleIds())
                .getMessage();
        assertEquals(
                "Cannot read m.tsv: its second header line names raw_count, scaled_estimate, transcript_id. Set"
                        + " expression.column to one of them.",
                unsaid);
        lines[3] = "VIM|7431\t30\t3e-6\tuc2\t40\t4e-6";
        assertTrue(refusal(genes(lines).withColumn("raw_count")).startsWith("line 4 has 6 fields"));
        String none = assertThrows(ConfigurationException.class, () -> genes("gene\tS1", "PROM2\t1")
                        .withColumn("raw_count")
                        .sampleIds())
                .getMessage();
        assertTrue(none.contains("it has no second header line"), none);
    }

    @Test
    void genes_by_samples_are_read_row_by_row() {
        MatrixReader reader = genes("gene\tS1\tS2", "PROM2\t1.5\t-2", "", "RAB25\t0\tNA");
        assertEquals(List.of("S1", "S2"), reader.sampleIds());
        List<GeneRow> rows = rows(reader);
        assertEquals(
                List.of("PROM2", "RAB25"), rows.stream().map(GeneRow::geneId).toList());
        assertArrayEquals(new float[] {1.5f, -2}, rows.get(0).values());
        assertArrayEquals(new float[] {0, NAN}, rows.get(1).values());
        assertEquals("m.tsv:4", rows.get(1).place());
    }

    @Test
    void samples_by_genes_are_transposed() {
        MatrixReader reader = samples("sample\tPROM2\tRAB25", "S1\t1.5\t0", "S2\t-2\tNA", "S3\t7\t8");
        assertEquals(List.of("S1", "S2", "S3"), reader.sampleIds());
        List<GeneRow> rows = rows(reader);
        assertEquals(
                List.of("PROM2", "RAB25"), rows.stream().map(GeneRow::geneId).toList());
        assertArrayEquals(new float[] {1.5f, -2, 7}, rows.get(0).values());
        assertArrayEquals(new float[] {0, NAN, 8}, rows.get(1).values());
        assertEquals("m.tsv:column 3", rows.get(1).place());
    }

    @Test
    void commas_quotes_and_old_line_ends_are_read() {
        String text = "\ufeff\"gene\",\"S,1\",\"S2\"\r\"HLA-A, class I\", \"1\",2\r\"the \"\"other\"\"\",3,4\r";
        TextSource source = Texts.bytes(folder, "m.csv", text.getBytes(StandardCharsets.UTF_8));
        MatrixReader reader = MatrixReader.of(source, Orientation.GENES_BY_SAMPLES);
        assertEquals(List.of("S,1", "S2"), reader.sampleIds());
        List<GeneRow> rows = rows(reader);
        assertEquals("HLA-A, class I", rows.get(0).geneId());
        assertEquals("the \"other\"", rows.get(1).geneId());
        assertArrayEquals(new float[] {1, 2}, rows.get(0).values());
    }

    @Test
    void a_header_without_a_name_over_the_row_names_is_recognised() {
        MatrixReader reader = genes("\"S1\"\t\"S2\"", "\"PROM2\"\t1\t2");
        assertEquals(List.of("S1", "S2"), reader.sampleIds());
        assertEquals("PROM2", rows(reader).get(0).geneId());
    }

    @Test
    void comment_lines_before_the_header_are_skipped() {
        assertEquals(
                List.of("S1"),
                genes("# gene-model: GENCODE v36", "gene\tS1", "PROM2\t1").sampleIds());
    }

    @Test
    void every_missing_token_is_missing_and_not_refused() {
        MatrixReader reader = genes(
                "gene\ta\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl",
                "PROM2\t\tNA\tNaN\tnan\tN/A\tnull\t[Not Available]\t[Not Applicable]\t.\t-\t  NA \t1");
        float[] values = rows(reader).get(0).values();
        for (int i = 0; i < 11; i++) {
            assertTrue(Float.isNaN(values[i]), "column " + i);
        }
        assertEquals(List.of(), refused);
    }

    @Test
    void cells_that_are_no_number_go_to_quarantine_with_place_and_reason() {
        MatrixReader reader = genes("gene\tS1\tS2\tS3\tS4", "A\t1\tlow\t3\t4", "B\tInf\t1\t1e39\t2", "C\t1\t2\t3\t4");
        assertTrue(Float.isNaN(rows(reader).get(0).values()[1]));
        assertEquals(
                List.of(
                        "m.tsv:2 S2 low not a number",
                        "m.tsv:3 S1 Inf infinite",
                        "m.tsv:3 S3 1e39 beyond the range of 32-bit numbers"),
                refused);
    }

    @Test
    void a_refused_cell_of_samples_by_genes_names_gene_and_line() {
        rows(samples("sample\tPROM2\tRAB25\tX", "S1\t1\tlow\t2", "S2\t1\t2\t3", "S3\t1\t2\t3"));
        assertEquals(List.of("m.tsv:2 RAB25 low not a number"), refused);
    }

    @Test
    void rows_that_are_not_genes_go_to_quarantine() {
        List<GeneRow> rows = rows(genes("id\tS1", "__no_feature\t5", "N_unmapped\t7", "\t9", "PROM2\t1"));
        assertEquals(1, rows.size());
        assertEquals(
                List.of(
                        "m.tsv:2 id __no_feature a total of the aligner, not a gene",
                        "m.tsv:3 id N_unmapped a total of the aligner, not a gene",
                        "m.tsv:4 id  row without a gene id"),
                refused);
    }

    @Test
    void a_sample_twice_is_refused_with_both_columns() {
        assertEquals(
                "sample S1 appears twice (columns 2 and 4). Remove one of them.",
                refusal(genes("gene\tS1\tS2\tS1", "A\t1\t2\t3")));
    }

    @Test
    void a_sample_twice_is_refused_with_both_lines() {
        assertEquals(
                "sample S1 appears twice (lines 2 and 4). Remove one of them.",
                refusal(samples("sample\tA\tB", "S1\t1\t2", "S2\t1\t2", "S1\t1\t2")));
    }

    @Test
    void a_row_of_another_length_is_refused_with_its_line() {
        String rest = ", the rows before have 3. Mend the line; a file that was cut off looks like this too.";
        assertEquals("line 3 has 2 fields" + rest, refusal(genes("gene\tS1\tS2", "A\t1\t2", "B\t1")));
        assertEquals("line 3 has 5 fields" + rest, refusal(genes("gene\tS1\tS2", "A\t1\t2", "B\t1\t2\t3\t4")));
    }

    @Test
    void a_header_of_another_length_than_the_rows_is_refused() {
        assertEquals(
                "line 2 has 3 fields, the header (line 1) has 5. A header has as many fields as the rows, or lacks only the"
                        + " first.",
                refusal(genes("gene\ta\tb\tc\td", "A\t1\t2")));
    }

    @Test
    void a_header_alone_is_refused() {
        String expected = "it has no row of values. Give a matrix with a header and rows.";
        assertEquals(expected, refusal(genes("gene\tS1\tS2")));
        assertEquals(expected, refusal(genes("# only a comment")));
    }

    @Test
    void a_matrix_without_a_number_is_refused() {
        assertEquals(
                "none of its cells is a number (2 rows, 2 columns). Check orientation, separator and decimal point.",
                refusal(genes("gene\tS1\tS2", "A\tNA\t", "B\tNA\t.")));
    }

    @Test
    void a_row_of_text_is_refused_with_the_evidence() {
        assertEquals(
                "4 of the 4 values on line 2 are not numbers, for example \"signal\" in column 5 (S4). Check orientation,"
                        + " separator and decimal point, or remove the line.",
                refusal(genes("gene\tS1\tS2\tS3\tS4", "Composite\tsignal\tsignal\tsignal\tsignal")));
    }

    @Test
    void decimal_commas_are_refused_with_the_evidence() {
        assertTrue(refusal(genes("gene\tS1\tS2\tS3", "A\t1,5\t2,5\t3,5"))
                .startsWith("3 of the 3 values on line 2 are not numbers, for example \"3,5\""));
    }

    @Test
    void a_column_of_text_is_refused_with_the_evidence() {
        assertEquals(
                "3 of the first 3 values of column 2 are not numbers, for example \"prominin 2\" in column 2"
                        + " (Description). Remove the column, or check orientation and separator.",
                refusal(genes("gene\tDescription\tS1\tS2", "A\tprominin 2\t1\t2", "B\tx\t1\t2", "C\ty\t1\t2")));
    }

    @Test
    void a_header_without_separator_or_with_a_nameless_column_is_refused() {
        assertEquals(
                "its header has neither tab nor comma: gene S1 S2. Separate the columns by tab or comma.",
                refusal(genes("gene S1 S2", "A 1 2")));
        assertEquals(
                "column 3 of its header has no name. Name it or remove it.", refusal(genes("gene\tS1\t", "A\t1\t2")));
    }

    @Test
    void other_formats_of_expression_are_named() {
        assertTrue(refusal(genes("#1.2", "2\t3", "NAME\tDescription\tS1")).startsWith("it is a GCT file"));
        assertTrue(refusal(genes("!Series_title\t\"x\"", "!Series_type\t\"y\"")).startsWith("it is a GEO file"));
    }

    @Test
    void a_sample_without_id_is_refused() {
        assertEquals(
                "line 3 has no sample id. Name the sample or remove the line.",
                refusal(samples("sample\tA\tB", "S1\t1\t2", "\t1\t2")));
    }

    private MatrixReader genes(String... lines) {
        return MatrixReader.of(Texts.write(folder, "m.tsv", lines), Orientation.GENES_BY_SAMPLES);
    }

    private MatrixReader samples(String... lines) {
        return MatrixReader.of(Texts.write(folder, "m.tsv", lines), Orientation.SAMPLES_BY_GENES);
    }

    private List<GeneRow> rows(MatrixReader reader) {
        var rows = new ArrayList<GeneRow>();
        reader.forEachGene(rows::add, Texts.into(refused));
        return rows;
    }

    private String refusal(MatrixReader reader) {
        String message =
                assertThrows(DataRefusedException.class, () -> rows(reader)).getMessage();
        String start = "Cannot read " + folder.resolve("m.tsv") + ": ";
        assertTrue(message.startsWith(start), message);
        return message.substring(start.length());
    }
}
