package io.prominence.lake;

import io.prominence.domain.CohortCard.GeneIdAudit;
import io.prominence.domain.CohortDefinition;
import io.prominence.domain.DataRefusedException;
import io.prominence.domain.DuplicateGenes;
import io.prominence.formats.annotation.GeneResolution;
import io.prominence.formats.annotation.GeneResolution.How;
import io.prominence.formats.annotation.GeneTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every staged row its gene, and every gene its row.
 *
 * <p>Where a gene has a row under its current id, rows that only an alias leads to it stand aside: a source that has both
 * most likely means another gene by the alias.
 */
final class GeneMerging {
    /** A gene with the rows that it is made of: one, or several to be averaged. */
    record Merged(GeneName name, List<StagedRow> rows) {}

    private record Resolved(StagedRow row, GeneResolution resolution) {}

    private final CohortDefinition cohort;
    private final GeneTable table;
    private final Map<How, Integer> how = new EnumMap<>(How.class);
    private final List<Merged> genes = new ArrayList<>();
    private int rows;

    private GeneMerging(CohortDefinition cohort, GeneTable table) {
        this.cohort = cohort;
        this.table = table;
    }

    static GeneMerging of(CohortDefinition cohort, GeneTable table, StagedExpression staged) {
        var merging = new GeneMerging(cohort, table);
        merging.merge(staged.rows());
        return merging;
    }

    List<Merged> genes() {
        return genes;
    }

    GeneIdAudit audit() {
        return new GeneIdAudit(
                count(How.DIRECT), count(How.ALIAS), count(How.AMBIGUOUS), count(How.UNRESOLVED), rows - genes.size());
    }

    private int count(How kind) {
        return how.getOrDefault(kind, 0);
    }

    private void merge(List<StagedRow> staged) {
        Map<String, List<Resolved>> byGene = new LinkedHashMap<>();
        for (StagedRow row : staged) {
            GeneResolution resolution = table.resolve(cohort.expression().geneId(), row.sourceId());
            how.merge(resolution.how(), 1, Integer::sum);
            byGene.computeIfAbsent(resolution.geneId(), id -> new ArrayList<>()).add(new Resolved(row, resolution));
        }
        rows = staged.size();
        byGene.forEach((id, candidates) -> genes.add(merged(id, withoutAliases(candidates))));
    }

    private static List<Resolved> withoutAliases(List<Resolved> candidates) {
        List<Resolved> direct = candidates.stream()
                .filter(candidate -> candidate.resolution().how() != How.ALIAS)
                .toList();
        return direct.isEmpty() ? candidates : direct;
    }

    private Merged merged(String id, List<Resolved> candidates) {
        Resolved first = candidates.get(0);
        if (candidates.size() == 1) {
            return new Merged(name(id, first), List.of(first.row()));
        }
        return switch (cohort.duplicateGenes()) {
            case FIRST -> new Merged(name(id, first), List.of(first.row()));
            case MEAN ->
                new Merged(
                        name(id, first), candidates.stream().map(Resolved::row).toList());
            case MAX_VARIANCE -> {
                Resolved widest = mostVariable(candidates);
                yield new Merged(name(id, widest), List.of(widest.row()));
            }
            case FAIL -> throw several(id, first, candidates.get(1));
        };
    }

    private static Resolved mostVariable(List<Resolved> candidates) {
        Resolved best = candidates.get(0);
        for (Resolved candidate : candidates) {
            if (!(candidate.row().variance() <= best.row().variance())
                    && !Double.isNaN(candidate.row().variance())) {
                best = candidate;
            }
        }
        return best;
    }

    private static GeneName name(String id, Resolved from) {
        String symbol = from.resolution().symbol().or(from.row()::statedSymbol).orElse(id);
        return new GeneName(id, symbol);
    }

    private DataRefusedException several(String id, Resolved first, Resolved second) {
        return new DataRefusedException("Cannot ingest cohort " + cohort.id() + ": gene " + id + " has several rows, "
                + first.row().sourceId() + " (" + first.row().place() + ") and "
                + second.row().sourceId() + " (" + second.row().place() + "). Remove one, or set genes.duplicates = "
                + DuplicateGenes.MAX_VARIANCE.id() + ", " + DuplicateGenes.MEAN.id() + " or "
                + DuplicateGenes.FIRST.id() + ".");
    }
}
