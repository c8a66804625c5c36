package io.prominence.formats.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Names of genes to unversioned Ensembl ids, in one place for every gene table that was read.
 *
 * <p>Which gene has a symbol now, the first table that knows the symbol says. Former symbols and aliases are those of all
 * tables together: a name that any two tables give to two genes is shared.
 */
final class GeneIndex {
    /** A gene as one table has it; no Entrez id is empty text. */
    record Entry(String symbol, String entrezId, Set<String> ensemblIds) {}

    private static final String PROTEIN_CODING = "protein_coding";

    private final List<Map<String, List<Entry>>> symbolsByTable = new ArrayList<>();
    private final Map<String, List<Entry>> previous = new HashMap<>();
    private final Map<String, List<Entry>> aliases = new HashMap<>();
    private final Map<String, Set<String>> ensemblOfEntrez = new HashMap<>();
    private final Map<String, String> symbolOfEntrez = new HashMap<>();
    private final Map<String, String> symbolOfGene = new HashMap<>();
    private final Map<String, String> symbolByEntrez = new HashMap<>();
    private final Map<String, Set<String>> entrezOfSymbol = new HashMap<>();
    private final Map<String, Set<String>> entrezOfEnsembl = new HashMap<>();
    private final Map<String, Set<String>> locatedOfSymbol = new HashMap<>();
    private final Set<String> located = new HashSet<>();
    private final Set<String> chosen = new HashSet<>();
    private final Set<String> proteinCoding = new HashSet<>();
    private int genes;

    /** Begins the next table: what follows goes behind the tables before. */
    void nextTable() {
        symbolsByTable.add(new HashMap<>());
    }

    /** A gene that an Ensembl annotation places on the reference chromosomes. */
    void addLocated(String ensemblId, String symbol, String type) {
        located.add(ensemblId);
        if (PROTEIN_CODING.equals(type)) {
            proteinCoding.add(ensemblId);
        }
        if (!symbol.isEmpty()) {
            symbolOfGene.putIfAbsent(ensemblId, symbol);
            put(locatedOfSymbol, symbol, ensemblId);
        }
        add(new Entry(symbol, "", Set.of(ensemblId)), Set.of(), Set.of());
    }

    /** An Ensembl id that HGNC names as its gene's. */
    void addChosen(String ensemblId) {
        chosen.add(ensemblId);
    }

    /** A gene of HGNC, which names one Ensembl gene at most. */
    void addApproved(Entry entry, Set<String> formerSymbols, Set<String> otherNames) {
        entry.ensemblIds().forEach(this::addChosen);
        entry.ensemblIds().forEach(id -> symbolOfGene.putIfAbsent(id, entry.symbol()));
        add(entry, formerSymbols, otherNames);
    }

    /** A gene of NCBI Gene with all Ensembl ids that were mapped to it. */
    void addEntrez(Entry entry, Set<String> otherNames) {
        if (!entry.symbol().isEmpty()) {
            entry.ensemblIds().forEach(id -> symbolByEntrez.putIfAbsent(id, entry.symbol()));
        }
        add(entry, Set.of(), otherNames);
    }

    private void add(Entry entry, Set<String> formerSymbols, Set<String> otherNames) {
        genes++;
        if (!entry.symbol().isEmpty()) {
            symbolsByTable
                    .get(symbolsByTable.size() - 1)
                    .computeIfAbsent(entry.symbol(), key -> new ArrayList<>(1))
                    .add(entry);
        }
        if (!entry.entrezId().isEmpty()) {
            addEntrezId(entry);
        }
        formerSymbols.forEach(name ->
                previous.computeIfAbsent(name, key -> new ArrayList<>(1)).add(entry));
        otherNames.forEach(
                name -> aliases.computeIfAbsent(name, key -> new ArrayList<>(1)).add(entry));
    }

    private void addEntrezId(Entry entry) {
        ensemblOfEntrez
                .computeIfAbsent(entry.entrezId(), id -> new LinkedHashSet<>(2))
                .addAll(entry.ensemblIds());
        entry.ensemblIds().forEach(id -> put(entrezOfEnsembl, id, entry.entrezId()));
        if (!entry.symbol().isEmpty() && symbolOfEntrez.putIfAbsent(entry.entrezId(), entry.symbol()) == null) {
            put(entrezOfSymbol, entry.symbol(), entry.entrezId());
        }
    }

