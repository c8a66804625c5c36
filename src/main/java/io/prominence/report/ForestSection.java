package io.prominence.report;

import io.prominence.report.chart.ForestChart;
import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.ForestRow;
import java.util.List;

/** The marker in each cohort and pooled: a plot and a table for each outcome, method and adjustment. */
final class ForestSection implements Section {
    private record Analysis(String outcome, String method, String adjustment) {
        static Analysis of(ForestRow row) {
            return new Analysis(row.outcome(), row.method(), row.adjustment());
        }
    }

    @Override
    public String id() {
        return "forest";
    }

    @Override
    public String title() {
        return "Cohort by cohort";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.forest().isEmpty()) {
            page.paragraph("No forest of the marker was computed.");
            return;
        }
        page.paragraph(
                "Squares: cohorts, larger with more weight. Diamonds: pooled random effects. Bars: 95 % intervals; dashed:"
                        + " 95 % prediction intervals for a new cohort. Intervals that leave a plot are cut; its table has them whole.");
        Groups.by(data.forest(), Analysis::of).values().forEach(rows -> {
            page.chart(ForestChart.of(data.marker(), rows));
            page.table(table(rows));
        });
    }

    private static HtmlTable table(List<ForestRow> rows) {
        ForestRow first = rows.get(0);
        EffectView view = EffectView.ofScale(first.effectScale());
        var table = new HtmlTable(OutcomeName.of(first.outcome()).words() + ", " + first.method() + ", "
                        + OutcomeName.adjustmentWords(first.adjustment()))
                .text("line")
                .number(
                        "samples",
                        view == EffectView.HAZARD_RATIO ? "events" : "positives",
                        view.title() + " (95 % interval)",
                        "95 % prediction interval",
                        "p",
                        "weight");
        rows.forEach(row -> table.row(ForestChart.isPooled(row) ? Emphasis.STRONG : Emphasis.NONE, cells(row, view)));
        return table;
    }

    private static List<String> cells(ForestRow row, EffectView view) {
        return List.of(
                ForestChart.label(row),
                Numbers.count(row.n()),
                Numbers.count(row.nEvents()),
                row.effect() == null
                        ? OutcomeName.reasonWords(row.undefinedReason())
                        : view.withInterval(row.effect(), row.ciLow(), row.ciHigh()),
                view.interval(row.effect(), row.piLow(), row.piHigh()),
                Numbers.p(row.pValue(), row.negLog10P()),
                Numbers.percent(row.weight()));
    }
}
