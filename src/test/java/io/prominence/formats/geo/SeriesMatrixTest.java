package io.prominence.formats.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.formats.GeneRow;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.table.ClinicalRows;
import io.prominence.testing.RealData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesMatrixTest {
    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();

    private static SeriesMatrix series(Optional<String> platform, TextSource... files) {
        return SeriesMatrix.of("GSE1", List.of(files), platform, MissingTokens.DEFAULT);
    }

    private List<GeneRow> rows(SeriesMatrix series) {
        var rows = new ArrayList<GeneRow>();
        series.forEachGene(rows::add, Texts.into(refused));
        return rows;
    }

    private static String message(Runnable work) {
        return assertThrows(RuntimeException.class, work::run).getMessage();
    }

    /** A file of two samples, as GEO writes it; {@code lines} go before the table. */
    private TextSource file(String name, String platform, String sample1, String sample2, String... lines) {
        var all = new ArrayList<>(List.of(
                "!Series_title\t\"A series\"",
                "!Series_platform_id\t\"" + platform + "\"",
                "",
                "!Sample_title\t\"N035, normal\"\t\"C035 \"\"tumour\"\"\"",
                "!Sample_geo_accession\t\"" + sample1 + "\"\t\"" + sample2 + "\"",
                "!Sample_source_name_ch1\t\"kidney\"\t\"kidney\"",
                "!Sample_platform_id\t\"" + platform + "\"\t\"" + platform + "\""));
        all.addAll(List.of(lines));
        all.addAll(List.of(
                "!series_matrix_table_begin",
                "\"ID_REF\"\t\"" + sample1 + "\"\t\"" + sample2 + "\"",
                "\"1007_s_at\"\t1.5\t\"2\"",
                "\"1053_at\"\tnull\t-0.25",
                "\"!odd\"\t3\tx",
                "!series_matrix_table_end"));
        return Texts.write(folder, name, all.toArray(String[]::new));
    }

    @Test
    void values_and_ids_are_read_without_their_quotes() {
        SeriesMatrix series = series(Optional.empty(), file("a.txt", "GPL96", "GSM1", "GSM2"));
        assertEquals(List.of("GSM1", "GSM2"), series.sampleIds());
        assertEquals("GPL96", series.platform());
        List<GeneRow> rows = rows(series);
        assertEquals(
                List.of("1007_s_at", "1053_at", "!odd"),
                rows.stream().map(GeneRow::geneId).toList());
        assertArrayEquals(new float[] {1.5f, 2}, rows.get(0).values());
        assertArrayEquals(new float[] {Float.NaN, -0.25f}, rows.get(1).values());
        assertEquals("a.txt:10", rows.get(0).place());
        assertEquals(List.of("a.txt:12 GSM2 x not a number"), refused);
    }

    /** Found by damaged copies: a header without its last sample passed for one without a name of the first column. */
    @Test
    void a_header_that_lacks_a_sample_is_refused() {
        TextSource file = Texts.write(
                folder,
                "short.txt",
                "!Sample_geo_accession\tGSM1\tGSM2",
                "!Sample_platform_id\tGPL96\tGPL96",
                "!series_matrix_table_begin",
                "ID_REF\tGSM2",
                "1007_s_at\t1.5\t2",
                "!series_matrix_table_end");
        String message = message(() -> rows(series(Optional.empty(), file)));
        assertTrue(message.contains("its table's header names 1 samples, but its rows have another number"), message);
    }

    @Test
    void characteristics_become_columns_whatever_line_they_stand_on() {
        TextSource file = file(
                "a.txt",
                "GPL96",
                "GSM1",
                "GSM2",
                "!Sample_characteristics_ch1\t\"tissue: kidney\"\t\"Stage: III: late\"",
                "!Sample_characteristics_ch1\t\"stage: normal\"\t\"tissue: kidney tumour\"",
                "!Sample_characteristics_ch1\t\"frozen\"\t\"\"",
                "!Sample_characteristics_ch1\t\"drug: a\"\t\"age: NA\"",
                "!Sample_characteristics_ch1\t\"drug: b\"\t\"title: mine\"",
                "!Sample_characteristics_ch1\t\"drug: a\"\t\"http://x.org/1\"",
                "!Sample_characteristics_ch2\t\"tissue: pool\"\t\"tissue: pool\"");
        ClinicalRows table = series(Optional.empty(), file).sampleTable();
        assertEquals(
                List.of(
                        "geo_accession",
                        "title",
                        "source_name_ch1",
                        "platform_id",
                        "tissue",
                        "Stage",
                        "characteristics_ch1",
                        "drug",
                        "age",
                        "title (characteristic)",
                        "tissue (ch2)"),
                table.columns());
        Map<String, String> first = table.row("GSM1");
        assertEquals("N035, normal", first.get("title"));
        assertEquals("kidney", first.get("tissue"));
        assertEquals("normal", first.get("Stage"));
        assertEquals("frozen", first.get("characteristics_ch1"));
        assertEquals("a; b", first.get("drug"));
        assertEquals("pool", first.get("tissue (ch2)"));
        Map<String, String> second = table.row("GSM2");
        assertEquals("C035 \"tumour\"", second.get("title"));
        assertEquals("III: late", second.get("Stage"));
        assertEquals("kidney tumour", second.get("tissue"));
        assertEquals("", second.get("age"));
        assertEquals("mine", second.get("title (characteristic)"));
        assertEquals("http://x.org/1", second.get("characteristics_ch1"));
    }

    @Test
    void two_platforms_are_never_mixed() {
        TextSource a = file("a.txt", "GPL96", "GSM1", "GSM2");
        TextSource b = file("b.txt", "GPL97", "GSM3", "GSM4");
        String both = message(() -> series(Optional.empty(), a, b));
        assertTrue(
                both.startsWith("Cannot read GSE1: its samples are of 2 platforms, GPL96 (2 samples) and GPL97 (2"
                        + " samples). Their probes are not the same and are never mixed: set expression.platform"),
                both);
        SeriesMatrix chosen = series(Optional.of("gpl97"), a, b);
        assertEquals(List.of("GSM3", "GSM4"), chosen.sampleIds());
        assertEquals(List.of(b), chosen.sources());
        assertEquals(2, chosen.sampleTable().size());
        String absent = message(() -> series(Optional.of("GPL98"), a, b));
        assertTrue(absent.contains("it has no sample of platform GPL98, it has GPL96 (2 samples) and"), absent);
    }

    @Test
    void files_of_one_platform_are_read_side_by_side() {
        SeriesMatrix series = series(
                Optional.empty(), file("a.txt", "GPL96", "GSM1", "GSM2"), file("b.txt", "GPL96", "GSM3", "GSM4"));
        assertEquals(List.of("GSM1", "GSM2", "GSM3", "GSM4"), series.sampleIds());
        assertArrayEquals(new float[] {1.5f, 2, 1.5f, 2}, rows(series).get(0).values());
        String twice = message(() -> series(
                Optional.empty(), file("a.txt", "GPL96", "GSM1", "GSM2"), file("b.txt", "GPL96", "GSM2", "GSM4")));
        assertTrue(twice.contains("sample GSM2 comes twice, again in b.txt"), twice);
    }

    @Test
    void files_with_other_probes_are_not_joined() {
        TextSource a = file("a.txt", "GPL96", "GSM1", "GSM2");
        TextSource b = Texts.write(
                folder,
                "b.txt",
                "!Sample_geo_accession\t\"GSM3\"",
                "!Sample_platform_id\t\"GPL96\"",
                "!series_matrix_table_begin",
                "\"ID_REF\"\t\"GSM3\"",
                "\"1007_s_at\"\t1",
                "\"121_at\"\t2",
                "!series_matrix_table_end");
        SeriesMatrix series = series(Optional.empty(), a, b);
        String message = message(() -> rows(series));
        assertTrue(
                message.contains(
                        "its rows are not those of a.txt: 121_at (line 6) where the other has 1053_at (line 11)"),
                message);
    }

    @Test
    void broken_files_are_refused_with_what_to_do() {
        TextSource whole = file("a.txt", "GPL96", "GSM1", "GSM2");
        String[] lines = Texts.lines(whole).toArray(String[]::new);
        TextSource cut = Texts.write(folder, "cut.txt", java.util.Arrays.copyOf(lines, lines.length - 2));
        SeriesMatrix series = series(Optional.empty(), cut);
        assertTrue(
                message(() -> rows(series)).contains("its table has no end (!series_matrix_table_end)"),
                message(() -> rows(series)));
        TextSource short1 = file("s.txt", "GPL96", "GSM1", "GSM2", "!Sample_type\t\"RNA\"");
        assertTrue(message(() -> series(Optional.empty(), short1))
                .contains("its line !Sample_type has 1 values, but there are 2 samples"));
        TextSource none = Texts.write(folder, "n.txt", "!Series_title\t\"x\"");
        assertTrue(message(() -> series(Optional.empty(), none)).contains("it has no line !series_matrix_table_begin"));
        TextSource matrix = Texts.write(folder, "m.txt", "gene\tS1", "A\t1");
        assertTrue(message(() -> series(Optional.empty(), matrix)).contains("line 1 is before !series_matrix"));
        TextSource strange = Texts.write(
                folder,
                "x.txt",
                "!Sample_geo_accession\t\"GSM1\"",
                "!series_matrix_table_begin",
                "\"ID_REF\"\t\"GSM9\"",
                "\"1\"\t1",
                "!series_matrix_table_end");
        assertTrue(message(() -> series(Optional.empty(), strange)).contains("does not name, for example GSM9"));
    }

    @Test
    void an_empty_table_is_said() {
        TextSource file = TextSource.of(RealData.path("formats/geo-series-matrix/GSE99709_series_matrix.txt.gz")
                .toString());
        String message = message(() -> series(Optional.empty(), file));
        assertTrue(
                message.contains(
                        "its table is empty: it names 12 samples and has no row of values, as GEO writes it for"
                                + " sequencing. The values are in the supplementary files of the series:"
                                + " ftp://ftp.ncbi.nlm.nih.gov/geo/series/GSE99nnn/GSE99709/suppl/"
                                + "GSE99709_Stat3RNA-Seq-counts.csv.gz"),
                message);
    }
}