    private static void put(Map<String, Set<String>> names, String name, String id) {
        names.merge(name, Set.of(id), GeneIndex::both);
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    int size() {
        return genes;
    }

    boolean knowsEnsembl(String ensemblId) {
        return located.contains(ensemblId)
                || symbolOfGene.containsKey(ensemblId)
                || symbolByEntrez.containsKey(ensemblId);
    }

    boolean knowsEntrez(String entrezId) {
        return ensemblOfEntrez.containsKey(entrezId);
    }

    /** Symbol of an Ensembl gene: of the first table that names Ensembl genes, without one of NCBI Gene. */
    Optional<String> symbolOfEnsembl(String ensemblId) {
        String own = symbolOfGene.get(ensemblId);
        return Optional.ofNullable(own == null ? symbolByEntrez.get(ensemblId) : own);
    }

    Optional<String> symbolOfEntrez(String entrezId) {
        return Optional.ofNullable(symbolOfEntrez.get(entrezId));
    }

    /** Ensembl ids of an Entrez gene: those mapped to it that are not another's, without one those of its symbol. */
    Set<String> ensemblOfEntrez(String entrezId) {
        return ensembl(new Entry(symbolOfEntrez.getOrDefault(entrezId, ""), entrezId, Set.of()));
    }

    /**
     * Symbols of the genes of NCBI that an Ensembl id is mapped to, where these are several and no table says whose it is;
     * empty otherwise.
     */
    List<String> claimants(String ensemblId) {
        Set<String> mapped = entrezOfEnsembl.getOrDefault(ensemblId, Set.of());
        return mapped.size() < 2 || !owners(ensemblId).isEmpty()
                ? List.of()
                : mapped.stream()
                        .map(entrez -> symbolOfEntrez(entrez).orElse("entrez:" + entrez))
                        .toList();
    }

    /** Genes of NCBI that have now the symbol which an annotation or HGNC gives to an Ensembl id. */
    private Set<String> owners(String ensemblId) {
        String symbol = symbolOfGene.get(ensemblId);
        return symbol == null ? Set.of() : entrezOfSymbol.getOrDefault(symbol, Set.of());
    }

    /** Whether an Ensembl gene has this symbol by an annotation or HGNC, and not only through a mapping. */
    boolean isNamed(String ensemblId, String symbol) {
        return symbol.equals(symbolOfGene.get(ensemblId));
    }

    /** Whether some table gives a gene this symbol now. */
    boolean isSymbol(String symbol) {
        return symbolsByTable.stream().anyMatch(table -> table.containsKey(symbol));
    }

    /** Ensembl ids of the genes whose symbol this is, as the first table says that knows it with an Ensembl id. */
    Set<String> ensemblOfSymbol(String symbol) {
        for (Map<String, List<Entry>> table : symbolsByTable) {
            Set<String> ids = ensembl(table.getOrDefault(symbol, List.of()));
            if (!ids.isEmpty()) {
                return ids;
            }
        }
        return Set.of();
    }

    /** Genes that had this symbol before, each with the entries that are the same gene. */
    List<List<Entry>> genesOfPrevious(String symbol) {
        return genes(previous.getOrDefault(symbol, List.of()));
    }

    /** Genes that go by this alias, each with the entries that are the same gene. */
    List<List<Entry>> genesOfAlias(String alias) {
        return genes(aliases.getOrDefault(alias, List.of()));
    }

    /** Ensembl ids of entries, of those without their own through the Entrez id. */
    Set<String> ensembl(List<Entry> entries) {
        var ids = new LinkedHashSet<String>();
        entries.forEach(entry -> ids.addAll(ensembl(entry)));
        return ids;
    }

    /** NCBI maps neighbours and read-through transcripts to one Ensembl id: it is the one's whose symbol it has. */
    private Set<String> ensembl(Entry entry) {
        if (entry.entrezId().isEmpty()) {
            return entry.ensemblIds();
        }
        Set<String> mapped = entry.ensemblIds().isEmpty()
                ? ensemblOfEntrez.getOrDefault(entry.entrezId(), Set.of())
                : entry.ensemblIds();
        var own = new LinkedHashSet<String>();
        for (String id : mapped) {
            Set<String> owners = owners(id);
            if (owners.isEmpty() || owners.contains(entry.entrezId())) {
                own.add(id);
            }
        }
        return own.isEmpty() ? locatedOfSymbol.getOrDefault(entry.symbol(), Set.of()) : own;
    }

    private List<List<Entry>> genes(List<Entry> entries) {
        List<List<Entry>> genes = new ArrayList<>();
        for (Entry entry : entries) {
            List<List<Entry>> same = genes.stream()
                    .filter(gene -> gene.stream().anyMatch(other -> isSameGene(entry, other)))
                    .toList();
            List<Entry> joined = new ArrayList<>();
            same.forEach(joined::addAll);
            joined.add(entry);
            genes.removeAll(same);
            genes.add(joined);
        }
        return genes;
    }

    private boolean isSameGene(Entry a, Entry b) {
        if (!a.entrezId().isEmpty() && !b.entrezId().isEmpty()) {
            return a.entrezId().equals(b.entrezId());
        }
        Set<String> ids = ensembl(b);
        return ensembl(a).stream().anyMatch(ids::contains);
    }

    /**
     * The one gene among several Ensembl ids of a name. Alternative assemblies give a gene further ids, so the ids are
     * narrowed, by one rule after the other and as long as more than one is left, to those that the annotation places
     * on the reference chromosomes, then to those whose symbol is this very one, then to those that HGNC names, then to
     * those that code for a protein.
     *
     * @return the one, or all that are left
     */
    Set<String> narrowed(Set<String> ensemblIds, String symbol) {
        if (ensemblIds.size() < 2) {
            return ensemblIds;
        }
        List<Predicate<String>> rules = List.of(
                id -> located.isEmpty() || located.contains(id),
                id -> symbol.equals(symbolOfEnsembl(id).orElse("")),
                chosen::contains,
                proteinCoding::contains);
        var candidates = new LinkedHashSet<>(ensemblIds);
        for (Predicate<String> rule : rules) {
            if (candidates.size() > 1 && candidates.stream().anyMatch(rule)) {
                candidates.removeIf(rule.negate());
            }
        }
        return candidates;
    }
}
