package io.prominence.analysis;

import io.prominence.domain.AssociatePlan;
import io.prominence.domain.Outcome;
import io.prominence.lake.LakeSession;
import io.prominence.results.Association;
import io.prominence.results.Multiplicity;
import io.prominence.results.Tables;
import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.CohortInput;
import io.prominence.scan.EstimateColumns;
import io.prominence.scan.Scan;
import io.prominence.stats.Estimate;
import io.prominence.stats.GeneFilter;
import java.util.List;
import java.util.function.Consumer;

/** How every gene of every cohort goes with the marker, the labels and the endpoints: one pass over the data. */
public final class GenomeWideAssociation {
    private final LakeSession session;
    private final AssociatePlan plan;
    private final String marker;

    public GenomeWideAssociation(LakeSession session, AssociatePlan plan, String marker) {
        this.session = session;
        this.plan = plan;
        this.marker = marker;
    }

    /**
     * Computes all associations.
     *
     * @param cohorts cohorts
     * @throws io.prominence.domain.DataRefusedException where the units of cohorts do not fit the methods
     */
    public AssociationSet run(List<CohortInput> cohorts) {
        return run(cohorts, Analysis.of(plan, marker));
    }

    /** Computes some associations. */
    public AssociationSet run(List<CohortInput> cohorts, List<Analysis> analyses) {
        UnitCheck.check(cohorts.stream().map(CohortInput::version).toList(), analyses);
        return new AssociationSet(analyses, new Scan(session, marker, filter(plan)).run(cohorts, analyses));
    }

    /** Which genes a plan accepts. */
    static GeneFilter filter(AssociatePlan plan) {
        return new GeneFilter(plan.minSamples(), plan.minEvents(), plan.maxMissing(), plan.minVariance());
    }

    /**
     * Gives every row in the order of the table: by cohort, analysis, gene id.
     *
     * @param families takes the row of each cohort and analysis as a family of tests, after its genes
     */
    public static void forEachRow(
            AssociationSet associations, Consumer<Association> rows, Consumer<Multiplicity> families) {
        for (CohortEstimates cohort : associations.cohorts()) {
            for (int a = 0; a < associations.analyses().size(); a++) {
                Analysis analysis = associations.analyses().get(a);
                EstimateColumns estimates = cohort.byAnalysis().get(a);
                TestFamily tests = AssociationSet.tests(estimates);
                Estimate estimate = new Estimate();
                for (int gene = 0; gene < estimates.size(); gene++) {
                    estimates.read(gene, estimate);
                    rows.accept(row(cohort, gene, analysis, estimate, tests));
                }
                families.accept(tests.row(
                        Tables.path(Association.class), cohort.cohort().card().id(), analysis));
            }
        }
    }

    private static Association row(
            CohortEstimates cohort, int gene, Analysis analysis, Estimate estimate, TestFamily tests) {
        boolean hasEvents = analysis.outcome().kind() != Outcome.Kind.MARKER && estimate.events >= 0;
        return new Association(
                cohort.cohort().card().id(),
                cohort.cohort().card().cancer(),
                cohort.geneIds()[gene],
                cohort.geneSymbols()[gene],
                analysis.method().id(),
                analysis.outcome().name(),
                analysis.adjustment().name(),
                estimate.n,
                hasEvents ? estimate.events : null,
                Numbers.orMissing(estimate.effect),
                analysis.method().scale().id(),
                Numbers.orMissing(estimate.standardError),
                Numbers.orMissing(estimate.ciLow),
                Numbers.orMissing(estimate.ciHigh),
                Numbers.orMissing(estimate.statistic),
                Numbers.finiteOrMissing(estimate.df),
                Numbers.p(estimate.logP),
                Numbers.negLog10(estimate.logP),
                tests.q(gene),
                tests.qBy(gene),
                tests.pHolm(gene),
                tests.qStorey(gene),
                estimate.fallback == null ? null : estimate.fallback.id(),
                estimate.undefined == null ? null : estimate.undefined.id());
    }
}
