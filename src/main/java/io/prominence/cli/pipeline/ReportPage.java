package io.prominence.cli.pipeline;

import io.prominence.provenance.RunManifest;
import io.prominence.report.HtmlReport;
import io.prominence.report.ReportData;
import io.prominence.report.VolcanoChoice;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gathers the tables of a run for its page. */
final class ReportPage {
    private ReportPage() {}

    static String render(StageContext context) {
        RunManifest manifest = context.manifest();
        VolcanoChoice choice = VolcanoChoice.of(context.plan());
        List<Pooled> marker = new ArrayList<>();
        List<Pooled> volcano = new ArrayList<>();
        if (context.folder().has(Pooled.class)) {
            try (Stream<Pooled> rows = context.stream(Pooled.class)) {
                rows.forEach(row -> {
                    if (row.geneSymbol().equals(manifest.marker())) {
                        marker.add(row);
                    }
                    if (choice.test(row)) {
                        volcano.add(row);
                    }
                });
            }
        }
        return HtmlReport.render(new ReportData(
                manifest,
                context.readIfThere(CohortSummary.class),
                context.readIfThere(OutcomeCount.class),
                context.readIfThere(FlowCount.class),
                context.readIfThere(GeneCoverage.class),
                context.readIfThere(CohortQuality.class),
                context.readIfThere(FlaggedSample.class),
                context.readIfThere(BatchAssociation.class),
                marker,
                volcano,
                context.readIfThere(ForestRow.class),
                context.readIfThere(SurvivalPoint.class),
                context.readIfThere(SurvivalSplit.class),
                context.readIfThere(CoxTerm.class),
                context.readIfThere(GroupDifference.class),
                context.readIfThere(Specificity.class),
                markerPermutation(context),
                context.readIfThere(ClassifierSampleSize.class),
                context.readIfThere(ClassifierMetric.class),
                context.readIfThere(RocPoint.class),
                context.readIfThere(CalibrationPoint.class),
                context.readIfThere(DecisionPoint.class),
                context.readIfThere(ClassifierComparison.class),
                context.readIfThere(FeatureImportance.class),
                context.readIfThere(TopFeatures.class)));
    }

    private static List<Permutation> markerPermutation(StageContext context) {
        if (!context.folder().has(Permutation.class)) {
            return List.of();
        }
        String marker = context.manifest().marker();
        try (Stream<Permutation> rows = context.stream(Permutation.class)) {
            return rows.filter(row -> row.geneSymbol().equals(marker)).toList();
        }
    }
}
