package io.prominence.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.MissingValues;
import io.prominence.formats.matrix.MatrixReader;
import io.prominence.formats.matrix.Orientation;
import io.prominence.formats.table.ClinicalFile;
import io.prominence.formats.table.ClinicalRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingTokensTest {
    private static final MissingTokens OTHERS =
            MissingTokens.of(MissingValues.DEFAULT.without(List.of("-")).and(List.of("Not Known", "-9", "n.d.")));

    @TempDir
    Path folder;

    @Test
    void the_default_list_is_what_the_tables_of_the_field_write() {
        for (String text : List.of("", " ", "NA", "nan", "N/A", "#N/A", "null", ".", "-", "--", "'--", "<NA>")) {
            assertTrue(MissingTokens.DEFAULT.isMissing(text), text);
        }
        for (String text : List.of("[Not Available]", "[not applicable]", "[Not Evaluated]", "[Unknown]")) {
            assertTrue(MissingTokens.DEFAULT.isMissing(text), text);
        }
        for (String text : List.of("0", "-9", "none", "unknown", "N", "+")) {
            assertFalse(MissingTokens.DEFAULT.isMissing(text), text);
        }
        assertFalse(MissingTokens.DEFAULT.hasNumbers());
    }

    @Test
    void a_cohort_adds_to_the_list_takes_out_of_it_or_replaces_it() {
        assertTrue(OTHERS.isMissing(" not known"));
        assertTrue(OTHERS.isMissing("NA"));
        assertFalse(OTHERS.isMissing("-"));
        var only = MissingTokens.of(new MissingValues(List.of("n.d.")));
        assertTrue(only.isMissing("N.D."));
        assertTrue(only.isMissing(""), "nothing is always missing");
        assertFalse(only.isMissing("NA"));
    }

    @Test
    void numbers_are_compared_as_numbers() {
        for (String text : List.of("-9", "-9.0", " -9.00", "-.9e1")) {
            assertTrue(OTHERS.isMissing(text), text);
        }
        assertFalse(OTHERS.isMissing("9"));
        assertTrue(OTHERS.isMissing(-9f));
        assertFalse(OTHERS.isMissing(-9.5f));
    }

    @Test
    void bytes_are_told_as_text_is() {
        byte[] bytes = "x;Not Known;-;nicht erhältlich".getBytes(StandardCharsets.UTF_8);
        assertTrue(OTHERS.isMissing(bytes, 2, 11));
        assertFalse(OTHERS.isMissing(bytes, 12, 13));
        assertTrue(OTHERS.isMissing(bytes, 12, 12));
        var german = MissingTokens.of(new MissingValues(List.of("Nicht erhältlich")));
        assertTrue(german.isMissing(bytes, 14, bytes.length));
    }

    @Test
    void cells_of_a_matrix_and_of_a_clinical_table_heed_the_list_and_ids_do_not() {
        var refused = new ArrayList<String>();
        var rows = new ArrayList<GeneRow>();
        MatrixReader matrix = MatrixReader.of(
                        Texts.write(folder, "m.tsv", "gene\tS1\tS2\tS3", "999\tn.d.\t1\t-", "CDH1\t1\t2\t3"),
                        Orientation.GENES_BY_SAMPLES)
                .withMissing(MissingTokens.of(
                        MissingValues.DEFAULT.without(List.of("-")).and(List.of("n.d.", "999"))));
        matrix.forEachGene(rows::add, Texts.into(refused));
        assertEquals("999", rows.get(0).geneId());
        assertEquals(List.of("m.tsv:2 S3 - not a number"), refused);
        assertTrue(Float.isNaN(rows.get(0).values()[0]));

        ClinicalRows table = ClinicalFile.of(Texts.write(folder, "t.tsv", "id\ter", "-9\t-", "S2\tn.d."), '\t')
                .withMissing(OTHERS)
                .read("id");
        assertEquals(Optional.of("-"), table.value("-9", "er"));
        assertEquals(Optional.empty(), table.value("S2", "er"));
    }
}
