package io.prominence.domain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which associations are computed for every gene.
 *
 * @param methods ids of methods of the registry
 * @param labels ids of labels
 * @param endpoints ids of endpoints
 * @param adjustments adjustments; each is computed for every method that can adjust
 * @param modifiers covariates with which genes interact, for the methods of interactions
 * @param minSamples fewest samples with a value (in each group: two) below which a result is undefined
 * @param minEvents fewest events (or fewest samples in the smaller group of a label) below which a result is undefined
 * @param maxMissing largest share of missing values of a gene among the samples of an analysis, 0 to 1
 * @param minVariance a gene whose variance is not above this is undefined
 * @param nulls what the marker is held against beside chance
 * @param pooling how effects are pooled over cohorts
 * @param normalisation how libraries of counts are made comparable
 */
public record AssociatePlan(
        List<String> methods,
        List<String> labels,
        List<String> endpoints,
        List<Adjustment> adjustments,
        List<String> modifiers,
        int minSamples,
        int minEvents,
        double maxMissing,
        double minVariance,
        NullPlan nulls,
        PoolingPlan pooling,
        Normalisation normalisation) {

    /**
     * The same plan with the sites of its labels, each after its label.
     *
     * @param known ids of all labels of the cohorts
     */
    public AssociatePlan withSites(Collection<String> known) {
        Set<String> all = new LinkedHashSet<>();
        for (String label : labels) {
            all.add(label);
            known.stream().filter(id -> LabelRule.isSiteOf(id, label)).forEach(all::add);
        }
        return new AssociatePlan(
                methods,
                List.copyOf(all),
                endpoints,
                adjustments,
                modifiers,
                minSamples,
                minEvents,
                maxMissing,
                minVariance,
                nulls,
                pooling,
                normalisation);
    }

    /** Ids of every covariate that adjustments and modifiers name. */
    public Set<String> covariates() {
        Set<String> ids = new LinkedHashSet<>(modifiers);
        adjustments.forEach(adjustment -> ids.addAll(adjustment.needed()));
        return ids;
    }

    /**
     * The nulls of the marker.
     *
     * @param permutations how often the outcomes are permuted; 0 for never
     * @param randomSignatures random signatures that each panel score is held against; 0 for none
     * @param matchedGenes genes nearest in mean and variance that the marker is held against; 0 for none
     */
    public record NullPlan(int permutations, int randomSignatures, int matchedGenes) {
        /** What a study has that says nothing. */
        public static final NullPlan DEFAULT = new NullPlan(1000, 1000, 200);
    }
}
