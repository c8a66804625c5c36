package io.prominence.scan;

import io.prominence.stats.GeneFilter;
import io.prominence.stats.GeneKernel;
import java.util.List;
import java.util.Optional;

/** The kernels of one cohort in the making: designs first, surveys where a method has one, then the kernels. */
final class CohortPreparation {
    private final CohortInput cohort;
    private final List<Analysis> analyses;
    private final List<Optional<Design>> designs;
    private final GeneFilter filter;
    private List<EstimateColumns> surveyed = List.of();

    CohortPreparation(CohortInput cohort, List<Analysis> analyses, GeneFilter filter) {
        this.cohort = cohort;
        this.analyses = analyses;
        this.filter = filter;
        this.designs = analyses.stream()
                .map(analysis -> Design.of(cohort, analysis).filter(design -> canAnswer(analysis, design)))
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
    PreparedKernels surveys() {
        GeneKernel[] kernels = new GeneKernel[analyses.size()];
        for (int i = 0; i < kernels.length; i++) {
            int analysis = i;
            kernels[i] = designs.get(i)
                    .flatMap(design -> route(analysis).survey(design, filter))
                    .orElse(null);
        }
        return prepared(kernels);
    }

    /** Takes what the surveys said, one set of columns per analysis. */
    void surveyed(List<EstimateColumns> columns) {
        surveyed = columns;
    }

    /** Kernels, one per analysis; null where the cohort cannot answer. */
    PreparedKernels kernels() {
        GeneKernel[] kernels = new GeneKernel[analyses.size()];
        for (int i = 0; i < kernels.length; i++) {
            EstimateColumns survey = surveyed.isEmpty() ? null : surveyed.get(i);
            int analysis = i;
            kernels[i] = designs.get(i)
                    .map(design -> route(analysis).kernel(design, filter, survey))
                    .orElse(null);
        }
        return prepared(kernels);
    }

    private PreparedKernels prepared(GeneKernel[] kernels) {
        boolean[] seesCounts = new boolean[kernels.length];
        for (int i = 0; i < kernels.length; i++) {
            seesCounts[i] = analyses.get(i).method().route().seesCounts(cohort);
        }
        return new PreparedKernels(kernels, seesCounts, cohort.reading());
    }

    /** Finishes the estimates of the cohort, one set of columns per analysis. */
    void complete(List<EstimateColumns> estimates) {
        for (int i = 0; i < estimates.size(); i++) {
            route(i).completion().complete(estimates.get(i));
        }
    }

    private Route route(int analysis) {
        return analyses.get(analysis).method().route().through(cohort);
    }
}
