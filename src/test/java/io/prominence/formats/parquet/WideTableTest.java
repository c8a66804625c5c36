package io.prominence.formats.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.formats.GeneRow;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideTableTest {
    private static final String COLUMNS =
            "optional binary sample (STRING); optional float PROM2; optional double VIM;" + " optional int64 GAPDH;";

    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();

    private interface Fill {
        void row(Group row);
    }

    private TextSource file(String name, String columns, Fill... rows) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message wide { " + columns + " }");
        var path = new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
        try (ParquetWriter<Group> writer =
                ExampleParquetWriter.builder(path).withType(schema).build()) {
            for (Fill fill : rows) {
                var row = new SimpleGroup(schema);
                fill.row(row);
                writer.write(row);
            }
        }
        return TextSource.of(path.toString());
    }

    private static Fill row(String sample, float prom2, double vim, long gapdh) {
        return row -> {
            row.add("sample", sample);
            row.add("PROM2", prom2);
            row.add("VIM", vim);
            row.add("GAPDH", gapdh);
        };
    }

    private static WideTable table(String sampleColumn, TextSource... files) {
        return WideTable.of("wide.parquet", List.of(files), sampleColumn, new Configuration());
    }

    private List<GeneRow> rows(WideTable table) {
        var rows = new ArrayList<GeneRow>();
        table.forEachGene(rows::add, Texts.into(refused));
        return rows;
    }

    private static String message(Runnable work) {
        return assertThrows(RuntimeException.class, work::run).getMessage();
    }

    @Test
    void columns_become_rows_of_genes() throws IOException {
        WideTable table = table(
                "sample",
                file("a.parquet", COLUMNS, row("S2", 1.5f, 2.25, 7), row -> row.add("sample", "S1")),
                file("b.parquet", COLUMNS, row("S3", Float.NaN, Double.POSITIVE_INFINITY, 16_777_217)));
        assertEquals(List.of("S2", "S1", "S3"), table.sampleIds());
        List<GeneRow> rows = rows(table);
        assertEquals(
                List.of("PROM2", "VIM", "GAPDH"),
                rows.stream().map(GeneRow::geneId).toList());
        assertArrayEquals(new float[] {1.5f, Float.NaN, Float.NaN}, rows.get(0).values());
        assertArrayEquals(new float[] {2.25f, Float.NaN, Float.NaN}, rows.get(1).values());
        assertArrayEquals(new float[] {7, Float.NaN, 16_777_216}, rows.get(2).values());
        assertEquals(List.of("b.parquet:1 VIM Infinity not a finite number"), refused);
        assertEquals("a.parquet:column PROM2", rows.get(0).place());
    }

    @Test
    void thousands_of_columns_are_refused_with_the_way_to_the_long_form() throws IOException {
        String genes = IntStream.rangeClosed(0, WideTable.MOST_COLUMNS)
                .mapToObj(i -> "optional float G" + i + ";")
                .collect(Collectors.joining(" "));
        TextSource wide = file("wide.parquet", "optional binary id (STRING); " + genes);
        String message = message(() -> table("id", wide));
        assertTrue(message.contains("it has 5,001 columns of genes"), message);
        assertTrue(message.contains("x.melt(id_vars=\"id\""), message);
        assertTrue(message.endsWith("set format = parquet-long, sample-column = id."), message);
    }

    @Test
    void what_is_no_wide_table_is_refused() throws IOException {
        TextSource good = file("a.parquet", COLUMNS, row("S1", 1, 2, 3));
        String absent = message(() -> table("id", good));
        assertTrue(absent.contains("it has no column id of sample ids. Its columns are sample, PROM2, VIM"), absent);
        TextSource text = file("t.parquet", COLUMNS + " optional binary sex (STRING);");
        assertTrue(message(() -> table("sample", text)).contains("column sex is no column of numbers"));
        TextSource other = file("o.parquet", "optional binary sample (STRING); optional float VIM;");
        assertTrue(message(() -> table("sample", good, other)).contains("its columns are not those of a.parquet"));
        TextSource twice = file("b.parquet", COLUMNS, row("S1", 1, 2, 3));
        String both = message(() -> table("sample", good, twice).sampleIds());
        assertTrue(both.contains("sample S1 comes twice (a.parquet row 1 and b.parquet row 1)"), both);
        TextSource nameless = file("n.parquet", COLUMNS, row -> row.add("VIM", 2.0));
        assertTrue(message(() -> table("sample", nameless).sampleIds()).contains("n.parquet row 1 has no sample id"));
        TextSource none = file("e.parquet", COLUMNS);
        assertTrue(message(() -> table("sample", none).sampleIds()).contains("it has no row"));
        TextSource csv = Texts.write(folder, "x.parquet", "sample,PROM2", "S1,2");
        assertTrue(message(() -> table("sample", csv)).contains("as Parquet: "));
        TextSource pointer = Texts.write(
                folder, "p.parquet", "version https://git-lfs.github.com/spec/v1", "oid sha256:0a", "size 12345");
        assertTrue(message(() -> table("sample", pointer)).contains("Git LFS pointer, not the data (12,345 bytes)"));
    }
}
