package io.prominence.report;

import io.prominence.report.html.Html;
import io.prominence.report.words.Numbers;
import io.prominence.results.GeneCoverage;
import java.util.List;
import java.util.Map;

/** Which cohort measures the genes of the panels: one matrix for each panel. */
final class CoverageSection implements Section {
    @Override
    public String id() {
        return "coverage";
    }

    @Override
    public String title() {
        return "Genes of the panels";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.coverage().isEmpty()) {
            page.paragraph("Coverage was not computed.");
            return;
        }
        page.note(
                "✓ measured in every sample; a percentage is the share of samples without a value; ✗ not in the cohort.");
        page.html().open("div", "class", "charts");
        List<GeneCoverage> panels = data.coverage().stream()
                .filter(row -> !row.panel().equals(MarkerCoverageSection.MARKER))
                .toList();
        Groups.by(panels, GeneCoverage::panel).forEach((panel, rows) -> writeMatrix(panel, rows, page.html()));
        page.html().close("div");
    }

    private static void writeMatrix(String panel, List<GeneCoverage> rows, Html html) {
        List<String> genes = Groups.keys(rows, GeneCoverage::geneSymbol);
        html.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "matrix");
        html.element("caption", panel);
        html.open("thead").open("tr").element("th", "cohort", "scope", "col");
        genes.forEach(gene -> html.open("th", "scope", "col", "class", "gene")
                .element("span", gene)
                .close("th"));
        html.close("tr").close("thead").open("tbody");
        Groups.by(rows, GeneCoverage::cohortId).forEach((cohort, cells) -> writeRow(cohort, genes, cells, html));
        html.close("tbody").close("table").close("div");
    }

    private static void writeRow(String cohort, List<String> genes, List<GeneCoverage> cells, Html html) {
        Map<String, List<GeneCoverage>> byGene = Groups.by(cells, GeneCoverage::geneSymbol);
        html.open("tr").element("th", cohort, "scope", "row");
        for (String gene : genes) {
            List<GeneCoverage> cell = byGene.getOrDefault(gene, List.of());
            if (cell.isEmpty() || !cell.get(0).measured()) {
                html.open("td", "class", "no", "title", gene + ": " + reason(cell))
                        .text("✗")
                        .element("span", "not measured", "class", "away")
                        .close("td");
            } else {
                writeMeasured(cell.get(0), html);
            }
        }
        html.close("tr");
    }

    private static String reason(List<GeneCoverage> cell) {
        return cell.isEmpty() || cell.get(0).note() == null
                ? "not measured"
                : cell.get(0).note();
    }

    private static String origin(GeneCoverage cell) {
        return cell.sourceId() == null
                ? cell.geneSymbol()
                : cell.geneSymbol() + ": " + cell.sourceId() + " (" + cell.resolvedHow() + ")";
    }

    private static void writeMeasured(GeneCoverage cell, Html html) {
        boolean whole = cell.missingShare() == null || cell.missingShare() == 0;
        html.open("td", "class", "yes", "title", origin(cell));
        if (whole) {
            html.text("✓").element("span", "measured", "class", "away");
        } else {
            html.text(Numbers.percent(100 * cell.missingShare())).element("span", "missing", "class", "away");
        }
        html.close("td");
    }
}
