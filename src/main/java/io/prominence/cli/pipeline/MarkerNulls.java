package io.prominence.cli.pipeline;

import io.prominence.analysis.AssociationSet;
import io.prominence.analysis.GenomeWideAssociation;
import io.prominence.analysis.MarkerSpecificity;
import io.prominence.analysis.PermutationNull;
import io.prominence.analysis.RandomSignatures;
import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.GenePanel;
import io.prominence.domain.StudySeed;
import io.prominence.results.Multiplicity;
import io.prominence.results.Permutation;
import io.prominence.results.Specificity;
import io.prominence.results.TableWriter;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortInput;
import io.prominence.scan.GeneMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the marker is held against beside chance: other genes, random signatures, permuted outcomes. What is asked is also
 * computed with adjustment for proliferation, in the same scan, for the specificity alone.
 */
final class MarkerNulls {
    private static final Adjustment PROLIFERATION = new Adjustment(List.of(GenePanel.PROLIFERATION.scoreName()));

    /** The families of tests that are computed for the specificity alone are told to nobody. */
    static final Consumer<Multiplicity> NO_FAMILIES = family -> {};

    private final StageContext context;
    private final List<CohortInput> cohorts;
    private final AssociatePlan plan;
    private final String marker;
    private final StudySeed seed;
    private final int asked;
    private final List<Analysis> analyses;
    private List<CohortInput> kept;
    private List<List<GeneMoments>> moments;
    private MarkerSpecificity specificity;

    MarkerNulls(StageContext context, List<CohortInput> cohorts) {
        this.context = context;
        this.cohorts = cohorts;
        plan = context.plan();
        marker = context.study().marker();
        seed = new StudySeed(context.study().seed());
        analyses = new ArrayList<>(Analysis.of(plan, marker));
        asked = analyses.size();
        analyses.addAll(Analysis.adjusted(analyses, PROLIFERATION));
    }

    /** All associations, those asked first: one read of the lake. What follows is one more. */
    AssociationSet associate() {
        AssociationSet associations = new GenomeWideAssociation(context.session(), plan, marker).run(cohorts, analyses);
        kept = cohorts.stream().map(CohortInput::kept).toList();
        moments = GeneMoments.of(context.session(), kept);
        specificity = new MarkerSpecificity(context.cohorts(), moments, plan, marker);
        return associations;
    }

    AssociationSet asked(AssociationSet associations) {
        return associations.between(0, asked);
    }

    AssociationSet further(AssociationSet associations) {
        return associations.between(asked, analyses.size());
    }

    /** Hears every row of the associations, and of the pool. */
    MarkerSpecificity specificity() {
        return specificity;
    }

    /** Writes the tables of the nulls, when all rows were heard. */
    void write() {
        List<Specificity> rows = new ArrayList<>(specificity.rows());
        rows.addAll(new RandomSignatures(context.session(), plan, marker, seed).rows(kept, moments, analyses));
        context.write(Specificity.class, rows);
        try (TableWriter<Permutation> table = context.open(Permutation.class)) {
            RowCounting counting = new RowCounting(context, "writing permutations", -1);
            new PermutationNull(context.session(), plan, marker, seed).forEachRow(kept, row -> {
                table.append(row);
                counting.one();
            });
            context.count(Permutation.class, table.finish());
        }
        kept.forEach(CohortInput::release);
    }
}
