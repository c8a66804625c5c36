package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.Numbers;
import io.prominence.results.ClassifierSampleSize;
import java.util.List;

/** Which feature sets have the samples that their parameters need; those that were refused stand here and nowhere else. */
record SampleSizeTable(List<ClassifierSampleSize> sizes) {
    void write(Page page) {
        if (sizes.isEmpty()) {
            return;
        }
        page.table(table());
        page.note(
                "Asked for by Riley's criteria, the largest of: samples for a shrinkage of coefficients of at least 0.9, for an"
                        + " apparent R² at most 0.05 too good, and for the share of positives to 0.05. A refused feature set was not"
                        + " trained, and nothing can be said of it. A forced one was trained all the same, because classifier.force ="
                        + " true; whatever is measured of it is unsure, and marked as forced.");
    }

    private HtmlTable table() {
        var table = new HtmlTable("Feature sets, and whether there are samples enough for them")
                .text("features", "verdict")
                .number(
                        "samples",
                        "positive",
                        "parameters",
                        "events per parameter",
                        "samples asked for",
                        "for shrinkage",
                        "for optimism",
                        "for the share of positives");
        sizes.forEach(size -> table.row(size.isRefused() ? Emphasis.FAINT : Emphasis.NONE, cells(size)));
        return table;
    }

    private static List<String> cells(ClassifierSampleSize size) {
        return List.of(
                size.features(),
                size.isRefused() ? "refused, not trained" : size.verdict(),
                Numbers.count(size.n()),
                Numbers.count(size.nPositive()),
                Numbers.count(size.parameters()),
                Numbers.significant(size.eventsPerParameter()),
                Numbers.count(size.needed()),
                Numbers.count(size.neededForShrinkage()),
                Numbers.count(size.neededForOptimism()),
                Numbers.count(size.neededForShare()));
    }
}
