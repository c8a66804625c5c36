package io.prominence.formats.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.ConfigurationException;
import io.prominence.domain.DataRefusedException;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.geo.PlatformTable.Choice;
import io.prominence.formats.geo.PlatformTable.Gene;
import io.prominence.testing.RealData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTableTest {
    @TempDir
    Path folder;

    private PlatformTable table(String... lines) {
        return PlatformTable.read(Texts.write(folder, "platform.txt", lines), Choice.only());
    }

    private String refused(Choice choice, String... lines) {
        TextSource source = Texts.write(folder, "platform.txt", lines);
        return assertThrows(RuntimeException.class, () -> PlatformTable.read(source, choice))
                .getMessage();
    }

    @Test
    void a_probe_of_several_genes_is_kept_as_several() {
        PlatformTable table = table(
                "^PLATFORM = GPL1",
                "#ID = probe",
                "!platform_table_begin",
                "ID\tGene Title\tGene Symbol\tENTREZ_GENE_ID",
                "1_at\tprominin 2\tPROM2\t150696",
                "2_at\tboth\tSNX3 /// NR2E1\t8724 /// 7101",
                "3_at\tcontrol\t---\t",
                "4_at",
                "!platform_table_end");
        assertEquals("GPL1", table.platform());
        assertEquals(List.of(new Gene("PROM2", "150696")), table.genes("1_at"));
        assertEquals(Optional.of("PROM2"), table.symbol("1_at"));
        assertEquals(List.of(new Gene("SNX3", "8724"), new Gene("NR2E1", "7101")), table.genes("2_at"));
        assertEquals(Optional.empty(), table.symbol("2_at"));
        assertEquals(List.of(), table.genes("3_at"));
        assertTrue(table.contains("4_at"));
        assertFalse(table.contains("5_at"));
        assertEquals(4, table.size());
    }

    @Test
    void one_gene_named_twice_is_one_gene() {
        PlatformTable table = table("ID\tGene symbol\tGene ID", "1_at\tA///A\t7///7", "2_at\tA\t7", "2_at\tOLD\t7");
        assertEquals(List.of(new Gene("A", "7")), table.genes("1_at"));
        assertEquals(List.of(new Gene("A", "7")), table.genes("2_at"));
    }

    @Test
    void no_gene_is_lost_where_ids_and_symbols_do_not_pair() {
        PlatformTable table = table("ID\tGene symbol\tGene ID", "1_at\tA///B\t7", "2_at\tA\t7///8", "3_at\tA\t");
        assertEquals(List.of(new Gene("A", ""), new Gene("B", "")), table.genes("1_at"));
        assertEquals(List.of(new Gene("", "7"), new Gene("", "8")), table.genes("2_at"));
        assertEquals(List.of(new Gene("A", "")), table.genes("3_at"));
    }

    @Test
    void gene_assignments_of_affymetrix_are_read() {
        PlatformTable table = table(
                "#ID = transcript cluster",
                "ID\tgene_assignment\tmrna_assignment",
                "8043522\tNM_144707 // PROM2 // prominin 2 // 2q11.1 // 150696 /// ENST00000317620 // PROM2 // prominin 2"
                        + " // 2q11.1 // 150696\tx",
                "7892501\t---\t---");
        assertEquals(List.of(new Gene("PROM2", "150696")), table.genes("8043522"));
        assertEquals(List.of(), table.genes("7892501"));
    }

    @Test
    void two_columns_need_no_header() {
        assertEquals(Optional.of("PROM2"), table("1_at\tPROM2", "2_at\tVIM").symbol("1_at"));
        assertEquals(
                Optional.of("VIM"),
                table("probe,symbol", "1_at,PROM2", "2_at,VIM").symbol("2_at"));
    }

    @Test
    void a_column_is_chosen_by_name() {
        TextSource source = Texts.write(folder, "p.txt", "ID\tsymbol\tCURRENT", "1_at\tPROML2\tPROM2");
        var choice = new Choice(Optional.empty(), Optional.of("CURRENT"));
        assertEquals(Optional.of("PROM2"), PlatformTable.read(source, choice).symbol("1_at"));
        var wrong = new Choice(Optional.empty(), Optional.of("NOW"));
        assertTrue(refused(wrong, "ID\tsymbol", "1_at\tA").contains("has no column NOW. Its columns are ID, symbol."));
    }

    @Test
    void several_platforms_are_never_mixed() {
        String[] lines = {"probe_id\tsymbol\tgpl", "1_at\tA\tGPL96", "1_at\tB\tGPL97"};
        TextSource source = Texts.write(folder, "p.txt", lines);
        assertEquals(
                Optional.of("B"), PlatformTable.read(source, Choice.of("GPL97")).symbol("1_at"));
        String several = assertThrows(ConfigurationException.class, () -> PlatformTable.read(source, Choice.only()))
                .getMessage();
        assertTrue(several.contains("it has 2 platforms (GPL96, GPL97)"), several);
        String absent = assertThrows(ConfigurationException.class, () -> PlatformTable.read(source, Choice.of("GPL98")))
                .getMessage();
        assertTrue(absent.contains("no platform GPL98, it has GPL96, GPL97. Did you mean GPL96?"), absent);
    }

    @Test
    void what_is_no_platform_table_is_refused() {
        assertTrue(refused(Choice.only(), "ID\tGB_ACC\tX", "1_at\tU1\tx")
                .contains("no column of the platform's table names genes; its columns are ID, GB_ACC, X."));
        assertTrue(refused(Choice.only(), "^PLATFORM = GPL1", "!platform_table_begin", "ID\tSymbol", "1_at\tA")
                .contains("the table that begins on line 2 has no end (table_end)"));
        assertTrue(refused(Choice.only(), "^SERIES = GSE1", "!Series_title = x")
                .contains("it has no row of a probe. Give the table of a platform."));
        assertTrue(refused(Choice.only(), "ID\tSymbol", "1_at\tA\tB").contains("line 2 has 3 fields, the header 2"));
        assertThrows(
                DataRefusedException.class,
                () -> PlatformTable.read(Texts.write(folder, "e.txt", "#x"), Choice.only()));
    }

    /** Each annotation has an opinion of its own; probes counted with awk. */
    @ParameterizedTest
    @CsvSource({
        "formats/geo-soft/GPL97.annot.gz, GPL97, 22645, KCNIP3",
        "formats/geo-soft/GSE781_family.soft.gz, GPL97, 22645, KCNIP3",
        "annotation/probe_symbol_gpl.tsv.gz, GPL97, 15482, PROM2",
    })
    void real_annotations_are_read(String path, String platform, int probes, String disputed) {
        TextSource source = TextSource.of(RealData.path(path).toString());
        PlatformTable table = PlatformTable.read(source, Choice.of(platform));
        assertEquals(platform, table.platform());
        assertEquals(probes, table.size());
        assertEquals(Optional.of("PROM2"), table.symbol("239528_at"));
        assertEquals(Optional.of(disputed), table.symbol("234198_at"));
        assertEquals(Optional.of(disputed), table.symbol("234647_at"));
    }
}
