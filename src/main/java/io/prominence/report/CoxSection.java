package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.CoxTerm;
import java.util.List;

/** Cox models of the marker, alone and adjusted, with every term. */
final class CoxSection implements Section {
    @Override
    public String id() {
        return "cox";
    }

    @Override
    public String title() {
        return "Cox models";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.cox().isEmpty()) {
            page.paragraph("No Cox model was computed.");
            return;
        }
        page.paragraph(
                "The marker is continuous: its hazard ratio is per unit of expression. A level of a covariate is against"
                        + " its reference level.");
        Groups.by(data.cox(), CoxTerm::endpoint).forEach((endpoint, terms) -> page.table(table(data, endpoint, terms)));
    }

    private static HtmlTable table(ReportData data, String endpoint, List<CoxTerm> terms) {
        var table = new HtmlTable("Endpoint " + endpoint)
                .text("cohort", "cancer", "adjusted for", "term")
                .number(
                        "samples",
                        "events",
                        "hazard ratio (95 % interval)",
                        "log hazard ratio",
                        "standard error",
                        "z",
                        "p");
        terms.forEach(term -> table.row(
                term.term().equals(data.marker()) ? Emphasis.STRONG : Emphasis.NONE,
                List.of(
                        term.cohortId(),
                        term.cancer(),
                        term.adjustment().isEmpty() ? "-" : term.adjustment().replace("+", " + "),
                        term.term(),
                        Numbers.count(term.n()),
                        Numbers.count(term.nEvents()),
                        term.effect() == null
                                ? OutcomeName.reasonWords(term.undefinedReason())
                                : Numbers.withInterval(
                                        term.hazardRatio(), term.hazardRatioLow(), term.hazardRatioHigh()),
                        Numbers.significant(term.effect()),
                        Numbers.significant(term.standardError()),
                        Numbers.significant(term.statistic()),
                        Numbers.p(term.pValue(), term.negLog10P()))));
        return table;
    }
}
