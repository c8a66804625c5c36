package io.prominence.report;

import io.prominence.report.chart.VolcanoChart;
import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.Pooled;
import java.util.Comparator;
import java.util.List;

/** Every gene: is the marker more than any gene would show? A volcano plot and the leading genes for each outcome. */
final class GenomeSection implements Section {
    private static final int LEADING = 12;

    private record Analysis(String outcome, String method, String adjustment) {
        static Analysis of(Pooled row) {
            return new Analysis(row.outcome(), row.method(), row.adjustment());
        }
    }

    @Override
    public String id() {
        return "genome";
    }

    @Override
    public String title() {
        return "Among all genes";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.volcano().isEmpty()) {
            page.paragraph("No pooled rows of all genes were given to this page.");
            return;
        }
        page.openCharts();
        Groups.by(data.volcano(), Analysis::of).values().forEach(rows -> {
            page.html().open("div");
            page.chart(VolcanoChart.of(data.marker(), rows));
            page.table(leading(data, rows));
            page.html().close("div");
        });
        page.closeCharts();
    }

    private static HtmlTable leading(ReportData data, List<Pooled> rows) {
        Pooled first = rows.get(0);
        EffectView view = EffectView.ofScale(first.effectScale());
        int cohorts = cohorts(data, rows);
        var table = new HtmlTable("Genes with the smallest p for "
                        + OutcomeName.of(first.outcome()).words() + " among those of "
                        + (cohorts == 1 ? "one cohort" : cohorts + " cohorts") + ", and " + data.marker())
                .text("gene")
                .number("rank", view.title() + " (95 % interval)", "p", "q", "cohorts");
        List<Pooled> ranked = rows.stream()
                .filter(row -> row.rank() != null && row.k() == cohorts)
                .sorted(Comparator.comparing(Pooled::rank))
                .toList();
        ranked.stream().limit(LEADING).forEach(row -> table.row(emphasis(data, row), cells(row, view)));
        ranked.stream()
                .skip(LEADING)
                .filter(row -> row.geneSymbol().equals(data.marker()))
                .forEach(row -> table.row(emphasis(data, row), cells(row, view)));
        return table;
    }

    /** Ranks are among genes of as many cohorts: those of the marker, where it has a rank, otherwise of the most. */
    private static int cohorts(ReportData data, List<Pooled> rows) {
        List<Pooled> ranked = rows.stream().filter(row -> row.rank() != null).toList();
        return ranked.stream()
                .filter(row -> row.geneSymbol().equals(data.marker()))
                .map(Pooled::k)
                .findFirst()
                .orElseGet(() -> ranked.stream().mapToInt(Pooled::k).max().orElse(0));
    }

    private static Emphasis emphasis(ReportData data, Pooled row) {
        return row.geneSymbol().equals(data.marker()) ? Emphasis.STRONG : Emphasis.NONE;
    }

    private static List<String> cells(Pooled row, EffectView view) {
        return List.of(
                row.geneSymbol(),
                Numbers.count(row.rank()),
                view.withInterval(row.effectRandom(), row.ciLow(), row.ciHigh()),
                Numbers.p(row.pValue(), row.negLog10P()),
                Numbers.p(row.qValue()),
                Numbers.count(row.k()));
    }
}
