package io.prominence.report;

import io.prominence.report.chart.Chart;
import io.prominence.report.html.Html;
import io.prominence.report.html.HtmlTable;

/** The body of the page as sections write it: markup, tables and numbered plots. */
final class Page {
    private final Html html = new Html();
    private int plots;

    Html html() {
        return html;
    }

    Page heading(String text) {
        html.element("h3", text);
        return this;
    }

    Page paragraph(String text) {
        html.paragraph(text);
        return this;
    }

    Page note(String text) {
        html.element("p", text, "class", "note");
        return this;
    }

    Page caution(String head, String text) {
        html.open("p", "class", "caution")
                .element("strong", head)
                .text(" " + text)
                .close("p");
        return this;
    }

    Page table(HtmlTable table) {
        table.writeTo(html);
        return this;
    }

    /** Starts a group of plots that stand side by side where there is room. */
    Page openCharts() {
        html.open("div", "class", "charts");
        return this;
    }

    Page closeCharts() {
        html.close("div");
        return this;
    }

    Page chart(Chart chart) {
        plots++;
        String id = "plot-" + plots;
        html.open("figure");
        html.open("figcaption")
                .element("strong", chart.title())
                .text(" " + chart.caption())
                .close("figcaption");
        html.element(
                "div",
                "",
                "class",
                "plot",
                "id",
                id,
                "role",
                "img",
                "aria-label",
                chart.alternative(),
                "data-renderer",
                chart.renderer().id());
        html.json(id + "-spec", chart.specification().toString());
        html.close("figure");
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
