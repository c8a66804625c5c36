package io.prominence.analysis;

import io.prominence.lake.CohortVersion;
import io.prominence.lake.GeneAudit;
import io.prominence.lake.GeneName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the sources of one cohort call a few genes, and why it lacks those that it lacks. */
final class CoverageNotes {
    /** Rows of the source that a gene is made of. */
    record Found(String sourceId, String how) {}

    /** How the note begins where a row of the source could be the gene. */
    static final String AMBIGUOUS = "ambiguous";

    private final CohortVersion cohort;
    private final Map<String, List<String>> idsOfSymbol = new HashMap<>();
    private final Map<String, List<GeneAudit>> rowsOfGene = new HashMap<>();
    private final Map<String, List<GeneAudit>> couldBe = new HashMap<>();

    /** @param symbols the genes that will be asked for */
    CoverageNotes(CohortVersion cohort, Collection<String> symbols) {
        this.cohort = cohort;
        Set<String> asked = new HashSet<>(symbols);
        for (GeneName gene : cohort.genes()) {
            if (asked.contains(gene.symbol())) {
                idsOfSymbol
                        .computeIfAbsent(gene.symbol(), symbol -> new ArrayList<>())
                        .add(gene.id());
            }
        }
        Set<String> ids = new HashSet<>();
        idsOfSymbol.values().forEach(ids::addAll);
        for (GeneAudit row : cohort.geneAudit()) {
            if (ids.contains(row.geneId()) && row.fate() != GeneAudit.Fate.SET_ASIDE) {
                rowsOfGene
                        .computeIfAbsent(row.geneId(), id -> new ArrayList<>())
                        .add(row);
            }
            row.candidates().stream().filter(asked::contains).forEach(symbol -> couldBe.computeIfAbsent(
                            symbol, key -> new ArrayList<>())
                    .add(row));
        }
    }

    /** Rows that a measured gene is made of; empty where the values come from no file. */
    Optional<Found> source(String symbol) {
        List<GeneAudit> rows = idsOfSymbol.getOrDefault(symbol, List.of()).stream()
                .findFirst()
                .map(id -> rowsOfGene.getOrDefault(id, List.of()))
                .orElse(List.of());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        String.join("+", rows.stream().map(GeneAudit::sourceId).toList()),
                        rows.get(0).how()));
    }

    /** What to know of a gene that is measured. */
    Optional<String> ofMeasured(String symbol, double missingShare) {
        List<String> ids = idsOfSymbol.getOrDefault(symbol, List.of());
        if (missingShare == 1) {
            return Optional.of("all of its values are missing");
        }
        return ids.size() < 2
                ? Optional.empty()
                : Optional.of("several genes have this symbol (" + String.join(", ", ids) + "); the first is meant");
    }

    /** Why a gene is not measured. */
    String ofMissing(String symbol) {
        List<GeneAudit> possible = couldBe.getOrDefault(symbol, List.of());
        if (!possible.isEmpty()) {
            GeneAudit first = possible.get(0);
            return AMBIGUOUS + ": " + first.sourceId() + " could be " + String.join(" or ", first.candidates())
                    + (possible.size() > 1 ? "; " + (possible.size() - 1) + " more such rows" : "");
        }
        List<GeneAudit> rows = cohort.geneAudit();
        if (rows.isEmpty()) {
            return cohort.card().sources().isEmpty()
                    ? "no values were made for it"
                    : "not among its genes; this version does not say how ids were resolved, ingest the cohort again";
        }
        if (rows.stream().anyMatch(GeneAudit::isOfProbe)) {
            return "no probe in the source is of this gene";
        }
        return rows.stream().allMatch(GeneAudit::isUnresolved)
                ? "no row of the source has this symbol; other names of it are not known without gene tables"
                : "no row of the source is of this gene";
    }
}
