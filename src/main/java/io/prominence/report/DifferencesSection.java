package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.GroupDifference;
import java.util.List;

/** The marker in the two groups of each label. */
final class DifferencesSection implements Section {
    @Override
    public String id() {
        return "differences";
    }

    @Override
    public String title() {
        return "Group differences";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.differences().isEmpty()) {
            page.paragraph("No group differences were computed.");
            return;
        }
        Groups.by(data.differences(), GroupDifference::label).forEach((label, rows) -> page.table(table(label, rows)));
    }

    private static HtmlTable table(String label, List<GroupDifference> rows) {
        var table = new HtmlTable("Label " + label + ": the marker in positive and negative samples")
                .text("cohort", "cancer")
                .number(
                        "positive",
                        "negative",
                        "mean positive",
                        "mean negative",
                        "difference (95 % interval)",
                        "p (Welch)",
                        "AUC (95 % interval)",
                        "p (Wilcoxon)");
        rows.forEach(row -> table.row(
                row.cohortId(),
                row.cancer(),
                Numbers.count(row.nPositive()),
                Numbers.count(row.nNegative()),
                Numbers.significant(row.meanPositive()),
                Numbers.significant(row.meanNegative()),
                row.difference() == null
                        ? OutcomeName.reasonWords(row.undefinedReason())
                        : Numbers.withInterval(row.difference(), row.differenceLow(), row.differenceHigh()),
                Numbers.p(row.pWelch(), row.negLog10PWelch()),
                Numbers.withInterval(row.auc(), row.aucLow(), row.aucHigh()),
                Numbers.p(row.pWilcoxon(), row.negLog10PWilcoxon())));
        return table;
    }
}
