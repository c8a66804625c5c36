package io.prominence.formats.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.formats.GeneRow;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.geo.SoftFile.Choice;
import io.prominence.testing.RealData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftFileTest {
    private static final String[] FAMILY = {
        "^DATABASE = GeoMiame",
        "^SERIES = GSE1",
        "!Series_supplementary_file = ftp://x/GSE1_RAW.tar",
        "^PLATFORM = GPL96",
        "#ID = probe",
        "!platform_table_begin",
        "ID\tGene Symbol",
        "1_at\tVIM",
        "!platform_table_end",
        "^PLATFORM = GPL97",
        "!platform_table_begin",
        "ID\tGene Symbol",
        "1_at\tPROM2",
        "2_at\tA /// B",
        "3_at\t",
        "!platform_table_end",
        "^SAMPLE = GSM1",
        "!Sample_title = N035",
        "!Sample_characteristics_ch1 = tissue: kidney",
        "!Sample_description = Age = 70; Gender = Female",
        "!Sample_platform_id = GPL97",
        "#VALUE = signal",
        "!sample_table_begin",
        "ID_REF\tVALUE\tABS_CALL",
        "1_at\t326.4\tP",
        "2_at\tnull\tA",
        "!sample_table_end",
        "^SAMPLE = GSM2",
        "!Sample_title = U133A",
        "!Sample_platform_id = GPL96",
        "!sample_table_begin",
        "ID_REF\tVALUE",
        "1_at\t7",
        "!sample_table_end",
        "^SAMPLE = GSM3",
        "!Sample_title = C035",
        "!Sample_platform_id = GPL97",
        "!sample_table_begin",
        "ABS_CALL\tVALUE\tID_REF",
        "P\tx\t2_at",
        "P\t5\t3_at",
        "P\t1e2\t1_at",
        "!sample_table_end",
        "^SAMPLE = GSM4",
        "!Sample_platform_id = GPL97",
        "!Sample_data_row_count = 0",
    };

    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();

    private GeoSource open(Choice choice, String... lines) {
        TextSource file = Texts.write(folder, "GSE1_family.soft", lines);
        return SoftFile.open(file.path(), List.of(file), choice, MissingTokens.DEFAULT);
    }

    private List<GeneRow> rows(GeoSource source) {
        var rows = new ArrayList<GeneRow>();
        source.forEachGene(rows::add, Texts.into(refused));
        return rows;
    }

    private static String message(Runnable work) {
        return assertThrows(RuntimeException.class, work::run).getMessage();
    }

    private static String[] changed(String before, String after) {
        return Arrays.stream(FAMILY)
                .map(line -> line.equals(before) ? after : line)
                .toArray(String[]::new);
    }

    @Test
    void samples_of_one_platform_become_rows_of_probes() {
        GeoSource family = open(Choice.of("GPL97"), FAMILY);
        assertEquals(List.of("GSM1", "GSM3"), family.sampleIds());
        List<GeneRow> rows = rows(family);
        assertEquals(
                List.of("1_at", "2_at", "3_at"),
                rows.stream().map(GeneRow::geneId).toList());
        assertArrayEquals(new float[] {326.4f, 100}, rows.get(0).values());
        assertArrayEquals(new float[] {Float.NaN, Float.NaN}, rows.get(1).values());
        assertArrayEquals(new float[] {Float.NaN, 5}, rows.get(2).values());
        assertEquals("GSE1_family.soft:25", rows.get(0).place());
        assertEquals(
                List.of(
                        "GSE1_family.soft:44 GSM4  sample without a table of values",
                        "GSE1_family.soft:40 GSM3 x not a number"),
                refused);
    }

    @Test
    void the_table_of_the_platform_names_genes_and_never_guesses() {
        GeoSource family = open(Choice.of("GPL97"), FAMILY);
        assertEquals(
                List.of(Optional.of("PROM2"), Optional.empty(), Optional.empty()),
                rows(family).stream().map(GeneRow::symbol).toList());
        assertEquals(2, family.platformTable().genes("2_at").size());
        assertEquals(
                Optional.of("VIM"),
                rows(open(Choice.of("GPL96"), FAMILY)).get(0).symbol());
        var column = new Choice(Optional.of("GPL97"), Optional.empty(), Optional.of("ID"));
        assertEquals(Optional.of("1_at"), rows(open(column, FAMILY)).get(0).symbol());
    }

    @Test
    void samples_are_described() {
        GeoSource family = open(Choice.of("GPL97"), FAMILY);
        Map<String, String> normal = family.sampleTable().row("GSM1");
        assertEquals("N035", normal.get("title"));
        assertEquals("kidney", normal.get("tissue"));
        assertEquals("GPL97", normal.get("platform_id"));
        assertEquals("Age = 70; Gender = Female", normal.get("description"));
        assertEquals(2, family.sampleTable().size());
    }

    @Test
    void another_column_can_hold_the_values() {
        var choice = new Choice(Optional.of("GPL97"), Optional.of("ABS_CALL"), Optional.empty());
        String text = message(() -> rows(open(choice, FAMILY)));
        assertTrue(text.contains("3 of the 3 values of sample GSM3 are not numbers (table on line 39)"), text);
        var absent = new Choice(Optional.of("GPL97"), Optional.of("SIGNAL"), Optional.empty());
        String message = message(() -> open(absent, FAMILY));
        assertTrue(
                message.contains(
                        "GSE1_family.soft: the table of sample GSM1 (line 24) has no column SIGNAL. Its columns are"
                                + " ID_REF, VALUE, ABS_CALL. Set expression.value-column"),
                message);
    }

    @Test
    void two_platforms_are_never_mixed() {
        String message = message(() -> open(Choice.only(), FAMILY));
        assertTrue(message.contains("of 2 platforms, GPL97 (2 samples) and GPL96 (1 sample)"), message);
    }

    @Test
    void broken_files_are_refused_with_what_to_do() {
        Choice choice = Choice.of("GPL97");
        String twice = message(() -> rows(open(choice, changed("P\t5\t3_at", "P\t5\t1_at"))));
        assertTrue(twice.contains("probe 1_at of sample GSM3 comes twice (lines 41 and 42)"), twice);
        String ragged = message(() -> rows(open(choice, changed("1_at\t326.4\tP", "1_at\t326.4"))));
        assertTrue(ragged.contains("line 25 has 2 fields, the header of its table has 3"), ragged);
        String cut = message(() -> open(choice, Arrays.copyOf(FAMILY, 40)));
        assertTrue(cut.contains("the table that begins on line 38 has no end (table_end)"), cut);
        String again = message(() -> open(choice, changed("^SAMPLE = GSM2", "^SAMPLE = GSM1")));
        assertTrue(again.contains("sample GSM1 comes twice, again on line 28"), again);
        String stray = message(() -> open(choice, changed("#VALUE = signal", "signal")));
        assertTrue(stray.contains("line 22 is in no table"), stray);
        String none = message(() -> open(choice, Arrays.copyOf(FAMILY, 16)));
        assertTrue(none.contains("it has no sample (^SAMPLE) and no dataset"), none);
        String[] empty = {"^SAMPLE = GSM1", "!Sample_platform_id = GPL9", "!Sample_supplementary_file_1 = ftp://x/1.gz"
        };
        String message = message(() -> open(Choice.only(), empty));
        assertTrue(message.contains("none of its 1 samples has a value"), message);
        assertTrue(message.contains("ftp://x/1.gz; give these as format = matrix"), message);
    }

    private static TextSource real(String name) {
        return TextSource.of(RealData.path("formats/geo-soft/" + name).toString());
    }

    private static GeneRow row(List<GeneRow> rows, String probe) {
        return rows.stream()
                .filter(row -> row.geneId().equals(probe))
                .findFirst()
                .orElseThrow();
    }

    /** Values looked up in the text with grep. */
    @Test
    void a_real_family_is_read() {
        TextSource file = real("GSE781_family.soft.gz");
        GeoSource family = SoftFile.open(file.path(), List.of(file), Choice.of("GPL97"), MissingTokens.DEFAULT);
        List<GeneRow> rows = rows(family);
        assertEquals(22645, rows.size());
        assertEquals(17, family.sampleIds().size());
        assertEquals(List.of(), refused);
        GeneRow prom2 = row(rows, "239528_at");
        assertEquals(Optional.of("PROM2"), prom2.symbol());
        assertEquals(130f, prom2.values()[family.sampleIds().indexOf("GSM11810")]);
        assertEquals(326.4f, prom2.values()[family.sampleIds().indexOf("GSM11815")]);
        assertEquals(238.9f, prom2.values()[family.sampleIds().indexOf("GSM12448")]);
        assertEquals(Optional.of("KCNIP3"), row(rows, "234198_at").symbol());
        assertEquals(374, several(family.platformTable(), rows));
        assertEquals(
                "C035 Renal Clear Cell Carcinoma U133B",
                family.sampleTable().row("GSM11815").get("title"));
    }

    private static long several(PlatformTable table, List<GeneRow> rows) {
        return rows.stream().filter(row -> table.genes(row.geneId()).size() > 1).count();
    }

    /** The dataset and the family are two ways of one platform of one series. */
    @Test
    void a_real_dataset_has_the_values_of_its_family() {
        TextSource file = real("GDS507.soft.gz");
        GeoSource dataset = SoftFile.open(file.path(), List.of(file), Choice.only(), MissingTokens.DEFAULT);
        assertEquals("GPL97", dataset.platform());
        assertEquals("RCC", dataset.sampleTable().row("GSM11815").get("disease state"));
        assertEquals("035", dataset.sampleTable().row("GSM11815").get("individual"));
        assertEquals("normal", dataset.sampleTable().row("GSM11810").get("disease state"));
        assertEquals(
                "N035 Normal Human Kidney U133B",
                dataset.sampleTable().row("GSM11810").get("title"));
        List<GeneRow> rows = rows(dataset);
        assertEquals(22645, rows.size());
        assertEquals(Optional.of("PROM2"), row(rows, "239528_at").symbol());
        assertEquals(Optional.of("PROM2"), dataset.platformTable().symbol("239528_at"));
        assertEquals(Optional.empty(), row(rows, "AFFX-TrpnX-M_at").symbol());
        GeoSource family = SoftFile.open(
                "family", List.of(real("GSE781_family.soft.gz")), Choice.of("GPL97"), MissingTokens.DEFAULT);
        int[] at = dataset.sampleIds().stream()
                .mapToInt(family.sampleIds()::indexOf)
                .toArray();
        Map<String, GeneRow> ofDataset = new java.util.HashMap<>();
        rows.forEach(row -> ofDataset.put(row.geneId(), row));
        for (GeneRow row : rows(family)) {
            float[] values = new float[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = row.values()[at[i]];
            }
            assertArrayEquals(ofDataset.get(row.geneId()).values(), values, row.geneId());
        }
    }

    @Test
    void a_real_sample_is_read_alone() {
        TextSource file = real("GSM11805.txt.gz");
        GeoSource sample = SoftFile.open(file.path(), List.of(file), Choice.only(), MissingTokens.DEFAULT);
        List<GeneRow> rows = rows(sample);
        assertEquals(List.of("GSM11805"), sample.sampleIds());
        assertEquals(22283, rows.size());
        assertEquals(953.9f, rows.get(0).values()[0]);
        assertTrue(sample.platformTable().isEmpty());
    }
}
