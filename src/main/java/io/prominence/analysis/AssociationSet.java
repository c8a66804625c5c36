package io.prominence.analysis;

import io.prominence.scan.Analysis;
import io.prominence.scan.CohortEstimates;
import io.prominence.scan.EstimateColumns;
import io.prominence.stats.BenjaminiHochberg;
import io.prominence.stats.PValues;
import java.util.List;

/**
 * All associations of a run, column by column.
 *
 * @param analyses questions
 * @param cohorts answers, one entry per cohort
 */
public record AssociationSet(List<Analysis> analyses, List<CohortEstimates> cohorts) {
    /** Benjamini–Hochberg q of one analysis of one cohort, one per gene; NaN where undefined. */
    static double[] qValues(EstimateColumns estimates) {
        double[] logP = new double[estimates.size()];
        for (int gene = 0; gene < logP.length; gene++) {
            logP[gene] = estimates.isDefined(gene) ? estimates.logP(gene) : Double.NaN;
        }
        return BenjaminiHochberg.adjust(PValues.ofLogs(logP));
    }

    /** Number of rows of the table {@code associations}. */
    public long rows() {
        return cohorts.stream()
                .mapToLong(cohort -> (long) cohort.geneIds().length * analyses.size())
                .sum();
    }
}
