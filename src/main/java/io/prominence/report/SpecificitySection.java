package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.Permutation;
import io.prominence.results.Specificity;
import java.util.List;

/** Whether the marker does more than any gene like it would, and the panels more than any genes as many. */
final class SpecificitySection implements Section {
    @Override
    public String id() {
        return "specificity";
    }

    @Override
    public String title() {
        return "Specificity";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.specificity().isEmpty() && data.markerPermutation().isEmpty()) {
            page.paragraph("The marker was not held against other genes, signatures or permuted outcomes.");
            return;
        }
        page.paragraph(
                "A small p says that a gene goes with an outcome, not that no other gene does: many genes go with"
                        + " tissue and survival at once. Here the marker stands among others, over all cohorts.");
        page.table(among(data));
        page.note("Percentile: share of the others with a larger p, or with a lower signed effect; 50 % is what a gene"
                + " drawn at random has. Matched genes are the nearest in mean and variance.");
        page.table(permuted(data));
        page.note(
                "Outcomes were exchanged between patients of a cohort, within strata. The p over all genes is the share of"
                        + " permutations in which any gene does as well; the false discovery rate takes every gene as null.");
        page.table(panels(data));
        page.note(
                "Random signatures have as many genes up and down as the panel, drawn from the genes of every cohort.");
    }

    private static HtmlTable among(ReportData data) {
        HtmlTable table = standings(data.marker() + " among other genes, over all cohorts", "among");
        data.specificity().stream()
                .filter(row -> row.level().equals(ReportData.ALL))
                .filter(row -> row.subject().equals(data.marker()))
                .forEach(row -> table.row(
                        row.comparison().equals("matched-genes") ? Emphasis.STRONG : Emphasis.NONE,
                        cells(row, row.comparison().replace('-', ' '))));
        return table;
    }

    private static HtmlTable panels(ReportData data) {
        HtmlTable table = standings("Scores of panels among random signatures, over all cohorts, unadjusted", "score");
        data.specificity().stream()
                .filter(row -> row.level().equals(ReportData.ALL))
                .filter(row -> row.comparison().equals("random-signatures"))
                .filter(row -> row.adjustment().isEmpty())
                .forEach(row -> table.row(Emphasis.NONE, cells(row, row.subject())));
        return table;
    }

    private static HtmlTable standings(String caption, String head) {
        return new HtmlTable(caption)
                .text("outcome", "method", "adjusted for", head)
                .number("others", "-log10 p", "median of the others", "percentile by p", "by effect", "empirical p");
    }

    private static List<String> cells(Specificity row, String subject) {
        return List.of(
                OutcomeName.of(row.outcome()).words(),
                row.method(),
                adjustment(row.adjustment()),
                subject,
                Numbers.count(row.nCompared()),
                row.undefinedReason() == null
                        ? Numbers.significant(row.negLog10P())
                        : OutcomeName.reasonWords(row.undefinedReason()),
                Numbers.significant(row.medianNegLog10P()),
                Numbers.percent(row.percentile()),
                Numbers.percent(row.effectPercentile()),
                Numbers.p(row.pEmpirical()));
    }

    private static HtmlTable permuted(ReportData data) {
        var table = new HtmlTable(data.marker() + " under permuted outcomes")
                .text("outcome", "score", "adjusted for", "level")
                .number(
                        "samples",
                        "permutations",
                        "z",
                        "p of the gene alone",
                        "p over all genes",
                        "false discovery rate");
        data.markerPermutation().stream()
                .filter(row -> !OutcomeName.of(row.outcome()).kind().equals("marker"))
                .forEach(row ->
                        table.row(row.level().equals(ReportData.ALL) ? Emphasis.NONE : Emphasis.FAINT, cells(row)));
        return table;
    }

    private static List<String> cells(Permutation row) {
        return List.of(
                OutcomeName.of(row.outcome()).words(),
                row.method(),
                adjustment(row.adjustment()),
                row.level().replaceFirst("^(cancer|cohort):", ""),
                Numbers.count(row.n()),
                Numbers.count(row.permutations()),
                row.z() == null ? OutcomeName.reasonWords(row.undefinedReason()) : Numbers.significant(row.z()),
                Numbers.p(row.pPermutation()),
                Numbers.p(row.pMaxT()),
                row.fdr() != null && row.fdr() == 0 ? "0" : Numbers.p(row.fdr()));
    }

    private static String adjustment(String adjustment) {
        return adjustment.isEmpty() ? "-" : adjustment.replace("+", " + ");
    }
}
