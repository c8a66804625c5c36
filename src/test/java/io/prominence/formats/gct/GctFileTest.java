package io.prominence.formats.gct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.GeneRow;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.table.ClinicalRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GctFileTest {
    private static final String[] THIRD = {
        "#1.3",
        "2\t3\t2\t2",
        "id\tsymbol\tchrom\tS1\tS2\tS3",
        "site\tna\tna\tbone\tlung\tNA",
        "age\tna\tna\t60\t50\t40",
        "P1\tPROM2\t2\t1\t2\tNaN",
        "P2\tVIM\t10\t4\tx\t6"
    };

    @TempDir
    Path folder;

    private final List<GeneRow> rows = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private GctFile open(TextSource source, String gene, String symbol) {
        GctFile file =
                GctFile.open(source, Optional.ofNullable(gene), Optional.ofNullable(symbol), MissingTokens.DEFAULT);
        file.reader().forEachGene(rows::add, Texts.into(refused));
        return file;
    }

    @Test
    void the_second_version_has_names_descriptions_and_values() {
        GctFile file = open(
                Texts.write(
                        folder,
                        "a.gct",
                        "#1.2",
                        "2\t3",
                        "Name\tDescription\tS1\tS2\tS3",
                        "ENSG1\tPROM2\t1\t2\t3",
                        "ENSG2\tna\t4\t5\t6"),
                null,
                "Description");
        assertEquals(List.of("S1", "S2", "S3"), file.reader().sampleIds());
        assertEquals("ENSG1", rows.get(0).geneId());
        assertEquals(Optional.of("PROM2"), rows.get(0).symbol());
        assertEquals(Optional.empty(), rows.get(1).symbol());
        assertArrayEquals(new float[] {4, 5, 6}, rows.get(1).values());
        assertEquals(List.of(), file.sampleTables());
    }

    @Test
    void the_third_version_brings_clinical_values_of_its_samples() {
        GctFile file = open(Texts.write(folder, "b.gct", THIRD), "symbol", null);
        assertEquals("PROM2", rows.get(0).geneId());
        assertEquals("b.gct:6", rows.get(0).place());
        assertArrayEquals(new float[] {1, 2, Float.NaN}, rows.get(0).values());
        assertEquals(List.of("b.gct:7 S2 x not a number"), refused);
        assertEquals(List.of("id", "site", "age"), file.sampleColumns());
        ClinicalRows samples = file.sampleTables().get(0);
        assertEquals(Optional.of("lung"), samples.value("S2", "site"));
        assertEquals(Optional.empty(), samples.value("S3", "site"));
        assertEquals(List.of("S1", "S2", "S3"), List.copyOf(samples.keys()));
    }

    @Test
    void a_column_that_is_not_there_is_a_fault_of_the_configuration() {
        TextSource source = Texts.write(folder, "c.gct", THIRD);
        var fault = assertThrows(ConfigurationException.class, () -> open(source, "gene", null));
        assertTrue(
                fault.getMessage()
                        .endsWith("expression.gene-column = gene is not one of the columns before its values, which are"
                                + " id, symbol, chrom."),
                fault::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;#1.4;its first line is \"#1.4\", not #1.2 or #1.3",
                "1;2\t3;its second line is \"2\\t3\", not the 4 sizes",
                "1;3\t3\t2\t2;it has 2 rows of values, and its second line says 3",
                "1;2\t4\t2\t2;line 3 (a header) has 6 fields, and the sizes on its second line make 7",
                "1;2\t3\t2\t3;it has 1 rows of values, and its second line says 2",
                "2;id\tsymbol\tchrom\tS1\tS2\tS1;sample \"S1\" of its header has no name or appears twice",
                "4;site\tna\tna\t60\t50\t40;line 5 has the column metadata \"site\", a name that is empty or taken",
                "5;P1\tPROM2\t2\t1\t2;line 6 has 5 fields"
            })
    void what_contradicts_its_own_sizes_is_refused(int line, String text, String reason) {
        String[] lines = THIRD.clone();
        lines[line] = text.replace("\\t", "\t");
        var refusal =
                assertThrows(DataRefusedException.class, () -> open(Texts.write(folder, "d.gct", lines), null, null));
        assertTrue(refusal.getMessage().contains(": " + reason), refusal::getMessage);
    }
}
