package io.prominence.report;

import io.prominence.provenance.RunManifest;
import io.prominence.report.html.Html;
import io.prominence.report.html.Resources;
import io.prominence.report.html.Template;
import java.util.List;
import java.util.Map;

/**
 * One HTML page for one run: first which cohorts can say anything about the marker, then the
 * answer, then what it rests on. The page is whole in itself: scripts, style and data
 * are in it, its content-security policy forbids every fetch, and the same data give the same bytes.
 */
public final class HtmlReport {
    private static final List<Section> SECTIONS = List.of(
            new MarkerCoverageSection(),
            new AnswerSection(),
            new CohortsSection(),
            new QualitySection(),
            new CoverageSection(),
            new ForestSection(),
            new GenomeSection(),
            new SpecificitySection(),
            new SurvivalSection(),
            new CoxSection(),
            new DifferencesSection(),
            new ClassifierSection(),
            new ImportanceSection(),
            new DefinitionsSection(),
            new ProvenanceSection());

    private HtmlReport() {}

    /** The page, to be written as UTF-8. */
    public static String render(ReportData data) {
        RunManifest run = data.manifest();
        return new Template(Resources.text("page/page.html"))
                .fill(Map.ofEntries(
                        Map.entry("title", escaped(run.marker() + " in " + run.studyId() + " - Prominence")),
                        Map.entry("version", escaped(run.software().program())),
                        Map.entry("css", Resources.text("page/page.css")),
                        Map.entry("header", header(data)),
                        Map.entry("navigation", navigation()),
                        Map.entry("sections", sections(data)),
                        Map.entry("footer", footer(run)),
                        Map.entry("vega", Resources.vendorScript("vega.min.js")),
                        Map.entry("vega-lite", Resources.vendorScript("vega-lite.min.js")),
                        Map.entry("vega-embed", Resources.vendorScript("vega-embed.min.js")),
                        Map.entry("page-script", Resources.text("page/page.js"))));
    }

    private static String escaped(String text) {
        return new Html().text(text).toString();
    }

    private static String header(ReportData data) {
        RunManifest run = data.manifest();
        return new Html()
                .element("h1", run.marker() + " as a marker of metastasis and survival")
                .element(
                        "p",
                        "Study " + run.studyId() + " · run " + run.runId() + " · " + run.finished() + " · "
                                + run.software().program(),
                        "class",
                        "subtitle")
                .toString();
    }

    private static String navigation() {
        var html = new Html().open("ul");
        SECTIONS.forEach(section -> html.open("li")
                .element("a", section.title(), "href", "#" + section.id())
                .close("li"));
        return html.close("ul").toString();
    }

    private static String sections(ReportData data) {
        var page = new Page();
        for (Section section : SECTIONS) {
            page.html()
                    .open("section", "id", section.id(), "aria-labelledby", section.id() + "-title")
                    .element("h2", section.title(), "id", section.id() + "-title");
            section.write(data, page);
            page.html().close("section");
        }
        return page.toString();
    }

    private static String footer(RunManifest run) {
        return new Html()
                .paragraph("Written by " + run.software().program() + " from the tables of run " + run.runId()
                        + ". For research; not for decisions about a patient.")
                .toString();
    }
}
