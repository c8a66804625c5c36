package io.prominence.classifier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The genes that a model has learned from, and which of them a cohort has.
 *
 * @param read genes of the features that some training cohort measured, by id or symbol
 * @param missing those that the cohort does not measure
 * @param positions positions of the others in the cohort
 * @param scaled the cohort as the features read it
 */
record CoveredGenes(List<String> read, List<String> missing, int[] positions, ScaledExpression scaled) {
    static CoveredGenes of(ModelBundle bundle, CohortData cohort) {
        Set<String> read = new LinkedHashSet<>(bundle.features().genes());
        read.removeAll(bundle.card().measuredByNone());
        List<String> missing = bundle.features().missingIn(cohort).stream()
                .filter(read::contains)
                .toList();
        int[] positions = read.stream()
                .filter(gene -> !missing.contains(gene))
                .mapToInt(gene -> cohort.expression().findAny(gene).orElseThrow())
                .toArray();
        return new CoveredGenes(
                List.copyOf(read),
                missing,
                positions,
                bundle.features().scaled(cohort).scaled());
    }

    /** Share of the genes that have a value in a sample, and no stand-in for one; null where the model reads none. */
    Double share(int sample) {
        if (read.isEmpty()) {
            return null;
        }
        int known = 0;
        for (int gene : positions) {
            known += scaled.measured(gene, sample) ? 1 : 0;
        }
        return known / (double) read.size();
    }
}
