package io.prominence.formats.annotation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Names of genes to unversioned Ensembl ids, in one place for every gene table that was read. */
final class GeneIndex {
    private static final String PROTEIN_CODING = "protein_coding";

    private final Map<String, String> symbolOf = new HashMap<>();
    private final Map<String, Set<String>> bySymbol = new HashMap<>();
    private final Map<String, Set<String>> byEntrez = new HashMap<>();
    private final Map<String, String> symbolOfEntrez = new HashMap<>();
    private final Map<String, Set<String>> entrezByAlias = new HashMap<>();
    private final Map<String, Set<String>> entrezBySymbol = new HashMap<>();
    private final Set<String> located = new LinkedHashSet<>();
    private final Set<String> proteinCoding = new LinkedHashSet<>();

    /** A gene of an Ensembl annotation. */
    void addLocated(String ensemblId, String symbol, String type) {
        located.add(ensemblId);
        if (PROTEIN_CODING.equals(type)) {
            proteinCoding.add(ensemblId);
        }
        if (!symbol.isEmpty()) {
            symbolOf.put(ensemblId, symbol);
            bySymbol.computeIfAbsent(symbol, name -> new LinkedHashSet<>()).add(ensemblId);
        }
    }

    /** A gene of NCBI Gene with the Ensembl ids that belong to it. */
    void addEntrez(String entrezId, String symbol, Set<String> ensemblIds, Set<String> aliases) {
        byEntrez.put(entrezId, ensemblIds);
        if (!symbol.isEmpty()) {
            symbolOfEntrez.put(entrezId, symbol);
            entrezBySymbol
                    .computeIfAbsent(symbol, name -> new LinkedHashSet<>())
                    .add(entrezId);
            ensemblIds.forEach(id -> symbolOf.putIfAbsent(id, symbol));
        }
        for (String alias : aliases) {
            entrezByAlias.computeIfAbsent(alias, name -> new LinkedHashSet<>()).add(entrezId);
        }
    }

    boolean isEmpty() {
        return located.isEmpty() && byEntrez.isEmpty();
    }

    boolean knowsEnsembl(String ensemblId) {
        return symbolOf.containsKey(ensemblId) || located.contains(ensemblId);
    }

    Optional<String> symbolOfEnsembl(String ensemblId) {
        return Optional.ofNullable(symbolOf.get(ensemblId));
    }

    Optional<String> symbolOfEntrez(String entrezId) {
        return Optional.ofNullable(symbolOfEntrez.get(entrezId));
    }

    Set<String> ensemblOfEntrez(String entrezId) {
        return byEntrez.getOrDefault(entrezId, Set.of());
    }

    /** Ensembl ids whose current symbol this is: those of the annotation, without one those of NCBI Gene. */
    Set<String> ensemblOfSymbol(String symbol) {
        Set<String> ids = bySymbol.get(symbol);
        return ids == null ? ensemblOfAll(entrezBySymbol.getOrDefault(symbol, Set.of())) : ids;
    }

    Set<String> ensemblOfAlias(String alias) {
        return ensemblOfAll(entrezByAlias.getOrDefault(alias, Set.of()));
    }

    /** Whether two or more genes go by this alias. */
    boolean isSharedAlias(String alias) {
        return entrezByAlias.getOrDefault(alias, Set.of()).size() > 1;
    }

    /** Current symbol of the gene of which this is an alias, where it belongs to one only. */
    Optional<String> currentSymbol(String alias) {
        Set<String> entrezIds = entrezByAlias.getOrDefault(alias, Set.of());
        return entrezIds.size() == 1 ? symbolOfEntrez(entrezIds.iterator().next()) : Optional.empty();
    }

    boolean isSymbol(String symbol) {
        return bySymbol.containsKey(symbol) || entrezBySymbol.containsKey(symbol);
    }

    private Set<String> ensemblOfAll(Set<String> entrezIds) {
        var ids = new LinkedHashSet<String>();
        entrezIds.forEach(entrez -> ids.addAll(ensemblOfEntrez(entrez)));
        return ids;
    }

    /**
     * The one gene among several Ensembl ids of a name. Alternative assemblies give a gene further ids, so the ids are
     * narrowed, by one rule after the other and as long as more than one is left, to those that the annotation places
     * on the reference chromosomes, then to those that it gives this very symbol, then to those that code for a protein.
     */
    Optional<String> only(Set<String> ensemblIds, String symbol) {
        List<Predicate<String>> rules = List.of(
                id -> located.isEmpty() || located.contains(id),
                id -> symbol.equals(symbolOf.get(id)),
                proteinCoding::contains);
        var candidates = new LinkedHashSet<>(ensemblIds);
        for (Predicate<String> rule : rules) {
            if (candidates.size() > 1 && candidates.stream().anyMatch(rule)) {
                candidates.removeIf(rule.negate());
            }
        }
        return candidates.size() == 1 ? Optional.of(candidates.iterator().next()) : Optional.empty();
    }
}
