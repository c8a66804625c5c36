package io.prominence.formats.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prominence.domain.GeneIdKind;
import io.prominence.formats.FieldSplitter;
import io.prominence.formats.LineReader;
import io.prominence.formats.TextSource;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.testing.RealData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold of every name of the real tables, in either order of them. */
class GeneNamesPropertyTest {
    private final TextSource gencode = source("annotation/gencode.v36.annotation.genes.tsv.gz");
    private final TextSource ncbi = source("annotation/org.Hs.eg.db_3.16.entrez_symbol_ensembl_alias.tsv.gz");

    private static TextSource source(String path) {
        return TextSource.of(RealData.path(path).toString());
    }

    @Test
    void no_name_becomes_a_gene_that_does_not_have_it() {
        Map<String, Set<String>> symbols = names(gencode, "gene_name", "gene_id");
        Map<String, Set<String>> current = names(ncbi, "symbol", "entrez_id");
        Map<String, Set<String>> aliases = names(ncbi, "aliases", "entrez_id");
        Map<String, Set<String>> entrezOfEnsembl = names(ncbi, "ensembl_ids", "entrez_id");
        List<GeneTable> both = List.of(GeneTable.read(List.of(gencode, ncbi)), GeneTable.read(List.of(ncbi, gencode)));
        for (GeneTable table : both) {
            symbols.forEach((symbol, ids) -> assertOneOf(table, symbol, unversioned(ids), current.containsKey(symbol)));
            aliases.forEach((alias, genes) -> {
                if (!symbols.containsKey(alias) && !current.containsKey(alias)) {
                    assertAlias(table, alias, genes, current, symbols, entrezOfEnsembl);
                }
            });
            for (String name : everyTwentieth(aliases.keySet())) {
                assertUnknown(table, name.toLowerCase(Locale.ROOT), symbols, current, aliases);
                assertUnknown(table, name + "9", symbols, current, aliases);
                assertUnknown(table, name.substring(0, name.length() - 1), symbols, current, aliases);
            }
            for (String ofProm1 : List.of("PROM1", "PROML1", "CD133", "AC133", "MSTP061", "STGD4")) {
                assertEquals(
                        "ENSG00000007062",
                        table.resolve(GeneIdKind.SYMBOL, ofProm1).geneId());
            }
            for (String ofProm2 : List.of("PROM2", "PROML2")) {
                assertEquals(
                        "ENSG00000155066",
                        table.resolve(GeneIdKind.SYMBOL, ofProm2).geneId());
            }
        }
    }

    /** A symbol of the annotation is one of its genes, or left; NCBI in front may mean an id that the annotation lacks. */
    private static void assertOneOf(GeneTable table, String symbol, Set<String> ids, boolean isNcbis) {
        GeneResolution found = table.resolve(GeneIdKind.SYMBOL, symbol);
        assertTrue(found.how() == How.DIRECT || !found.isResolved(), symbol + " " + found);
        assertTrue(!found.isResolved() || isNcbis || ids.contains(found.geneId()), symbol + " " + found);
    }

    private static void assertAlias(
            GeneTable table,
            String alias,
            Set<String> genes,
            Map<String, Set<String>> current,
            Map<String, Set<String>> symbols,
            Map<String, Set<String>> entrezOfEnsembl) {
        GeneResolution found = table.resolve(GeneIdKind.SYMBOL, alias);
        if (genes.size() > 1) {
            assertEquals(How.AMBIGUOUS, found.how(), alias + " " + found);
        } else if (found.isResolved()) {
            boolean mapped =
                    entrezOfEnsembl.getOrDefault(found.geneId(), Set.of()).containsAll(genes);
            boolean named =
                    current.getOrDefault(found.symbol().orElse(""), Set.of()).containsAll(genes)
                            && symbols.containsKey(found.symbol().orElse(""));
            assertTrue(mapped || named, alias + " of " + genes + ": " + found);
        }
    }

    @SafeVarargs
    private static void assertUnknown(GeneTable table, String name, Map<String, Set<String>>... known) {
        for (Map<String, Set<String>> names : known) {
            if (names.containsKey(name)) {
                return;
            }
        }
        if (!name.matches("LOC\\d+") && MangledSymbol.of(name.strip()).isEmpty() && name.equals(name.strip())) {
            assertFalse(table.resolve(GeneIdKind.SYMBOL, name).isResolved(), name);
        }
    }

    private static List<String> everyTwentieth(Set<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        return IntStream.range(0, sorted.size() / 20)
                .mapToObj(i -> sorted.get(20 * i))
                .toList();
    }

    private static Set<String> unversioned(Set<String> ids) {
        var bare = new HashSet<String>();
        ids.forEach(id -> bare.add(GeneTable.unversioned(id)));
        return bare;
    }

    /** Each name of a column, several in a cell apart, with the ids of the rows that have it. */
    private static Map<String, Set<String>> names(TextSource table, String nameColumn, String idColumn) {
        Map<String, Set<String>> names = new HashMap<>();
        try (LineReader lines = table.open()) {
            var splitter = new FieldSplitter(lines, '\t');
            lines.next();
            List<String> header = new ArrayList<>(splitter.fields());
            int name = header.indexOf(nameColumn);
            int id = header.indexOf(idColumn);
            while (lines.next()) {
                List<String> fields = splitter.fields();
                for (String each : fields.get(name).split("\\|", -1)) {
                    if (!each.isBlank()) {
                        names.computeIfAbsent(each.strip(), key -> new HashSet<>(2))
                                .add(fields.get(id));
                    }
                }
            }
        }
        return names;
    }

    @Test
    void sixty_thousand_ids_are_resolved_within_a_second() {
        GeneTable table = GeneTable.read(List.of(gencode, ncbi));
        List<String> ids =
                new ArrayList<>(names(gencode, "gene_id", "gene_name").keySet());
        assertTrue(ids.size() > 60_000, ids.size() + " ids");
        ids.forEach(id -> table.resolve(GeneIdKind.ENSEMBL, id));
        long began = System.nanoTime();
        long resolved = ids.stream()
                .filter(id -> table.resolve(GeneIdKind.ENSEMBL, id).isResolved())
                .count();
        double seconds = (System.nanoTime() - began) / 1e9;
        assertEquals(ids.size(), resolved);
        assertTrue(seconds < 1, seconds + " s for " + ids.size() + " ids");
    }
}
