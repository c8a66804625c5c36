package io.prominence.report;

import io.prominence.provenance.RunManifest;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.BatchAssociation;
import io.prominence.results.CalibrationPoint;
import io.prominence.results.ClassifierComparison;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.ClassifierSampleSize;
import io.prominence.results.CohortQuality;
import io.prominence.results.CohortSummary;
import io.prominence.results.CoxTerm;
import io.prominence.results.DecisionPoint;
import io.prominence.results.FeatureImportance;
import io.prominence.results.FlaggedSample;
import io.prominence.results.FlowCount;
import io.prominence.results.ForestRow;
import io.prominence.results.GeneCoverage;
import io.prominence.results.GroupDifference;
import io.prominence.results.OutcomeCount;
import io.prominence.results.Permutation;
import io.prominence.results.Pooled;
import io.prominence.results.RocPoint;
import io.prominence.results.Specificity;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import io.prominence.results.TopFeatures;
import java.util.List;

/**
 * Everything that the page says. Lists are in the order of their tables; an empty list leaves its part out, or says that
 * it was not computed.
 *
 * @param manifest what the page is about and can be repeated from; the page takes its times from it and never from the
 *     clock, so the same data give the same bytes
 * @param markerPooled the marker's pooled rows: all levels, methods, outcomes and adjustments
 * @param volcano pooled rows of every gene for the plots of the genome: those that {@link VolcanoChoice} accepts
 * @param specificity the marker and the panels' scores among others: all levels
 * @param markerPermutation the marker's rows under permuted outcomes: all levels
 */
public record ReportData(
        RunManifest manifest,
        List<CohortSummary> cohorts,
        List<OutcomeCount> outcomes,
        List<FlowCount> flow,
        List<GeneCoverage> coverage,
        List<CohortQuality> quality,
        List<FlaggedSample> flagged,
        List<BatchAssociation> batches,
        List<Pooled> markerPooled,
        List<Pooled> volcano,
        List<ForestRow> forest,
        List<SurvivalPoint> curves,
        List<SurvivalSplit> splits,
        List<CoxTerm> cox,
        List<GroupDifference> differences,
        List<Specificity> specificity,
        List<Permutation> markerPermutation,
        List<ClassifierSampleSize> sampleSizes,
        List<ClassifierMetric> metrics,
        List<RocPoint> roc,
        List<CalibrationPoint> calibration,
        List<DecisionPoint> decision,
        List<ClassifierComparison> comparisons,
        List<FeatureImportance> importance,
        List<TopFeatures> topFeatures) {

    /** The level of pooled rows over all cohorts. */
    static final String ALL = "all";

    public ReportData {
        cohorts = List.copyOf(cohorts);
        outcomes = List.copyOf(outcomes);
        flow = List.copyOf(flow);
        coverage = List.copyOf(coverage);
        quality = List.copyOf(quality);
        flagged = List.copyOf(flagged);
        batches = List.copyOf(batches);
        markerPooled = List.copyOf(markerPooled);
        volcano = List.copyOf(volcano);
        forest = List.copyOf(forest);
        curves = List.copyOf(curves);
        splits = List.copyOf(splits);
        cox = List.copyOf(cox);
        differences = List.copyOf(differences);
        specificity = List.copyOf(specificity);
        markerPermutation = List.copyOf(markerPermutation);
        sampleSizes = List.copyOf(sampleSizes);
        metrics = List.copyOf(metrics);
        roc = List.copyOf(roc);
        calibration = List.copyOf(calibration);
        decision = List.copyOf(decision);
        comparisons = List.copyOf(comparisons);
        importance = List.copyOf(importance);
        topFeatures = List.copyOf(topFeatures);
    }

    /** The marker's symbol. */
    String marker() {
        return manifest.marker();
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
