package io.prominence.report;

import io.prominence.report.chart.RocChart;
import io.prominence.report.html.HtmlTable;
import io.prominence.report.words.Numbers;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.RocPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The classifier on samples that training did not see: a table for each measure, and ROC curves. */
final class ClassifierSection implements Section {
    private record Model(String model, String features) {
        static Model of(ClassifierMetric metric) {
            return new Model(metric.model(), metric.features());
        }
    }

    private record Measure(String validation, String metric) {
        static Measure of(ClassifierMetric metric) {
            return new Measure(metric.validation(), metric.metric());
        }
    }

    private record Plot(String validation, String heldOut, String model) {
        static Plot of(RocPoint point) {
            return new Plot(point.validation(), point.heldOut(), point.model());
        }
    }

    @Override
    public String id() {
        return "classifier";
    }

    @Override
    public String title() {
        return "Classifier";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.metrics().isEmpty()) {
            page.paragraph("No classifier was trained.");
            return;
        }
        page.paragraph(
                "Every sample is judged by a model that did not see it; under leave-one-cohort-out, by one that saw nothing of its whole cohort. Feature sets without"
                        + " genes (the marker alone, clinical alone) are baselines: genes are worth something where they beat them.");
        Groups.by(data.metrics(), Measure::of).forEach((measure, rows) -> page.table(table(measure, rows)));
        page.openCharts();
        Groups.by(data.roc(), Plot::of).values().forEach(points -> page.chart(RocChart.of(points)));
        page.closeCharts();
    }

    private static HtmlTable table(Measure measure, List<ClassifierMetric> rows) {
        List<String> heldOut = Groups.keys(rows, ClassifierMetric::heldOut).stream()
                .sorted(Comparator.comparing(cohort -> !cohort.equals(ClassifierAnswer.MEAN)))
                .toList();
        Map<String, List<ClassifierMetric>> byCohort = Groups.by(rows, ClassifierMetric::heldOut);
        var table = new HtmlTable(title(measure)).text("model", "features");
        heldOut.forEach(cohort -> table.number(head(cohort, byCohort.get(cohort).get(0))));
        Groups.by(rows, Model::of).forEach((model, ofModel) -> {
            Map<String, List<ClassifierMetric>> cells = Groups.by(ofModel, ClassifierMetric::heldOut);
            var row = new ArrayList<>(List.of(model.model(), model.features()));
            heldOut.forEach(cohort -> row.add(cell(cells.getOrDefault(cohort, List.of()))));
            table.row(HtmlTable.Emphasis.NONE, row);
        });
        return table;
    }

    private static String title(Measure measure) {
        String name =
                switch (measure.metric()) {
                    case "auroc" -> "AUROC (95 % interval, DeLong)";
                    case "auprc" -> "AUPRC (average precision)";
                    case "brier" -> "Brier score (lower is better)";
                    default -> measure.metric();
                };
        return name + ", " + measure.validation();
    }

    private static String head(String cohort, ClassifierMetric metric) {
        return cohort
                + (cohort.equals(ClassifierAnswer.MEAN)
                        ? ""
                        : " (" + metric.nPositive() + " of " + metric.n() + " positive)");
    }

    private static String cell(List<ClassifierMetric> metrics) {
        if (metrics.isEmpty()) {
            return "";
        }
        ClassifierMetric metric = metrics.get(0);
        return metric.value() == null
                ? "not defined"
                : Numbers.withInterval(metric.value(), metric.ciLow(), metric.ciHigh());
    }
}
