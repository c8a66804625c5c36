package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.CohortSummary;
import io.prominence.results.OutcomeCount;
import java.util.List;

/** The cohorts, what they say about each outcome, and the counted way from the sources to the analysis. */
final class CohortsSection implements Section {
    @Override
    public String id() {
        return "cohorts";
    }

    @Override
    public String title() {
        return "Cohorts";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.cohorts().isEmpty()) {
            page.paragraph("No cohort took part.");
        }
        page.table(cohorts(data.cohorts(), data.marker()));
        page.table(outcomes(data.outcomes()));
        page.table(FlowTable.of(data.flow()));
    }

    private static HtmlTable cohorts(List<CohortSummary> cohorts, String marker) {
        var table = new HtmlTable("Cohort versions that took part")
                .text("cohort", "cancer", "platform", "unit", "transform")
                .number("genes", "samples", "patients")
                .text(marker + " measured", "warnings of ingest");
        for (CohortSummary cohort : cohorts) {
            List<String> cells = List.of(
                    cohort.cohortId(),
                    cohort.cancer(),
                    cohort.platform(),
                    cohort.unit(),
                    cohort.transform(),
                    Numbers.count(cohort.genes()),
                    Numbers.count(cohort.samples()),
                    Numbers.count(cohort.patients()),
                    cohort.markerMeasured() ? "yes" : "NO",
                    cohort.warnings().isBlank() ? "none" : cohort.warnings());
            table.row(cohort.markerMeasured() ? Emphasis.NONE : Emphasis.STRONG, cells);
        }
        return table;
    }

    private static HtmlTable outcomes(List<OutcomeCount> outcomes) {
        var table = new HtmlTable("Labels and endpoints: how many samples say something, and by which rule")
                .text("cohort", "outcome")
                .number("known", "events or positives", "unknown")
                .text("rule");
        outcomes.forEach(row -> table.row(
                row.cohortId(),
                OutcomeName.of(row.outcome()).words(),
                Numbers.count(row.known()),
                Numbers.count(row.nEvents()),
                Numbers.count(row.unknown()),
                row.definition()));
        return table;
    }
}
