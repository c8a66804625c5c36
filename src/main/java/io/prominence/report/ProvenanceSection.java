package io.prominence.report;

import io.prominence.report.html.Html;
import io.prominence.report.html.HtmlTable;
import io.prominence.results.CohortSummary;

/** What the run can be repeated from. */
final class ProvenanceSection implements Section {
    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String title() {
        return "Provenance";
    }

    @Override
    public void write(ReportData data, Page page) {
        page.paragraph(
                "The file run.json beside this page holds the resolved configuration, the checksum of every source, the"
                        + " seeds and the versions of software. The same configuration, sources and version give the same tables,"
                        + " whatever the machine.");
        Html html = page.html().open("dl", "class", "facts");
        html.fact("study", data.study().studyId())
                .fact("marker", data.marker())
                .fact("run", data.study().runId())
                .fact("run at", data.study().generatedAt())
                .fact("Prominence", data.study().softwareVersion());
        data.provenance().forEach(html::fact);
        html.close("dl");
        var table = new HtmlTable("Cohort versions in the lake").text("cohort", "version");
        for (CohortSummary cohort : data.cohorts()) {
            table.row(cohort.cohortId(), cohort.version());
        }
        page.table(table);
    }
}
