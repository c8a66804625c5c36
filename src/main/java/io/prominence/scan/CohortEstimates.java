package io.prominence.scan;

import io.prominence.lake.CohortVersion;
import java.util.List;

/**
 * Every estimate of one cohort.
 *
 * @param cohort the cohort
 * @param geneIds gene ids, sorted
 * @param geneSymbols their symbols
 * @param byAnalysis one set of columns per analysis, in the order asked; rows are the genes in order
 */
public record CohortEstimates(
        CohortVersion cohort, String[] geneIds, String[] geneSymbols, List<EstimateColumns> byAnalysis) {}
