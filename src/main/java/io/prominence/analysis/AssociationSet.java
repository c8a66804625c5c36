package io.prominence.analysis;

import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.EstimateColumns;
import java.util.List;

/**
 * All associations of a run, column by column. Effects of one analysis are on one scale in all cohorts, or there is no
 * such set.
 *
 * @param analyses questions
 * @param cohorts answers, one entry per cohort
 */
public record AssociationSet(List<Analysis> analyses, List<CohortEstimates> cohorts) {
    /**
     * All associations.
     *
     * @throws io.prominence.domain.DataRefusedException where effects that would be pooled are not on one scale, or not of
     *     one question
     */
    public AssociationSet {
        KindCheck.check(cohorts.stream().map(CohortEstimates::cohort).toList(), analyses);
        UnitCheck.check(cohorts.stream().map(CohortEstimates::cohort).toList(), analyses);
    }

    /** The tests of one analysis of one cohort. */
    static TestFamily tests(EstimateColumns estimates) {
        double[] logP = new double[estimates.size()];
        for (int gene = 0; gene < logP.length; gene++) {
            logP[gene] = estimates.isDefined(gene) ? estimates.logP(gene) : Double.NaN;
        }
        return new TestFamily(logP);
    }

    /** The same cohorts with some of the analyses, by position. */
    public AssociationSet between(int from, int to) {
        return new AssociationSet(
                analyses.subList(from, to),
                cohorts.stream()
                        .map(cohort -> new CohortEstimates(
                                cohort.cohort(),
                                cohort.geneIds(),
                                cohort.geneSymbols(),
                                cohort.byAnalysis().subList(from, to)))
                        .toList());
    }

    /** Number of rows of the table {@code associations}. */
    public long rows() {
        return cohorts.stream()
                .mapToLong(cohort -> (long) cohort.geneIds().length * analyses.size())
                .sum();
    }
}
