package io.prominence.report;

import io.prominence.report.chart.CalibrationChart;
import io.prominence.report.chart.DecisionChart;
import io.prominence.report.chart.RocChart;
import io.prominence.report.chart.TransferChart;
import io.prominence.report.html.HtmlTable;
import io.prominence.report.words.ClassifierWords;
import io.prominence.report.words.Numbers;
import io.prominence.results.CalibrationPoint;
import io.prominence.results.ClassifierMetric;
import io.prominence.results.DecisionPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The classifier on samples that training did not see: every model's AUROC by held-out cohort, every measure of the saved model, calibration,
 * decisions, ROC curves, transfer, and what was compared.
 */
final class ClassifierSection implements Section {
    private static final String TRANSFER = "transfer";

    private record Model(String model, String features) {
        static Model of(ClassifierMetric metric) {
            return new Model(metric.model(), metric.features());
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
                "Every sample is judged by a model that did not see it; under leave-one-cohort-out, by one that saw nothing of its whole cohort, under leave-one-cancer-out,"
                        + " nothing of its cancer. Feature sets without genes (the marker alone, clinical alone) are baselines: genes are worth something where they"
                        + " beat them. A mean over cohorts is a random-effects mean; its prediction interval says what to expect in another cohort.");
        new SampleSizeTable(data.sampleSizes()).write(page);
        Groups.by(data.metrics().stream().filter(ClassifierSection::isAuroc).toList(), ClassifierMetric::validation)
                .forEach((validation, rows) -> page.table(aurocs(validation, rows)));
        ClassifierWords.headline(data.metrics()).ifPresent(saved -> writeSaved(data, saved, page));
        writeTransfer(data, page);
        new ComparisonTables(data).write(page);
    }

    private static boolean isAuroc(ClassifierMetric row) {
        return row.metric().equals("auroc") && !row.validation().equals(TRANSFER);
    }

    private static HtmlTable aurocs(String validation, List<ClassifierMetric> rows) {
        List<String> heldOut = heldOut(rows);
        Map<String, List<ClassifierMetric>> byCohort = Groups.by(rows, ClassifierMetric::heldOut);
        var table = new HtmlTable("AUROC (95 % interval), " + validation).text("model", "features");
        heldOut.forEach(cohort -> table.number(head(cohort, byCohort.get(cohort).get(0))));
        table.number("expected in another cohort");
        Groups.by(rows, Model::of).forEach((model, ofModel) -> {
            Map<String, List<ClassifierMetric>> cells = Groups.by(ofModel, ClassifierMetric::heldOut);
            var row = new ArrayList<>(List.of(
                    model.model(),
                    ClassifierWords.features(model.features(), ofModel.get(0).forced())));
            heldOut.forEach(cohort -> row.add(cell(cells.getOrDefault(cohort, List.of()))));
            row.add(cells.getOrDefault(ClassifierWords.MEAN, List.of()).stream()
                    .findFirst()
                    .map(ClassifierWords::expected)
                    .orElse(""));
            boolean saved = ofModel.get(0).saved();
            table.row(saved ? HtmlTable.Emphasis.STRONG : HtmlTable.Emphasis.NONE, row);
        });
        return table;
    }

    private static List<String> heldOut(List<ClassifierMetric> rows) {
        return Groups.keys(rows, ClassifierMetric::heldOut).stream()
                .sorted(Comparator.comparing(cohort -> !cohort.equals(ClassifierWords.MEAN)))
                .toList();
    }

    private static String head(String cohort, ClassifierMetric metric) {
        return cohort
                + (cohort.equals(ClassifierWords.MEAN)
                        ? ""
                        : " (" + metric.nPositive() + " of " + metric.n() + " positive)");
    }

    private static String cell(List<ClassifierMetric> metrics) {
        if (metrics.isEmpty()) {
            return "";
        }
        ClassifierMetric metric = metrics.get(0);
        return metric.value() == null
                ? ClassifierWords.reason(metric.undefinedReason())
                : Numbers.withInterval(metric.value(), metric.ciLow(), metric.ciHigh());
    }

