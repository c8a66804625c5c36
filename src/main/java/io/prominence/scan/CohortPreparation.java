package io.prominence.scan;

import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import java.util.List;
import java.util.Optional;

/** The kernels of one cohort in the making: designs first, surveys where a method has one, then the kernels. */
final class CohortPreparation {
    private final List<Analysis> analyses;
    private final List<Optional<Design>> designs;
    private final GeneFilter filter;
    private List<EstimateColumns> surveyed = List.of();

    CohortPreparation(CohortInput cohort, List<Analysis> analyses, GeneFilter filter) {
        this.analyses = analyses;
        this.filter = filter;
        this.designs = analyses.stream()
                .map(analysis -> Design.of(cohort.samples(), cohort.marker(), analysis.outcome(), analysis.adjustment())
                        .filter(design -> canAnswer(analysis, design)))
                .toList();
    }

    private static boolean canAnswer(Analysis analysis, Design design) {
        return analysis.method().marker() == Method.MarkerRole.GENE || design.marker().length > 0;
    }

    List<Analysis> analyses() {
        return analyses;
    }

    boolean hasSurvey() {
        for (int i = 0; i < analyses.size(); i++) {
            if (designs.get(i).isPresent() && route(i).hasSurvey()) {
                return true;
            }
        }
        return false;
    }

    /** Kernels of the surveys, one per analysis; null where it has none. */
    GeneKernel[] surveys() {
        GeneKernel[] kernels = new GeneKernel[analyses.size()];
        for (int i = 0; i < kernels.length; i++) {
            int analysis = i;
            kernels[i] = designs.get(i)
                    .flatMap(design -> route(analysis).survey(design, filter))
                    .orElse(null);
        }
        return kernels;
    }

    /** Takes what the surveys said, one set of columns per analysis. */
    void surveyed(List<EstimateColumns> columns) {
        surveyed = columns;
    }

    /** Kernels, one per analysis; null where the cohort cannot answer. */
    GeneKernel[] kernels() {
        GeneKernel[] kernels = new GeneKernel[analyses.size()];
        for (int i = 0; i < kernels.length; i++) {
            EstimateColumns survey = surveyed.isEmpty() ? null : surveyed.get(i);
            int analysis = i;
            kernels[i] = designs.get(i)
                    .map(design -> route(analysis).kernel(design, filter, survey))
                    .orElse(null);
        }
        return kernels;
    }

    private Route route(int analysis) {
        return analyses.get(analysis).method().route();
    }
}
