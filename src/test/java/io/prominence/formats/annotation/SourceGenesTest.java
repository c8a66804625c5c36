package io.prominence.formats.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prominence.domain.GeneIdKind;
import io.prominence.formats.TextSource;
import io.prominence.formats.Texts;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.geo.PlatformTable;
import io.prominence.testing.RealData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceGenesTest {
    @TempDir
    Path folder;

    private SourceGenes genes(PlatformTable platform) {
        GeneTable table = GeneTable.read(List.of(Texts.write(
                folder,
                "org.tsv",
                "entrez_id\tsymbol\tensembl_ids\taliases",
                "150696\tPROM2\tENSG00000155066\tPROML2",
                "8842\tPROM1\tENSG00000007062\tPROML1|CD133")));
        return new SourceGenes(table, GeneIdKind.PROBE, platform);
    }

    private PlatformTable platform() {
        return PlatformTable.read(
                Texts.write(
                        folder,
                        "gpl.tsv",
                        "ID\tGene Symbol\tENTREZ_GENE_ID",
                        "p1\tOLD\t150696",
                        "p2\tPROM2\t",
                        "p3\tPROML1\t999999",
                        "p4\tPROM1 /// PROM2\t8842 /// 150696",
                        "p5\t\t",
                        "p6\tNOSUCH\t",
                        "p7\tPROM1 /// CD133\t"),
                PlatformTable.Choice.only());
    }

    private static void assertFound(String geneId, How how, How via, String readAs, GeneResolution found) {
        assertEquals(geneId, found.geneId());
        assertEquals(how, found.how());
        assertEquals(via, found.via());
        assertEquals(Optional.ofNullable(readAs), found.readAs());
    }

    @Test
    void a_probe_is_of_the_gene_that_the_platform_names() {
        SourceGenes genes = genes(platform());
        assertFound("ENSG00000155066", How.PROBE, How.DIRECT, "OLD", genes.resolve("p1", Optional.empty()));
        assertFound("ENSG00000155066", How.PROBE, How.DIRECT, "PROM2", genes.resolve("p2", Optional.empty()));
        assertFound("ENSG00000007062", How.PROBE, How.ALIAS, "PROML1", genes.resolve("p3", Optional.empty()));
        assertFound("ENSG00000007062", How.PROBE, How.DIRECT, "PROM1", genes.resolve("p7", Optional.empty()));
    }

    @Test
    void a_probe_of_several_genes_is_nobodys() {
        GeneResolution found = genes(platform()).resolve("p4", Optional.empty());
        assertFound("probe:p4", How.AMBIGUOUS, How.PROBE, "PROM1 and PROM2", found);
        assertEquals(List.of("PROM1", "PROM2"), found.candidates());
    }

    @Test
    void a_probe_without_a_platform_table_takes_the_symbol_that_its_row_states() {
        SourceGenes genes = genes(platform());
        assertFound("probe:p5", How.UNRESOLVED, How.UNRESOLVED, null, genes.resolve("p5", Optional.empty()));
        assertFound("probe:p5", How.UNRESOLVED, How.UNRESOLVED, null, genes.resolve("p5", Optional.of("PROM2")));
        SourceGenes stated = genes(PlatformTable.none());
        assertFound("ENSG00000155066", How.PROBE, How.DIRECT, "PROM2", stated.resolve("p5", Optional.of("PROM2")));
        assertFound("probe:unknown", How.UNRESOLVED, How.UNRESOLVED, null, genes.resolve("unknown", Optional.empty()));
        assertFound("symbol:NOSUCH", How.UNRESOLVED, How.UNRESOLVED, "NOSUCH", genes.resolve("p6", Optional.empty()));
    }

    @Test
    void real_platforms_have_the_probes_of_prom2_that_they_have() {
        TextSource table = TextSource.of(
                RealData.path("annotation/probe_symbol_gpl.tsv.gz").toString());
        PlatformTable gpl570 = PlatformTable.read(table, PlatformTable.Choice.of("GPL570"));
        for (String probe : List.of("1552797_s_at", "1562378_s_at", "234198_at", "234647_at", "239528_at")) {
            assertEquals(
                    "ENSG00000155066",
                    genes(gpl570).resolve(probe, Optional.empty()).geneId(),
                    probe);
        }
        PlatformTable gpl96 = PlatformTable.read(table, PlatformTable.Choice.of("GPL96"));
        assertEquals(
                "probe:234198_at",
                genes(gpl96).resolve("234198_at", Optional.empty()).geneId());
    }
}
