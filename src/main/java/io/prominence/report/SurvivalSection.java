package io.prominence.report;

import io.prominence.report.chart.RiskTable;
import io.prominence.report.chart.SurvivalChart;
import io.prominence.report.chart.Ticks;
import io.prominence.report.html.HtmlTable;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.SurvivalPoint;
import io.prominence.results.SurvivalSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kaplan–Meier curves of the marker's halves with numbers at risk, and the log-rank tests. */
final class SurvivalSection implements Section {
    private record Curve(String cohort, String endpoint) {}

    @Override
    public String id() {
        return "survival";
    }

    @Override
    public String title() {
        return "Survival by halves";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.curves().isEmpty() && data.splits().isEmpty()) {
            page.paragraph("No survival curves were computed.");
            return;
        }
        page.paragraph("Each cohort is cut at its own median of " + data.marker()
                + ". The cut is for the eye: the Cox models below use the marker as it is.");
        Map<Curve, List<SurvivalSplit>> splits =
                Groups.by(data.splits(), split -> new Curve(split.cohortId(), split.endpoint()));
        page.openCharts();
        Groups.by(data.curves(), point -> new Curve(point.cohortId(), point.endpoint()))
                .forEach((curve, points) -> {
                    page.html().open("div");
                    page.chart(SurvivalChart.of(data.marker(), points, test(splits.getOrDefault(curve, List.of()))));
                    page.html().open("div", "class", "away");
                    page.table(atRisk(curve, points));
                    page.html().close("div");
                    page.html().close("div");
                });
        page.closeCharts();
        page.table(tests(data.splits()));
    }

    private static String test(List<SurvivalSplit> splits) {
        return splits.isEmpty() ? "No log-rank test." : test(splits.get(0));
    }

    private static String test(SurvivalSplit split) {
        String p = Numbers.p(split.pValue(), split.negLog10P());
        String test = p.isEmpty() ? "Log-rank " + OutcomeName.reasonWords(split.undefinedReason()) : "Log-rank p " + p;
        return test + "; events: low " + split.eventsLow() + " of " + split.nLow() + ", high " + split.eventsHigh()
                + " of " + split.nHigh() + ".";
    }

    /** The numbers under the plot once more, for who reads the page without seeing it. */
    private static HtmlTable atRisk(Curve curve, List<SurvivalPoint> points) {
        RiskTable risk = RiskTable.of(points);
        var table = new HtmlTable("At risk, " + curve.cohort() + ", " + curve.endpoint() + " ("
                        + risk.unit().words() + ")")
                .text("group");
        for (double tick : risk.ticks()) {
            table.number(Ticks.label(tick));
        }
        for (String group : SurvivalChart.GROUPS) {
            List<SurvivalPoint> ofGroup = SurvivalChart.ofGroup(points, group);
            var cells = new ArrayList<String>();
            cells.add(group);
            for (double tick : risk.ticks()) {
                cells.add(Numbers.count(risk.atRisk(ofGroup, tick)));
            }
            table.row(HtmlTable.Emphasis.NONE, cells);
        }
        return table;
    }

    private static HtmlTable tests(List<SurvivalSplit> splits) {
        var table = new HtmlTable("Low against high, log-rank")
                .text("cohort", "endpoint")
                .number(
                        "median of the marker",
                        "low: events of patients",
                        "high: events of patients",
                        "median survival low, days",
                        "median survival high, days",
                        "chi-squared",
                        "p");
        splits.forEach(split -> table.row(
                split.cohortId(),
                split.endpoint(),
                Numbers.significant(split.cut()),
                split.eventsLow() + " of " + split.nLow(),
                split.eventsHigh() + " of " + split.nHigh(),
                days(split.medianLowDays()),
                days(split.medianHighDays()),
                Numbers.significant(split.chiSquared()),
                split.chiSquared() == null
                        ? OutcomeName.reasonWords(split.undefinedReason())
                        : Numbers.p(split.pValue(), split.negLog10P())));
        return table;
    }

    private static String days(Double days) {
        return days == null ? "not reached" : Numbers.count(Math.round(days));
    }
}
