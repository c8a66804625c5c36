package io.prominence.formats.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.DataRefusedException;
import io.prominence.domain.GeneIdKind;
import io.prominence.formats.Texts;
import io.prominence.formats.annotation.GeneResolution.How;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneTableTest {
    @TempDir
    Path folder;

    private GeneTable table;

    @BeforeEach
    void read() {
        table = GeneTable.read(List.of(
                Texts.write(
                        folder,
                        "gencode.tsv",
                        "seqnames\tgene_id\tgene_type\tgene_name",
                        "chr2\tENSG00000155066.16\tprotein_coding\tPROM2",
                        "chr4\tENSG00000007062.12\tprotein_coding\tPROM1",
                        "chrX\tENSG00000182378.14\tprotein_coding\tPLCXD1",
                        "chrY\tENSG00000182378.14_PAR_Y\tprotein_coding\tPLCXD1",
                        "chr1\tENSG00000143248.13\tprotein_coding\tRGS5",
                        "chr1\tENSG00000232995.7\tlncRNA\tRGS5",
                        "chr5\tENSG00000280987.4\tprotein_coding\tMATR3",
                        "chr5\tENSG00000015479.19\tprotein_coding\tMATR3",
                        "chr16\tENSG00000188603.18\tprotein_coding\tCLN3",
                        "chr16\tENSG00000261832.6\tprotein_coding\tAC138894.1",
                        "chr6\tENSG00000206503.13\tprotein_coding\tHLA-A"),
                Texts.write(
                        folder,
                        "org.tsv",
                        "entrez_id\tsymbol\tgene_name\tgene_type\tensembl_ids\taliases",
                        "150696\tPROM2\tprominin 2\tprotein-coding\tENSG00000155066\tPROML2",
                        "8842\tPROM1\tprominin 1\tprotein-coding\tENSG00000007062\tAC133|CD133|PROML1|SHARED",
                        "3105\tHLA-A\tHLA\tprotein-coding\tENSG00000206503|ENSG00000206505|ENSG00000224320\tHLAA",
                        "1201\tCLN3\tx\tprotein-coding\tENSG00000188603|ENSG00000261832\tBTS|SHARED|PROM2",
                        "999\tNOENS\tx\tother\t\tNOALIAS")));
    }

    @ParameterizedTest
    @CsvSource({
        "SYMBOL, PROM2, ENSG00000155066, PROM2, DIRECT",
        "SYMBOL, PROML2, ENSG00000155066, PROM2, ALIAS",
        "SYMBOL, PROML1, ENSG00000007062, PROM1, ALIAS",
        "SYMBOL, SHARED, symbol:SHARED, SHARED, AMBIGUOUS",
        "SYMBOL, PROM, symbol:PROM, PROM, UNRESOLVED",
        "SYMBOL, prom2, symbol:prom2, prom2, UNRESOLVED",
        "SYMBOL, Prom2, symbol:Prom2, Prom2, UNRESOLVED",
        "SYMBOL, ' PROM2 ', ENSG00000155066, PROM2, DIRECT",
        "SYMBOL, PLCXD1, ENSG00000182378, PLCXD1, DIRECT",
        "SYMBOL, RGS5, ENSG00000143248, RGS5, DIRECT",
        "SYMBOL, MATR3, symbol:MATR3, MATR3, AMBIGUOUS",
        "SYMBOL, HLAA, ENSG00000206503, HLA-A, ALIAS",
        "SYMBOL, BTS, ENSG00000188603, CLN3, ALIAS",
        "SYMBOL, NOENS, symbol:NOENS, NOENS, UNRESOLVED",
        "SYMBOL, NOALIAS, symbol:NOALIAS, NOALIAS, UNRESOLVED",
        "ENTREZ, 150696, ENSG00000155066, PROM2, DIRECT",
        "ENTREZ, 1201, ENSG00000188603, CLN3, DIRECT",
        "ENTREZ, 999, entrez:999, NOENS, UNRESOLVED",
        "ENTREZ, 12345678, entrez:12345678, , UNRESOLVED",
        "ENSEMBL, ENSG00000155066.14, ENSG00000155066, PROM2, VERSIONED",
        "ENSEMBL, ENSG00000155066, ENSG00000155066, PROM2, DIRECT",
        "ENSEMBL, ENSG00000182378.14_PAR_Y, ENSG00000182378, PLCXD1, PAR_Y",
        "ENSEMBL, ENSGR0000182378.10, ENSG00000182378, PLCXD1, PAR_Y",
        "ENSEMBL, ENSG00000999999.1, ENSG00000999999, , UNRESOLVED",
        "SYMBOL_ENTREZ, PROM2|150696, ENSG00000155066, PROM2, DIRECT",
        "SYMBOL_ENTREZ, PROML1|8842, ENSG00000007062, PROM1, DIRECT",
        "SYMBOL_ENTREZ, PROM2|12345678, ENSG00000155066, PROM2, DIRECT",
        "SYMBOL_ENTREZ, ?|150696, ENSG00000155066, PROM2, DIRECT",
        "SYMBOL_ENTREZ, ?|100130426, entrez:100130426, , UNRESOLVED",
        "SYMBOL_ENTREZ, XYZ|100130426, symbol:XYZ, XYZ, UNRESOLVED",
        "SYMBOL_ENTREZ, PROM2|, ENSG00000155066, PROM2, DIRECT"
    })
    void ids_are_resolved_and_never_guessed(GeneIdKind kind, String id, String geneId, String symbol, How how) {
        assertResolved(table.resolve(kind, id), geneId, symbol, how);
    }

    @ParameterizedTest
    @CsvSource({
        "SYMBOL, PROM2, symbol:PROM2, PROM2",
        "ENTREZ, 150696, entrez:150696,",
        "ENSEMBL, ENSG00000155066.14, ENSG00000155066,",
        "SYMBOL_ENTREZ, PROM2|150696, symbol:PROM2, PROM2",
        "SYMBOL_ENTREZ, ?|100130426, entrez:100130426,"
    })
    void without_a_gene_table_ids_stand_as_they_are(GeneIdKind kind, String id, String geneId, String symbol) {
        assertResolved(GeneTable.none().resolve(kind, id), geneId, symbol, How.UNRESOLVED);
    }

    private static void assertResolved(GeneResolution found, String geneId, String symbol, How how) {
        assertEquals(geneId, found.geneId());
        assertEquals(Optional.ofNullable(symbol), found.symbol());
        assertEquals(how, found.how());
    }

    @Test
    void a_file_that_is_no_gene_table_is_refused() {
        String message = assertThrows(
                        DataRefusedException.class,
                        () -> GeneTable.read(List.of(Texts.write(folder, "x.tsv", "probe_id\tsymbol", "1\tA"))))
                .getMessage();
        assertTrue(
                message.contains(
                        "its header is not that of a gene table. Read are, tab-separated: GENCODE's gene rows"),
                message);
    }

    @Test
    void a_row_of_another_length_is_refused() {
        String message = assertThrows(
                        DataRefusedException.class,
                        () -> GeneTable.read(
                                List.of(Texts.write(folder, "g.tsv", "gene_id\tgene_type\tgene_name", "ENSG1\tx"))))
                .getMessage();
        assertTrue(message.contains("line 2 has 2 fields, the header 3"), message);
    }
}
