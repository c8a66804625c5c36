package io.prominence.lake;

import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.DuplicateGenes;
import io.prominence.formats.annotation.GeneResolution;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.annotation.SourceGenes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every staged row its gene, and every gene its row.
 *
 * <p>Of several rows of a gene those that are less surely its own stand aside, see {@link GeneResolution#rank}; then the
 * rule of the cohort decides among the rest. Rows of an id that could be several genes are never averaged: two rows
 * {@code 1-Mar} are most likely two genes.
 */
final class GeneMerging {
    /** A gene with the rows that it is made of: one, or several to be averaged. */
    record Merged(GeneName name, List<StagedRow> rows) {}

    /** A row with what became of its id; {@code position} is its place in the order of the source. */
    private record Resolved(int position, StagedRow row, GeneResolution resolution) {}

    private final CohortDefinition cohort;
    private final Map<How, Integer> how = new EnumMap<>(How.class);
    private final List<Merged> genes = new ArrayList<>();
    private final GeneAudit[] audit;

    private GeneMerging(CohortDefinition cohort, int rows) {
        this.cohort = cohort;
        audit = new GeneAudit[rows];
    }

    static GeneMerging of(CohortDefinition cohort, SourceGenes sourceGenes, List<StagedRow> staged) {
        var merging = new GeneMerging(cohort, staged.size());
        merging.merge(sourceGenes, staged);
        return merging;
    }

    List<Merged> genes() {
        return genes;
    }

    /** What became of every row, in the order of the source. */
    List<GeneAudit> rows() {
        return Arrays.asList(audit);
    }

    GeneIdAudit audit() {
        return new GeneIdAudit(
                count(How.DIRECT),
                count(How.VERSIONED),
                count(How.PAR_Y),
                count(How.PREVIOUS),
                count(How.ALIAS),
                count(How.PROBE),
                count(How.MANGLED),
                count(How.AMBIGUOUS),
                count(How.UNRESOLVED),
                audit.length - genes.size());
    }

    private int count(How kind) {
        return how.getOrDefault(kind, 0);
    }

    private void merge(SourceGenes sourceGenes, List<StagedRow> staged) {
        Map<String, List<Resolved>> byGene = new LinkedHashMap<>();
        for (int i = 0; i < staged.size(); i++) {
            StagedRow row = staged.get(i);
            GeneResolution resolution = sourceGenes.resolve(row.sourceId(), row.statedSymbol());
            how.merge(resolution.how(), 1, Integer::sum);
            byGene.computeIfAbsent(resolution.geneId(), id -> new ArrayList<>()).add(new Resolved(i, row, resolution));
        }
        byGene.forEach(this::merge);
    }

    private void merge(String id, List<Resolved> all) {
        List<Resolved> chosen = chosen(id, surest(all));
        Resolved first = chosen.get(0);
        genes.add(new Merged(
                new GeneName(id, symbol(first)),
                chosen.stream().map(Resolved::row).toList()));
        GeneAudit.Fate fate = chosen.size() == 1 ? GeneAudit.Fate.KEPT : GeneAudit.Fate.AVERAGED;
        all.forEach(row -> audit[row.position()] = audit(row, Optional.of(first), GeneAudit.Fate.SET_ASIDE));
        chosen.forEach(row -> audit[row.position()] = audit(row, Optional.empty(), fate));
    }

    private static List<Resolved> surest(List<Resolved> all) {
        int best = all.stream().mapToInt(row -> row.resolution().rank()).min().orElseThrow();
        return all.stream().filter(row -> row.resolution().rank() == best).toList();
    }

    private List<Resolved> chosen(String id, List<Resolved> candidates) {
        if (candidates.size() == 1) {
            return candidates;
        }
        return switch (cohort.genes().duplicates()) {
            case FIRST -> candidates.subList(0, 1);
            case MEAN -> isOneGene(candidates) ? candidates : List.of(mostVariable(candidates));
            case MAX_VARIANCE -> List.of(mostVariable(candidates));
            case FAIL -> throw several(id, candidates.get(0), candidates.get(1));
        };
    }

    private static boolean isOneGene(List<Resolved> candidates) {
        return candidates.stream()
                .map(Resolved::resolution)
                .allMatch(gene -> gene.how() != How.AMBIGUOUS && (gene.isResolved() || gene.via() != How.MANGLED));
    }

    private static Resolved mostVariable(List<Resolved> candidates) {
        int fullest = candidates.stream()
                .mapToInt(candidate -> candidate.row().known())
                .max()
                .orElseThrow();
        Resolved best = null;
        for (Resolved candidate : candidates) {
            boolean isFullEnough = 2L * candidate.row().known() >= fullest;
            if (isFullEnough && (best == null || isWider(candidate.row(), best.row()))) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean isWider(StagedRow row, StagedRow best) {
        return row.variance() > best.variance() || (Double.isNaN(best.variance()) && !Double.isNaN(row.variance()));
    }

    private static String symbol(Resolved row) {
        return row.resolution()
                .symbol()
                .or(row.row()::statedSymbol)
                .orElse(row.resolution().geneId());
    }

    private static GeneAudit audit(Resolved row, Optional<Resolved> kept, GeneAudit.Fate fate) {
        GeneResolution found = row.resolution();
        return new GeneAudit(
                row.row().sourceId(),
                row.row().place(),
                found.how().id(),
                found.readAs(),
                found.geneId(),
                symbol(row),
                found.candidates(),
                fate,
                kept.map(winner -> winner.row().sourceId()),
                kept.map(winner -> winner.row().place()));
    }

    private DataRefusedException several(String id, Resolved first, Resolved second) {
        return new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": gene " + id + " has several rows, "
                + first.row().sourceId() + " (" + first.row().place() + ") and "
                + second.row().sourceId() + " (" + second.row().place() + "). Remove one, or set genes.duplicates = "
                + DuplicateGenes.MAX_VARIANCE.id() + ", " + DuplicateGenes.MEAN.id() + " or "
                + DuplicateGenes.FIRST.id() + ".");
    }
}
