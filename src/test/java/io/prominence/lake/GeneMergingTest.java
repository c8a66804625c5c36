package io.prominence.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.DuplicateGenes;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneTable;
import io.prominence.formats.annotation.SourceGenes;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.lake.GeneAudit.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which row stands for a gene, without Spark: rows lie in no file here. */
class GeneMergingTest {
    private static final float NONE = Float.NaN;

    private final CohortFixture cohort = new CohortFixture("made");
    private final List<StagedRow> rows = new ArrayList<>();

    private void row(String sourceId, float... values) {
        rows.add(StagedRow.of(sourceId, "", "x.tsv:" + (rows.size() + 2), "file", rows.size(), values));
    }

    private GeneMerging merged(GeneIdKind kind, DuplicateGenes rule) {
        cohort.geneId = kind;
        cohort.duplicates = rule;
        GeneTable table = GeneTable.read(List.of(TextSource.of("src/test/resources/genes/hgnc_complete_set.txt")));
        return GeneMerging.of(cohort.definition(), new SourceGenes(table, kind, PlatformTable.none()), rows);
    }

    private List<String> fates(GeneIdKind kind, DuplicateGenes rule) {
        return merged(kind, rule).rows().stream()
                .map(row -> row.sourceId() + " " + row.fate().id()
                        + row.keptPlace().map(place -> " for " + place).orElse(""))
                .toList();
    }

    @Test
    void a_copy_on_y_stands_aside_and_is_never_averaged_in() {
        row("ENSG00000155066.14_PAR_Y", 0, 90);
        row("ENSG00000155066.14", 1, 2);
        row("ENSG00000155066.13", 3, 4);
        List<String> expected = List.of(
                "ENSG00000155066.14_PAR_Y set-aside for x.tsv:3",
                "ENSG00000155066.14 averaged",
                "ENSG00000155066.13 averaged");
        assertEquals(expected, fates(GeneIdKind.ENSEMBL, DuplicateGenes.MEAN));
        assertEquals(
                new GeneIdAudit(0, 2, 1, 0, 0, 0, 0, 0, 0, 2),
                merged(GeneIdKind.ENSEMBL, DuplicateGenes.MEAN).audit());
    }

    @Test
    void a_copy_on_y_alone_is_the_gene() {
        row("ENSG00000155066.14_PAR_Y", 0, 90);
        assertEquals(List.of("ENSG00000155066.14_PAR_Y kept"), fates(GeneIdKind.ENSEMBL, DuplicateGenes.FAIL));
    }

    @Test
    void the_surest_name_stands_before_any_variance() {
        row("CD133", 0, 90);
        row("PROML1", 0, 60);
        assertEquals(
                List.of("CD133 set-aside for x.tsv:3", "PROML1 kept"),
                fates(GeneIdKind.SYMBOL, DuplicateGenes.MAX_VARIANCE));
        row("PROM1", 1, 2);
        assertEquals(
                List.of("CD133 set-aside for x.tsv:4", "PROML1 set-aside for x.tsv:4", "PROM1 kept"),
                fates(GeneIdKind.SYMBOL, DuplicateGenes.FAIL));
        assertEquals(
                new GeneIdAudit(1, 0, 0, 1, 1, 0, 0, 0, 0, 2),
                merged(GeneIdKind.SYMBOL, DuplicateGenes.FAIL).audit());
    }

    @Test
    void the_largest_variance_wins_the_first_of_equals_and_a_row_of_few_values_takes_no_part() {
        row("PROM2", 1, 2, 3, 4, 5);
        row("PROM2", 2, 4, 6, 8, 10);
        row("PROM2", 10, 8, 6, 4, 2);
        row("PROM2", 0, 900, NONE, NONE, NONE);
        assertEquals(
                List.of(
                        "PROM2 set-aside for x.tsv:3",
                        "PROM2 kept",
                        "PROM2 set-aside for x.tsv:3",
                        "PROM2 set-aside for x.tsv:3"),
                fates(GeneIdKind.SYMBOL, DuplicateGenes.MAX_VARIANCE));
        assertEquals(
                "x.tsv:2",
                merged(GeneIdKind.SYMBOL, DuplicateGenes.FIRST)
                        .rows()
                        .get(3)
                        .keptPlace()
                        .orElseThrow());
    }

    @Test
    void without_any_variance_the_first_of_the_full_rows_stands() {
        row("PROM2", NONE);
        row("PROM2", 7);
        row("PROM2", 8);
        assertEquals(
                List.of("PROM2 set-aside for x.tsv:3", "PROM2 kept", "PROM2 set-aside for x.tsv:3"),
                fates(GeneIdKind.SYMBOL, DuplicateGenes.MAX_VARIANCE));
    }

    @Test
    void what_could_be_two_genes_is_never_averaged() {
        row("1-Mar", 1, 2);
        row("1-Mar", 1, 5);
        row("3-Mar", 1, 5);
        GeneMerging merging = merged(GeneIdKind.SYMBOL, DuplicateGenes.MEAN);
        assertEquals(Fate.SET_ASIDE, merging.rows().get(0).fate());
        assertEquals(Fate.KEPT, merging.rows().get(1).fate());
        GeneAudit resolved = merging.rows().get(2);
        assertEquals("ENSG00000173926", resolved.geneId());
        assertEquals(Optional.of("MARCH3"), resolved.readAs());
        assertEquals(List.of("MARCHF1", "MTARC1"), merging.rows().get(0).candidates());
        List<String> warnings = new GeneWarnings(
                        cohort.definition(),
                        new SourceGenes(GeneTable.none(), GeneIdKind.SYMBOL, PlatformTable.none()),
                        merging.rows())
                .sentences();
        assertEquals(
                List.of(
                        "3 gene symbols look like dates or numbers that a spreadsheet made of symbols: 1-Mar (MARCH1 or MARC1,"
                                + " not resolved), 1-Mar (MARCH1 or MARC1, not resolved), 3-Mar (MARCH3, taken as MARCHF3)."
                                + " Restore them in the source; gene_audit has all of them."),
                warnings);
    }

    @Test
    void fail_names_both_rows() {
        row("PROM2", 1, 2);
        row("PROM2", 3, 4);
        String message = assertThrows(DataRefusedException.class, () -> merged(GeneIdKind.SYMBOL, DuplicateGenes.FAIL))
                .getMessage();
        assertTrue(
                message.contains("gene ENSG00000155066 has several rows, PROM2 (x.tsv:2) and PROM2 (x.tsv:3)"),
                message);
    }
}
