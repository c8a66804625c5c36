package io.prominence.analysis;

import io.prominence.domain.AssociatePlan;
import io.prominence.domain.Outcome;
import io.prominence.lake.CohortVersion;
import io.prominence.results.Association;
import io.prominence.results.Pooled;
import io.prominence.results.Specificity;
import io.prominence.scan.GeneMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How far the marker stands out: its place, by p and by signed effect, among all genes and among those nearest in mean and
 * variance, of those that are pooled over as many cohorts, at every level, by every method, outcome and adjustment. It hears the rows of the tables {@code associations}
 * and {@code pooled} as they are made. The marker against itself has no place.
 */
public final class MarkerSpecificity {
    private final String marker;
    private final MatchedGenes matched;
    private final int matchedGenes;
    private final List<Specificity> rows = new ArrayList<>();
    private final GeneBlock.Gathering gathering = new GeneBlock.Gathering(this::place);

    /** @param moments of the genes of every cohort */
    public MarkerSpecificity(
            List<CohortVersion> cohorts, List<List<GeneMoments>> moments, AssociatePlan plan, String marker) {
        this.marker = marker;
        this.matchedGenes = plan.nulls().matchedGenes();
        this.matched = new MatchedGenes(moments, marker, StudyLevels.of(cohorts), matchedGenes);
    }

    /** Hears a row of {@code associations}. */
    public void add(Association row) {
        gathering.add(row);
    }

    /** Hears a row of {@code pooled}. */
    public void add(Pooled row) {
        gathering.add(row);
    }

    /** Every row, once all was heard. */
    public List<Specificity> rows() {
        gathering.finish();
        return rows;
    }

    private void place(GeneBlock block) {
        if (block.isAbout(Outcome.marker(marker))) {
            return;
        }
        int own = block.find(marker);
        rows.add(block.standing(own, marker, "all-genes", place -> true));
        if (matchedGenes > 0) {
            Set<String> near = matched.at(block.level());
            rows.add(block.standing(own, marker, "matched-genes", place -> near.contains(block.id(place))));
        }
    }
}