    private static void writeSaved(ReportData data, ClassifierMetric saved, Page page) {
        page.heading("The saved model: " + saved.model() + " on "
                + ClassifierWords.features(saved.features(), saved.forced()));
        page.table(measures(saved, data.metrics()));
        page.note(
                "Right are a calibration intercept of 0 and a slope of 1; a slope below 1 means predictions too extreme. The chance level of AUPRC is the"
                        + " prevalence. Sensitivity to npv are at the threshold that training carried over. Net benefit is in true positives per sample; treating nobody has 0.");
        page.openCharts();
        List<CalibrationPoint> calibration = data.calibration().stream()
                .filter(point -> point.validation().equals(saved.validation())
                        && point.model().equals(saved.model())
                        && point.features().equals(saved.features()))
                .toList();
        if (!calibration.isEmpty()) {
            page.chart(CalibrationChart.of(calibration));
        }
        writeDecision(data, saved, page);
        Groups.by(
                        data.roc().stream()
                                .filter(point -> point.validation().equals(saved.validation()))
                                .toList(),
                        point -> List.of(point.heldOut(), point.model()))
                .values()
                .forEach(points -> page.chart(RocChart.of(points)));
        page.closeCharts();
    }

    /** All held-out samples together, or the one cohort that there is. */
    private static void writeDecision(ReportData data, ClassifierMetric saved, Page page) {
        List<DecisionPoint> points = data.decision().stream()
                .filter(point -> point.validation().equals(saved.validation())
                        && point.model().equals(saved.model()))
                .toList();
        List<DecisionPoint> together =
                points.stream().filter(point -> point.heldOut().equals("(all)")).toList();
        List<DecisionPoint> shown = together.isEmpty() ? points : together;
        if (!shown.isEmpty()) {
            page.chart(DecisionChart.of(shown));
        }
    }

    private static HtmlTable measures(ClassifierMetric saved, List<ClassifierMetric> metrics) {
        List<ClassifierMetric> own = metrics.stream()
                .filter(row -> row.validation().equals(saved.validation()))
                .filter(row ->
                        row.model().equals(saved.model()) && row.features().equals(saved.features()))
                .toList();
        List<String> heldOut = heldOut(own);
        Map<String, List<ClassifierMetric>> byCohort = Groups.by(own, ClassifierMetric::heldOut);
        var table = new HtmlTable("Every measure (95 % interval), " + saved.validation()).text("measure");
        heldOut.forEach(cohort -> table.number(head(cohort, byCohort.get(cohort).get(0))));
        Groups.by(own, ClassifierSection::name).forEach((name, rows) -> {
            Map<String, List<ClassifierMetric>> cells = Groups.by(rows, ClassifierMetric::heldOut);
            var row = new ArrayList<>(List.of(name));
            heldOut.forEach(cohort -> row.add(cell(cells.getOrDefault(cohort, List.of()))));
            table.row(HtmlTable.Emphasis.NONE, row);
        });
        return table;
    }

    private static String name(ClassifierMetric row) {
        return row.metric().equals("net-benefit")
                ? "net benefit at " + Numbers.withInterval(row.threshold(), null, null)
                : row.metric().replace('-', ' ');
    }

    private static void writeTransfer(ReportData data, Page page) {
        List<ClassifierMetric> pairs = data.metrics().stream()
                .filter(row -> row.validation().equals(TRANSFER) && row.metric().equals("auroc"))
                .filter(row -> !row.heldOut().equals(ClassifierWords.MEAN) && row.saved())
                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        page.heading("Transfer");
        page.table(transfer(pairs));
        page.openCharts().chart(TransferChart.of(pairs)).closeCharts();
    }

    private static HtmlTable transfer(List<ClassifierMetric> pairs) {
        List<String> tested = TransferChart.cohorts(pairs);
        var table = new HtmlTable("AUROC (95 % interval) of the model trained on one cohort, tested on another")
                .text("trained on");
        tested.forEach(table::number);
        Groups.by(pairs, ClassifierMetric::trainedOn).forEach((trained, rows) -> {
            Map<String, List<ClassifierMetric>> cells = Groups.by(rows, ClassifierMetric::heldOut);
            var row = new ArrayList<>(List.of(trained));
            tested.forEach(cohort -> row.add(cell(cells.getOrDefault(cohort, List.of()))));
            table.row(HtmlTable.Emphasis.NONE, row);
        });
        return table;
    }
}
