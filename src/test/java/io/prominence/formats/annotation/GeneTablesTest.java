package io.prominence.formats.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.annotation.GeneResolution.How;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of HGNC and NCBI, and several tables as one. */
class GeneTablesTest {
    @TempDir
    Path folder;

    private static TextSource resource(String name) {
        return TextSource.of(Path.of("src/test/resources/genes", name).toString());
    }

    private static GeneTable hgnc() {
        return GeneTable.read(List.of(resource("hgnc_complete_set.txt")));
    }

    private static GeneTable geneInfo() {
        return GeneTable.read(List.of(resource("Homo_sapiens.gene_info")));
    }

    private static String words(GeneResolution found) {
        return found.how().id() + " " + found.geneId() + " " + found.symbol().orElse("-")
                + (found.candidates().isEmpty() ? "" : " of " + String.join(", ", found.candidates()));
    }

    @ParameterizedTest
    @CsvSource({
        "PROM2, direct ENSG00000155066 PROM2",
        "PROML2, alias ENSG00000155066 PROM2",
        "PROM-2, alias ENSG00000155066 PROM2",
        "PROML1, previous ENSG00000007062 PROM1",
        "CD133, alias ENSG00000007062 PROM1",
        "DEC1, previous ENSG00000173077 DELEC1",
        "SEPT2, previous ENSG00000168385 SEPTIN2",
        "PROML9, unresolved symbol:PROML9 PROML9",
        "PROML9~withdrawn, unresolved symbol:PROML9~withdrawn PROML9~withdrawn",
        "2-Sep, mangled ENSG00000168385 SEPTIN2",
        "02-Sep, mangled ENSG00000168385 SEPTIN2",
        "Sep-02, mangled ENSG00000168385 SEPTIN2",
        "2-Sep-06, mangled ENSG00000168385 SEPTIN2",
        "2006-09-02, mangled ENSG00000168385 SEPTIN2",
        "2006-09-02 00:00:00, mangled ENSG00000168385 SEPTIN2",
        "9/2/2006, mangled ENSG00000168385 SEPTIN2",
        "3-Mar, mangled ENSG00000173926 MARCHF3",
        "1-Dec, mangled ENSG00000173077 DELEC1",
        "1-Mar, 'ambiguous symbol:1-Mar 1-Mar of MARCHF1, MTARC1'",
        "38962, 'ambiguous symbol:38962 38962 of SEPTIN2'",
        "2-Jan, unresolved symbol:2-Jan 2-Jan",
        "2.31E+13, unresolved symbol:2.31E+13 2.31E+13"
    })
    void hgnc_tells_former_symbols_from_aliases(String symbol, String expected) {
        assertEquals(expected, words(hgnc().resolve(GeneIdKind.SYMBOL, symbol)));
    }

    @ParameterizedTest
    @CsvSource({
        "SYMBOL, PROML1, alias ENSG00000007062 PROM1",
        "SYMBOL, DEC1, 'ambiguous symbol:DEC1 DEC1 of BHLHE40, DELEC1'",
        "SYMBOL, 1-Dec, 'ambiguous symbol:1-Dec 1-Dec of BHLHE40, DELEC1'",
        "SYMBOL, LOC150696, previous ENSG00000155066 PROM2",
        "SYMBOL, ND1, unresolved symbol:ND1 ND1",
        "SYMBOL, NEWENTRY, unresolved symbol:NEWENTRY NEWENTRY",
        "ENTREZ, 150696, direct ENSG00000155066 PROM2",
        "ENTREZ, 150696.0, direct ENSG00000155066 PROM2",
        "ENTREZ, 90632, 'ambiguous entrez:90632 LINC00473 of LINC00473, PDE10A'",
        "SYMBOL, PDE10A, 'ambiguous symbol:PDE10A PDE10A of LINC00473, PDE10A'"
    })
    void ncbi_has_aliases_only_and_one_ensembl_id_for_two_genes(GeneIdKind kind, String id, String expected) {
        assertEquals(expected, words(geneInfo().resolve(kind, id)));
    }

