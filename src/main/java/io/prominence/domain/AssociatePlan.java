package io.prominence.domain;

import java.util.List;

/**
 * Which associations are computed for every gene.
 *
 * @param methods ids of methods of the registry
 * @param labels ids of labels
 * @param endpoints ids of endpoints
 * @param adjustments adjustments; each is computed for every method that can adjust
 * @param minSamples fewest samples with a value (in each group: two) below which a result is undefined
 * @param minEvents fewest events (or fewest samples in the smaller group of a label) below which a result is undefined
 * @param maxMissing largest share of missing values of a gene among the samples of an analysis, 0 to 1
 * @param minVariance a gene whose variance is not above this is undefined
 * @param tau2 estimator of the between-cohort variance
 */
public record AssociatePlan(
        List<String> methods,
        List<String> labels,
        List<String> endpoints,
        List<Adjustment> adjustments,
        int minSamples,
        int minEvents,
        double maxMissing,
        double minVariance,
        Tau2Estimator tau2) {

    /** Estimators of the between-cohort variance. */
    public enum Tau2Estimator implements Identified {
        REML("reml"),
        PAULE_MANDEL("paule-mandel");

        private final String id;

        Tau2Estimator(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
