package io.prominence.analysis;

import io.prominence.domain.Adjustment;
import io.prominence.domain.AssociatePlan;
import io.prominence.domain.CohortSamples;
import io.prominence.domain.Outcome;
import io.prominence.results.CoxTerm;
import io.prominence.results.GroupDifference;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import io.prominence.scan.CohortInput;
import io.prominence.scan.Design;
import io.prominence.stats.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The marker in depth, cohort by cohort: Kaplan–Meier curves of its low and high half, Cox models with every term, and
 * the difference between the groups of every label.
 */
public final class MarkerDossier {
    private final AssociatePlan plan;
    private final String marker;
    private final List<SurvivalPoint> curves = new ArrayList<>();
    private final List<SurvivalSplit> splits = new ArrayList<>();
    private final List<CoxTerm> terms = new ArrayList<>();
    private final List<GroupDifference> differences = new ArrayList<>();

    private MarkerDossier(AssociatePlan plan, String marker) {
        this.plan = plan;
        this.marker = marker;
    }

    /**
     * Examines the marker.
     *
     * @param cohorts cohorts with the marker's values, for those that measure it
     */
    public static MarkerDossier of(List<CohortInput> cohorts, AssociatePlan plan, String marker) {
        MarkerDossier dossier = new MarkerDossier(plan, marker);
        cohorts.forEach(dossier::examine);
        return dossier;
    }

    private void examine(CohortInput cohort) {
        Optional<double[]> values = cohort.marker();
        CohortSamples samples = cohort.samples();
        String id = cohort.version().card().id();
        String cancer = cohort.version().card().cancer();
        for (String endpoint : plan.endpoints()) {
            MarkerSurvival survival = new MarkerSurvival(id, cancer, endpoint, marker, plan);
            Optional<Design> design = design(samples, values, Outcome.endpoint(endpoint), Adjustment.none());
            splits.add(survival.split(values, design, curves));
            for (Adjustment adjustment : plan.adjustments()) {
                terms.addAll(survival.cox(
                        values, design(samples, values, Outcome.endpoint(endpoint), adjustment), adjustment));
            }
        }
        for (String label : plan.labels()) {
            differences.add(MarkerGroups.difference(
                    id, cancer, label, values, design(samples, values, Outcome.label(label), Adjustment.none()), plan));
        }
    }

    private static Optional<Design> design(
            CohortSamples samples, Optional<double[]> values, Outcome outcome, Adjustment adjustment) {
        return values.isEmpty() ? Optional.empty() : Design.of(samples, values, outcome, adjustment);
    }

    /** Steps of the Kaplan–Meier curves, by cohort, endpoint, group and time. */
    public List<SurvivalPoint> curves() {
        return curves;
    }

    /** Log-rank comparisons of the halves, by cohort and endpoint. */
    public List<SurvivalSplit> splits() {
        return splits;
    }

    /** Terms of the Cox models, by cohort, endpoint and adjustment. */
    public List<CoxTerm> terms() {
        return terms;
    }

    /** Group differences, by cohort and label. */
    public List<GroupDifference> differences() {
        return differences;
    }

    /** Why a cohort has no answer at all. */
    static String notAvailable() {
        return Undefined.NOT_AVAILABLE.id();
    }
}
