package io.prominence.analysis;

import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.EstimateColumns;
import java.util.List;

/**
 * All associations of a run, column by column.
 *
 * @param analyses questions
 * @param cohorts answers, one entry per cohort
 */
public record AssociationSet(List<Analysis> analyses, List<CohortEstimates> cohorts) {
    /** The tests of one analysis of one cohort. */
    static TestFamily tests(EstimateColumns estimates) {
        double[] logP = new double[estimates.size()];
        for (int gene = 0; gene < logP.length; gene++) {
            logP[gene] = estimates.isDefined(gene) ? estimates.logP(gene) : Double.NaN;
        }
        return new TestFamily(logP);
    }

    /** Number of rows of the table {@code associations}. */
    public long rows() {
        return cohorts.stream()
                .mapToLong(cohort -> (long) cohort.geneIds().length * analyses.size())
                .sum();
    }
}
