package io.prominence.formats.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicalFileTest {
    @TempDir
    Path folder;

    @Test
    void a_table_is_read_by_its_key() {
        ClinicalRows rows = tabs("#comment\tx", "id\tage\tstatus", "P1\t61\t1:DECEASED", "P2\t[Not Available]\tnull")
                .read("id");
        assertEquals(List.of("P1", "P2"), List.copyOf(rows.keys()));
        assertEquals(Optional.of("1:DECEASED"), rows.value("P1", "status"));
        assertEquals(Optional.empty(), rows.value("P2", "age"));
        assertEquals(Optional.empty(), rows.value("P3", "age"));
        assertEquals(Map.of("id", "P2", "age", "[Not Available]", "status", "null"), rows.row("P2"));
    }

    @Test
    void columns_are_known_from_the_header_alone() {
        assertEquals(List.of("id", "age"), tabs("#c", "id\tage").columns());
    }

    @Test
    void quoted_commas_quotes_and_line_ends_are_text() {
        ClinicalRows rows = commas("id,note,n", "\"P1\",\"met, \"\"lung\"\"\nand liver\",3", "P2,,4", "P3,\"\",")
                .read("id");
        assertEquals(Optional.of("met, \"lung\"\nand liver"), rows.value("P1", "note"));
        assertEquals(Optional.of("3"), rows.value("P1", "n"));
        assertEquals(Optional.of("4"), rows.value("P2", "n"));
        assertEquals(Optional.empty(), rows.value("P3", "n"));
    }

    @Test
    void stray_quotes_in_tab_separated_text_are_text() {
        ClinicalRows rows =
                tabs("\"id\"\tnote", "P1\t5\" margin", "P2\t\"whole\"").read("id");
        assertEquals(Optional.of("5\" margin"), rows.value("P1", "note"));
        assertEquals(Optional.of("whole"), rows.value("P2", "note"));
    }

    @Test
    void bare_carriage_returns_end_lines() {
        var source = Texts.bytes(folder, "t.txt", "id\tage\rP1\t5\rP2\t6\r".getBytes(StandardCharsets.UTF_8));
        assertEquals(2, ClinicalFile.of(source, '\t').read("id").size());
    }

    @Test
    void rows_of_one_id_complete_each_other() {
        ClinicalRows rows =
                tabs("id\ta\tb", "P1\tNA\t2", "P1\t1\t2", "P1\t1\tNA").read("id");
        assertEquals(1, rows.size());
        assertEquals(Optional.of("1"), rows.value("P1", "a"));
        assertEquals(List.of(), List.copyOf(rows.conflicts()));
    }

    @Test
    void rows_of_one_id_that_disagree_are_refused_only_where_the_column_is_used() {
        ClinicalRows rows =
                tabs("patient\tgene\ttime", "P1\tA\t5", "P1\tB\t5", "P2\tA\t7").read("patient");
        assertDoesNotThrow(() -> rows.refuseConflicts(List.of("time")));
        assertEquals(
                "Cannot read t.tsv: the rows of P1 disagree in column gene: \"A\" and \"B\" (line 3). Keep one row of each"
                        + " id.",
                assertThrows(DataRefusedException.class, () -> rows.refuseConflicts(List.of("time", "gene")))
                        .getMessage());
    }

    @Test
    void rows_without_id_are_counted() {
        ClinicalRows rows = tabs("id\ta", "\t1", "NA\t2", "P1\t3").read("id");
        assertEquals(1, rows.size());
        assertEquals(2, rows.rowsWithoutKey());
    }

    @Test
    void a_short_row_is_filled_up_and_a_long_one_is_refused() {
        assertEquals(Optional.empty(), tabs("id\ta\tb", "P1\t1").read("id").value("P1", "b"));
        assertEquals(
                "line 2 has 5 fields, the header 3. Check the separator and stray quotes.",
                refusal(tabs("id\ta\tb", "P1\t1\t2\t3\t4")));
    }

    @Test
    void row_names_of_r_without_a_header_are_named() {
        assertEquals(
                "line 2 has 4 fields, the header 3. R writes row names without a name: write the table with row.names ="
                        + " FALSE.",
                refusal(tabs("id\ta\tb", "1\tP1\t1\t2")));
    }

    @Test
    void a_missing_key_column_is_named_with_those_there_are() {
        String message = assertThrows(ConfigurationException.class, () -> tabs("sample\tage", "S1\t5")
                        .read("id"))
                .getMessage();
        assertTrue(message.endsWith("it has no column id. Its columns are sample, age."), message);
    }

    @Test
    void broken_tables_are_refused() {
        assertEquals(
                "column age appears twice in the header (fields 2 and 3). Rename one.",
                refusal(tabs("id\tage\tage", "P1\t1\t2")));
        assertEquals("it has a header but no row. Give a table with values.", refusal(tabs("id\tage")));
        assertEquals(
                "it has no header line. Give a table whose first line names its columns.", refusal(tabs("# nothing")));
        assertEquals(
                "the quoted field that begins on line 3 or before does not end. Close the quote.",
                refusal(commas("id,a", "P1,\"open", "P2,3")));
    }

    private ClinicalFile tabs(String... lines) {
        return ClinicalFile.of(Texts.write(folder, "t.tsv", lines), '\t');
    }

    private ClinicalFile commas(String... lines) {
        return ClinicalFile.of(Texts.write(folder, "t.csv", lines), ',');
    }

    private String refusal(ClinicalFile file) {
        String message =
                assertThrows(DataRefusedException.class, () -> file.read("id")).getMessage();
        return message.substring(("Cannot read " + file.source().path() + ": ").length());
    }
}
