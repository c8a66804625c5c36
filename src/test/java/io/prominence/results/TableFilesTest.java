package io.prominence.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
    @Table(path = "kinds", row = "every kind of column")
    record Kinds(
            @Column("a") String text,
            @Column(value = "b", nullable = true) String maybeText,
            @Column("c") int count,
            @Column("d") Integer maybeCount,
            @Column("e") long size,
            @Column("f") Long maybeSize,
            @Column("g") double number,
            @Column("h") Double maybeNumber,
            @Column("i") boolean flag,
            @Column("j") Boolean maybeFlag) {}

    /** The same table as an earlier version might have written it. */
    @Table(path = "kinds", row = "an earlier version")
    record Earlier(@Column("c") int count, @Column("a") String text) {}

    @Table(path = "kinds", row = "a later version that may lack a value")
    record Later(@Column("c") int count, @Column("new") Double added) {}

    private static final List<Kinds> KINDS = List.of(
            new Kinds("ä", "", -1, 7, Long.MIN_VALUE, 8L, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, true, false),
            new Kinds("", null, 0, null, 1L << 40, null, -0.0, null, false, null));

    @TempDir
    Path run;

    @Test
    void every_kind_of_value_comes_back_as_it_was() {
        TableWriter.write(folder("kinds"), Kinds.class, KINDS);
        assertEquals(KINDS, TableReader.read(folder("kinds"), Kinds.class));
    }

    @Test
    void associations_come_back_to_the_last_bit_and_in_order() {
        List<Association> rows = Rows.associations(5000);
        assertEquals(5000, TableWriter.write(folder("associations"), Association.class, rows.stream()));
        assertEquals(rows, TableReader.read(folder("associations"), Association.class));
    }

    @Test
    void an_empty_table_has_its_columns() {
        TableWriter.write(folder("pooled"), Pooled.class, List.of());
        assertEquals(List.of(), TableReader.read(folder("pooled"), Pooled.class));
        try (TableRows rows = TableReader.rows(Storage.standard(), folder("pooled"))) {
            assertEquals(TableSchema.of(Pooled.class).columns(), rows.columns());
        }
    }

    @Test
    void the_same_rows_are_the_same_bytes_and_nothing_else_is_in_the_folder() throws IOException {
        TableWriter.write(folder("a"), Association.class, Rows.associations(3000));
        TableWriter.write(folder("b"), Association.class, Rows.associations(3000));
        assertArrayEquals(Files.readAllBytes(file("a")), Files.readAllBytes(file("b")));
        assertEquals(List.of("part-00000.parquet"), Storage.standard().names(folder("a")));
    }

    @Test
    void writing_again_replaces_the_table() {
        TableWriter.write(folder("associations"), Association.class, Rows.associations(30));
        TableWriter.write(folder("associations"), Association.class, Rows.associations(2));
        assertEquals(
                2, TableReader.read(folder("associations"), Association.class).size());
    }

    @Test
    void a_table_that_is_not_finished_leaves_the_old_one_and_no_litter() throws IOException {
        TableWriter.write(folder("associations"), Association.class, Rows.associations(30));
        try (var table = TableWriter.open(Storage.standard(), folder("associations"), Association.class)) {
            table.append(Rows.defined(1));
        }
        assertEquals(
                30, TableReader.read(folder("associations"), Association.class).size());
        assertEquals(List.of("part-00000.parquet"), Storage.standard().names(folder("associations")));
    }

    @Test
    void a_refused_row_leaves_no_file() throws IOException {
        Stream<ClassifierMetric> rows = Stream.of(TableSchemaTest.metric("m", Double.NaN));
        assertThrows(
                IllegalArgumentException.class, () -> TableWriter.write(folder("m"), ClassifierMetric.class, rows));
        assertEquals(List.of(), Storage.standard().names(folder("m")));
    }

    @Test
    void rows_without_a_record_have_the_files_columns_with_their_meaning() {
        TableWriter.write(folder("kinds"), Kinds.class, KINDS);
        try (TableRows rows = TableReader.rows(Storage.standard(), folder("kinds"))) {
            assertEquals(
                    new TableColumn("maybe_text", ColumnKind.STRING, true, "b"),
                    rows.columns().get(1));
            assertEquals("ä", rows.next()[0]);
            assertEquals(1L << 40, rows.next()[4]);
            assertFalse(rows.hasNext());
        }
    }

    @Test
    void columns_are_found_by_name_and_not_by_place() {
        TableWriter.write(folder("kinds"), Kinds.class, KINDS);
        assertEquals(
                List.of(new Earlier(-1, "ä"), new Earlier(0, "")), TableReader.read(folder("kinds"), Earlier.class));
    }

    @Test
    void a_column_that_the_file_has_not_yet_is_missing_where_it_may_be_and_refused_where_not() {
        TableWriter.write(folder("kinds"), Earlier.class, List.of(new Earlier(3, "x")));
        assertEquals(List.of(new Later(3, null)), TableReader.read(folder("kinds"), Later.class));
        var refused = assertThrows(DataRefusedException.class, () -> TableReader.read(folder("kinds"), Kinds.class));
        assertTrue(refused.getMessage().contains("it has no column size"), refused.getMessage());
    }

    @Test
    void a_missing_table_is_refused_with_the_tables_that_the_run_has() {
        TableWriter.write(folder("pooled"), Pooled.class, List.of());
        TableWriter.write(folder("classifier/roc"), RocPoint.class, List.of());
        var refused = assertThrows(
                DataRefusedException.class,
                () -> TableReader.read(folder("classifier/metrics"), ClassifierMetric.class));
        assertEquals(
                "Cannot read table " + folder("classifier/metrics") + ": there is no such table. " + run
                        + " has pooled, classifier/roc.",
                refused.getMessage());
    }

    @Test
    void a_damaged_file_is_refused() throws IOException {
        TableWriter.write(folder("pooled"), Pooled.class, List.of());
        Files.writeString(file("pooled"), "not Parquet at all");
        var refused = assertThrows(DataRefusedException.class, () -> TableReader.read(folder("pooled"), Pooled.class));
        assertTrue(refused.getMessage().startsWith("Cannot read table "), refused.getMessage());
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        Files.writeString(run.resolve("taken"), "a file where the folder should be");
        var refused = assertThrows(
                DataRefusedException.class, () -> TableWriter.write(folder("taken/pooled"), Pooled.class, List.of()));
        assertTrue(refused.getMessage().startsWith("Cannot write table "), refused.getMessage());
    }

    @Test
    void strings_that_repeat_are_dictionary_encoded_and_everything_is_zstd() throws IOException {
        TableWriter.write(folder("associations"), Association.class, Rows.associations(1000));
        for (ColumnChunkMetaData column :
                footer("associations").getBlocks().get(0).getColumns()) {
            String name = column.getPath().toDotString();
            boolean text = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
            boolean distinct =
                    List.of("gene_id", "gene_symbol", "undefined_reason").contains(name);
            assertEquals(CompressionCodecName.ZSTD, column.getCodec(), name);
            assertEquals(text && !distinct, column.getEncodings().stream().anyMatch(Encoding::usesDictionary), name);
        }
    }

    @Test
    void the_file_says_what_its_columns_mean() throws IOException {
        TableWriter.write(folder("associations"), Association.class, List.of());
        var metadata = footer("associations").getFileMetaData().getKeyValueMetaData();
        assertEquals("associations", metadata.get("prominence.table"));
        assertEquals("-log10 of p, exact where p underflows", metadata.get("prominence.column.neg_log10_p"));
    }

    private ParquetMetadata footer(String table) throws IOException {
        try (var reader = ParquetFileReader.open(HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file(table).toUri()),
                Storage.standard().configuration()))) {
            return reader.getFooter();
        }
    }

    private String folder(String table) {
        return run.resolve(table).toString();
    }

    private Path file(String table) {
        return run.resolve(table).resolve(TableWriter.FILE);
    }
}
