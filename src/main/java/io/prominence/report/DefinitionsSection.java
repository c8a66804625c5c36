package io.prominence.report;

import io.prominence.report.html.Resources;

/** How every number of the page is defined. */
final class DefinitionsSection implements Section {
    @Override
    public String id() {
        return "definitions";
    }

    @Override
    public String title() {
        return "How numbers are defined";
    }

    @Override
    public void write(ReportData data, Page page) {
        page.html().trusted(Resources.text("page/definitions.html"));
    }
}
