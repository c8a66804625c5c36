package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.results.Export.Existing;
import io.prominence.results.Export.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final List<GeneCoverage> ROWS = List.of(
            new GeneCoverage("a,b", "p\tq", "say \"x\"", true, 0.1, "x|1", "direct", null),
            new GeneCoverage("", "NA", "zwei\nZeilen", false, null, null, null, "none"),
            new GeneCoverage("ä", "p", "X", true, 1.0E-300, null, null, null));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        TableWriter.write(table(), GeneCoverage.class, ROWS);
    }

    @Test
    void csv_is_quoted_where_needed_and_missing_is_na() {
        export(Format.CSV, "-", Existing.REFUSE);
        assertEquals("""
                cohort_id,panel,gene_symbol,measured,missing_share,source_id,resolved_how,note
                "a,b",p\tq,"say ""x""\",TRUE,0.1,x|1,direct,NA
                ,"NA","zwei
                Zeilen",FALSE,NA,NA,NA,none
                ä,p,X,TRUE,1.0E-300,NA,NA,NA
                """, printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tsv_is_quoted_the_same_way() throws IOException {
        export(Format.TSV, file("out.tsv"), Existing.REFUSE);
        assertEquals("""
                cohort_id\tpanel\tgene_symbol\tmeasured\tmissing_share\tsource_id\tresolved_how\tnote
                a,b\t"p\tq"\t"say ""x""\"\tTRUE\t0.1\tx|1\tdirect\tNA
                \t"NA"\t"zwei
                Zeilen"\tFALSE\tNA\tNA\tNA\tnone
                ä\tp\tX\tTRUE\t1.0E-300\tNA\tNA\tNA
                """, Files.readString(folder.resolve("out.tsv")));
    }

    @Test
    void gz_is_compressed() throws IOException {
        export(Format.CSV, "-", Existing.REFUSE);
        export(Format.CSV, file("new/out.csv.gz"), Existing.REFUSE);
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("new/out.csv.gz")))) {
            assertArrayEquals(printed.toByteArray(), in.readAllBytes());
        }
    }

    @Test
    void parquet_is_the_same_file() throws IOException {
        export(Format.PARQUET, file("out.parquet"), Existing.REFUSE);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("coverage").resolve(TableWriter.FILE)),
                Files.readAllBytes(folder.resolve("out.parquet")));
        var refused = assertThrows(
                ConfigurationException.class, () -> export(Format.PARQUET, file("out.gz"), Existing.REFUSE));
        assertTrue(refused.getMessage().contains("Parquet is compressed already"), refused.getMessage());
    }

    @Test
    void a_file_that_is_there_is_replaced_only_when_told() throws IOException {
        Files.writeString(folder.resolve("out.csv"), "mine");
        var refused =
                assertThrows(ConfigurationException.class, () -> export(Format.CSV, file("out.csv"), Existing.REFUSE));
        assertTrue(refused.getMessage().contains("the file is already there"), refused.getMessage());
        assertEquals("mine", Files.readString(folder.resolve("out.csv")));
        export(Format.CSV, file("out.csv"), Existing.REPLACE);
        assertTrue(Files.readString(folder.resolve("out.csv")).startsWith("cohort_id,"));
    }

    @Test
    void a_folder_as_target_is_refused() {
        var refused = assertThrows(
                ConfigurationException.class, () -> export(Format.CSV, folder.toString(), Existing.REPLACE));
        assertTrue(refused.getMessage().contains("it is a folder. Name a file in it"), refused.getMessage());
    }

    @Test
    void a_table_that_is_not_there_is_refused_and_nothing_is_written() {
        Export export = new Export(Storage.standard(), printed);
        assertThrows(
                DataRefusedException.class,
                () -> export.to(folder.resolve("pooled").toString(), Format.CSV, file("out.csv"), Existing.REFUSE));
        assertTrue(Files.notExists(folder.resolve("out.csv")));
    }

    @Test
    void a_damaged_table_leaves_no_half_written_file() throws IOException {
        Path table = folder.resolve("coverage").resolve(TableWriter.FILE);
        byte[] bytes = Files.readAllBytes(table);
        bytes[40] ^= 0x55;
        Files.write(table, bytes);
        assertThrows(DataRefusedException.class, () -> export(Format.CSV, file("out/out.csv"), Existing.REFUSE));
        assertEquals(List.of(), Storage.standard().names(folder.resolve("out").toString()));
    }

    private void export(Format format, String target, Existing existing) {
        new Export(Storage.standard(), printed).to(table(), format, target, existing);
    }

    private String table() {
        return folder.resolve("coverage").toString();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
