package io.prominence.formats.anndata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.formats.GeneRow;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Texts;
import io.prominence.formats.table.ClinicalRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by {@code src/test/python/anndata_fixtures.py}. */
class AnnDataTest {
    private static final Path FIXTURES = Path.of("src/test/resources/anndata");
    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();

    private static AnnData data(Path file, Optional<String> layer, Optional<String> geneColumn) {
        return AnnData.of(file, layer, geneColumn, MissingTokens.DEFAULT);
    }

    private static AnnData data(String name) {
        return data(FIXTURES.resolve(name), NONE, NONE);
    }

    private List<GeneRow> rows(AnnData data) {
        var rows = new ArrayList<GeneRow>();
        data.forEachGene(rows::add, Texts.into(refused));
        return rows;
    }

    private static String message(Runnable work) {
        return assertThrows(RuntimeException.class, work::run).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense.h5ad", "dense-chunked.h5ad", "csr.h5ad", "csc.h5ad"})
    void values_are_the_same_in_every_encoding(String name) {
        AnnData data = data(name);
        assertEquals(List.of("S1", "S2", "S3", "S4", "S5"), data.sampleIds());
        List<GeneRow> rows = rows(data);
        assertEquals("ENSG00000155066.14", rows.get(0).geneId());
        assertEquals(name + ":variable 4", rows.get(3).place());
        assertArrayEquals(new float[] {0, 2.25f, 0, -3, 0}, rows.get(0).values());
        assertArrayEquals(new float[] {1.5f, 0, 0, 4, 0}, rows.get(1).values());
        assertArrayEquals(new float[] {0, 0, 0, 0, 0}, rows.get(2).values());
        assertArrayEquals(new float[] {7, 0, 0.1f, 1e-3f, 0}, rows.get(3).values());
        List<GeneRow> doubled = rows(data(FIXTURES.resolve(name), Optional.of("doubled"), Optional.of("symbol")));
        assertEquals("PROM2", doubled.get(0).geneId());
        assertArrayEquals(new float[] {0, 4.5f, 0, -6, 0}, doubled.get(0).values());
        assertEquals(List.of(), refused);
    }

    @Test
    void whole_numbers_are_values_too() {
        assertArrayEquals(
                new float[] {49, 0, 0, 0, 0}, rows(data("counts.h5ad")).get(3).values());
    }

    @Test
    void columns_of_observations_are_text() {
        ClinicalRows table = data("csr.h5ad").sampleTable();
        assertEquals(Optional.of("met"), table.value("S1", "status"));
        assertEquals(Optional.empty(), table.value("S3", "status"));
        assertEquals(Optional.of("61.5"), table.value("S2", "age"));
        assertEquals(Optional.empty(), table.value("S3", "age"));
        assertEquals(Optional.of("2"), table.value("S5", "batch"));
        assertEquals(Optional.of("TRUE"), table.value("S1", "treated"));
        assertEquals(Optional.of("é"), table.value("S5", "note"));
        assertEquals(Optional.of("3"), table.value("S3", "grade"));
        assertEquals(Optional.empty(), table.value("S2", "grade"));
        assertEquals(6, data("csr.h5ad").columns().size());
    }

    @Test
    void what_is_not_there_is_named() {
        Path dense = FIXTURES.resolve("dense.h5ad");
        assertTrue(message(() -> data(dense, Optional.of("raw"), NONE)).contains("no layer raw. It has doubled."));
        assertTrue(message(() -> data(dense, NONE, Optional.of("name")))
                .contains("var has no column name. Its columns are symbol."));
        assertTrue(message(() -> data("none.h5ad")).contains("there is no such file"));
    }

    @Test
    void damaged_files_are_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("t.h5ad"), "gene\tS1\n".repeat(100));
        assertTrue(message(() -> data(text, NONE, NONE)).contains("t.h5ad as HDF5: "));
        Path pointer = Files.writeString(
                folder.resolve("p.h5ad"), "version https://git-lfs.github.com/spec/v1\noid sha256:0a\nsize 12345\n");
        assertEquals(
                "Cannot read " + pointer
                        + ": it is a Git LFS pointer, not the data (12,345 bytes). Run `git lfs pull` in"
                        + " its repository.",
                message(() -> data(pointer, NONE, NONE)));
        byte[] whole = Files.readAllBytes(FIXTURES.resolve("dense.h5ad"));
        Path cut = Files.write(folder.resolve("c.h5ad"), Arrays.copyOf(whole, whole.length / 2));
        String message = message(() -> rows(data(cut, NONE, NONE)));
        assertTrue(message.startsWith("Cannot read " + cut), message);
        assertTrue(message(() -> data("lzf.h5ad")).contains(" is compressed with LZF. Write the file again with"));
    }
}