    @Test
    void an_annotation_says_whose_an_ensembl_id_is() {
        TextSource gencode = Texts.write(
                folder, "g.tsv", "gene_id\tgene_type\tgene_name", "ENSG00000112541.17\tprotein_coding\tPDE10A");
        GeneTable table = GeneTable.read(List.of(gencode, resource("Homo_sapiens.gene_info")));
        assertEquals("direct ENSG00000112541 PDE10A", words(table.resolve(GeneIdKind.ENTREZ, "10846")));
        assertEquals("unresolved entrez:90632 LINC00473", words(table.resolve(GeneIdKind.ENTREZ, "90632")));
        assertEquals("unresolved symbol:LINC00473 LINC00473", words(table.resolve(GeneIdKind.SYMBOL, "LINC00473")));
    }

    @Test
    void of_several_tables_the_first_says_whose_a_current_symbol_is_and_all_say_whose_an_alias_is() {
        String header = "entrez_id\tsymbol\tensembl_ids\taliases";
        TextSource old =
                Texts.write(folder, "old.tsv", header, "1\tA\tENSG00000000001\tX|Y", "2\tB\tENSG00000000002\tZ");
        TextSource later =
                Texts.write(folder, "later.tsv", header, "1\tB\tENSG00000000001\tA|Y", "3\tC\tENSG00000000003\tX|Z");
        GeneTable oldFirst = GeneTable.read(List.of(old, later));
        assertEquals("direct ENSG00000000001 A", words(oldFirst.resolve(GeneIdKind.SYMBOL, "A")));
        assertEquals("direct ENSG00000000002 B", words(oldFirst.resolve(GeneIdKind.SYMBOL, "B")));
        GeneTable laterFirst = GeneTable.read(List.of(later, old));
        assertEquals("direct ENSG00000000001 B", words(laterFirst.resolve(GeneIdKind.SYMBOL, "B")));
        for (GeneTable both : List.of(oldFirst, laterFirst)) {
            assertEquals(How.AMBIGUOUS, both.resolve(GeneIdKind.SYMBOL, "X").how());
            assertEquals(How.AMBIGUOUS, both.resolve(GeneIdKind.SYMBOL, "Z").how());
            assertEquals("ENSG00000000001", both.resolve(GeneIdKind.SYMBOL, "Y").geneId());
        }
    }

    @Test
    void an_ensembl_id_that_hgnc_names_is_meant_before_others_of_the_symbol() {
        TextSource gencode = Texts.write(
                folder,
                "g.tsv",
                "gene_id\tgene_type\tgene_name",
                "ENSG00000280987.4\tprotein_coding\tMATR3",
                "ENSG00000015479.20\tprotein_coding\tMATR3");
        assertEquals(
                "ambiguous symbol:MATR3 MATR3 of ENSG00000280987, ENSG00000015479",
                words(GeneTable.read(List.of(gencode)).resolve(GeneIdKind.SYMBOL, "MATR3")));
        assertEquals(
                "direct ENSG00000015479 MATR3",
                words(GeneTable.read(List.of(gencode, resource("hgnc_complete_set.txt")))
                        .resolve(GeneIdKind.SYMBOL, "MATR3")));
    }

    @Test
    void a_name_of_any_kind_is_told_by_its_form() {
        for (String name :
                List.of("PROM2", "PROML2", "ENSG00000155066.14", "ENSG00000155066", "150696", "PROM2|150696")) {
            assertEquals("ENSG00000155066", hgnc().resolve(name).geneId(), name);
        }
    }

    @Test
    void without_tables_a_mangled_symbol_is_still_named() {
        GeneResolution found = GeneTable.none().resolve(GeneIdKind.SYMBOL, "2-Sep");
        assertEquals("unresolved symbol:2-Sep 2-Sep of SEPTIN2", words(found));
        assertEquals(Optional.of("SEPT2"), found.readAs());
        assertTrue(MangledSymbol.of("1-Mar").isPresent());
        for (String symbol : List.of("PROM2", "NOV", "MARCH1", "SEPT2", "APR-1x", "12345678", "12345", "1A")) {
            assertFalse(MangledSymbol.of(symbol).isPresent(), symbol);
        }
    }

    @Test
    void a_file_of_another_organism_is_refused() {
        TextSource mouse = Texts.write(
                folder,
                "m.tsv",
                "#tax_id\tGeneID\tSymbol\tSynonyms\tdbXrefs",
                "10090\t1\tPzp\t-\tEnsembl:ENSMUSG00000030359");
        String message = assertThrows(DataRefusedException.class, () -> GeneTable.read(List.of(mouse)))
                .getMessage();
        assertTrue(message.contains("it has no gene of man (tax_id 9606)"), message);
    }
}
