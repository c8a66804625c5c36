package io.prominence.report;

import io.prominence.report.words.OutcomeName;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.CohortSummary;
import io.prominence.results.CoxTerm;
import io.prominence.results.FlowCount;
import io.prominence.results.ForestRow;
import io.prominence.results.GeneCoverage;
import io.prominence.results.GroupDifference;
import io.prominence.results.OutcomeCount;
import io.prominence.results.Pooled;
import io.prominence.results.RocPoint;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the page says. Lists are in the order of their tables; an empty list leaves its part out, or says that
 * it was not computed.
 *
 * @param study what the page is about
 * @param markerPooled the marker's pooled rows: all levels, methods, outcomes and adjustments
 * @param volcano pooled rows of every gene for the plots of the genome: those that {@link VolcanoChoice} accepts
 * @param provenance facts that the run can be repeated from, in the order shown
 */
public record ReportData(
        StudyFacts study,
        List<CohortSummary> cohorts,
        List<OutcomeCount> outcomes,
        List<FlowCount> flow,
        List<GeneCoverage> coverage,
        List<Pooled> markerPooled,
        List<Pooled> volcano,
        List<ForestRow> forest,
        List<SurvivalPoint> curves,
        List<SurvivalSplit> splits,
        List<CoxTerm> cox,
        List<GroupDifference> differences,
        List<ClassifierMetric> metrics,
        List<RocPoint> roc,
        Map<String, String> provenance) {

    /** The level of pooled rows over all cohorts. */
    static final String ALL = "all";

    public ReportData {
        cohorts = List.copyOf(cohorts);
        outcomes = List.copyOf(outcomes);
        flow = List.copyOf(flow);
        coverage = List.copyOf(coverage);
        markerPooled = List.copyOf(markerPooled);
        volcano = List.copyOf(volcano);
        forest = List.copyOf(forest);
        curves = List.copyOf(curves);
        splits = List.copyOf(splits);
        cox = List.copyOf(cox);
        differences = List.copyOf(differences);
        metrics = List.copyOf(metrics);
        roc = List.copyOf(roc);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** The marker's symbol. */
    String marker() {
        return study.marker();
    }

    /** The marker's rows over all cohorts, against labels and endpoints. */
    List<Pooled> markerOverall() {
        return markerPooled.stream()
                .filter(row -> row.level().equals(ALL))
                .filter(row -> !OutcomeName.of(row.outcome()).kind().equals("marker"))
                .toList();
    }

    /** The cohort ids that measure the marker, in order. */
    List<CohortSummary> cohortsWithMarker() {
        return cohorts.stream().filter(CohortSummary::markerMeasured).toList();
    }
}
