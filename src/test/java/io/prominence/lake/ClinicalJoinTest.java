package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ClinicalTable;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.MissingTokens;
import io.prominence.formats.Texts;
import io.prominence.formats.table.ClinicalRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicalJoinTest {
    private static final IngestedSample S1 = new IngestedSample("S1", "P1", 0);
    private static final IngestedSample S2 = new IngestedSample("S2", "P2", 1);

    @TempDir
    Path folder;

    private static ClinicalRows ofSource(String... thirdRow) {
        var rows = new ClinicalRows.Builder("values.gct", List.of("id", "site", "batch"), 0, MissingTokens.DEFAULT);
        rows.add(3, List.of("S1", "bone", "1"));
        rows.add(4, List.of("S2", "lung", "2"));
        if (thirdRow.length > 0) {
            rows.add(5, List.of(thirdRow));
        }
        return rows.build();
    }

    private ClinicalJoin join(ClinicalRows ofSource) {
        String path = Texts.write(folder, "configured.tsv", "patient\tsite", "P1\tbrain", "P2\tNA")
                .path();
        var table = new ClinicalTable(path, "patient", ClinicalTable.Level.PATIENT, '\t');
        return ClinicalJoin.read(List.of(table), List.of(ofSource), MissingTokens.DEFAULT, new Configuration());
    }

    @Test
    void what_a_source_states_of_its_samples_counts_after_the_tables_that_are_configured() {
        ClinicalJoin join = join(ofSource());
        assertEquals(Optional.of(new ClinicalValue("configured.tsv", 2, "site", "brain")), join.value(S1, "site"));
        assertEquals(Optional.of(new ClinicalValue("values.gct", 4, "site", "lung")), join.value(S2, "site"));
        assertEquals(Map.of("patient", "P1", "site", "brain", "id", "S1", "batch", "1"), join.attributes(S1));
        assertTrue(join.has(new IngestedSample("S1", "nobody", 0)));
    }

    @Test
    void rows_of_a_source_that_disagree_are_refused_where_the_column_is_used() {
        ClinicalJoin join = join(ofSource("S2", "skin", "2"));
        join.requireColumns("made", List.of("batch"));
        var refused =
                assertThrows(DataRefusedException.class, () -> join.requireColumns("made", List.of("site", "batch")));
        assertEquals(
                "Cannot read values.gct: the rows of S2 disagree in column site: \"lung\" and \"skin\" (line 5)."
                        + " Keep one row of each id.",
                refused.getMessage());
    }
}
