package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.Numbers;
import io.prominence.results.GeneCoverage;
import java.util.List;

/** Which cohort can say anything about the marker, and under what name it has it: the first table of the page. */
final class MarkerCoverageSection implements Section {
    /** What the table {@code coverage} calls the marker's rows. */
    static final String MARKER = "marker";

    @Override
    public String id() {
        return "measured";
    }

    @Override
    public String title() {
        return "Is the marker measured?";
    }

    @Override
    public void write(ReportData data, Page page) {
        List<GeneCoverage> rows = data.coverage().stream()
                .filter(row -> row.panel().equals(MARKER))
                .toList();
        if (rows.isEmpty()) {
            page.paragraph("Coverage was not computed.");
            return;
        }
        rows.stream()
                .filter(row -> !row.measured())
                .forEach(row -> page.caution(
                        row.cohortId() + " cannot say anything about " + row.geneSymbol() + ":", why(row)));
        var table = new HtmlTable(data.marker() + " in each cohort")
                .text("cohort", data.marker() + " measured", "source id", "found")
                .number("samples with a value")
                .text("note");
        rows.forEach(row -> table.row(row.measured() ? Emphasis.NONE : Emphasis.STRONG, cells(row)));
        page.table(table);
    }

    private static List<String> cells(GeneCoverage row) {
        return List.of(
                row.cohortId(),
                row.measured() ? "yes" : "NO",
                row.sourceId() == null ? "" : row.sourceId(),
                row.resolvedHow() == null ? "" : row.resolvedHow(),
                row.missingShare() == null ? "" : Numbers.percent(100 * (1 - row.missingShare())),
                row.note() == null ? "" : row.note());
    }

    private static String why(GeneCoverage row) {
        return (row.note() == null ? "its platform or file does not have the gene" : row.note()) + ".";
    }
}
