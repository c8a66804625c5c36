package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.ClassifierWords;
import io.prominence.report.words.Numbers;
import io.prominence.results.ClassifierComparison;
import java.util.List;
import java.util.Map;

/** Which model says more than which, on the same samples: the added value of the marker cohort by cohort, everything else by its mean. */
record ComparisonTables(ReportData data) {
    private static final double SHOWN_THRESHOLD = 0.2;

    private record Pair(
            String question,
            String validation,
            String trainedOn,
            String baseModel,
            String baseFeatures,
            String model,
            String features,
            String heldOut) {
        static Pair of(ClassifierComparison row) {
            return new Pair(
                    row.question(),
                    row.validation(),
                    row.trainedOn(),
                    row.baseModel(),
                    row.baseFeatures(),
                    row.model(),
                    row.features(),
                    row.heldOut());
        }
    }

    void write(Page page) {
        List<ClassifierComparison> rows = data.comparisons().stream()
                .filter(row -> !row.validation().equals("transfer"))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        page.heading("What " + data.marker() + " adds, and what else was compared");
        List<ClassifierComparison> added = rows.stream()
                .filter(row -> row.question().equals("added-value"))
                .toList();
        page.table(table("Added value of " + data.marker() + ": features with it less features without", added));
        page.table(table(
                "Other comparisons, mean over held-out cohorts",
                rows.stream()
                        .filter(row -> !row.question().equals("added-value")
                                && row.heldOut().equals(ClassifierWords.MEAN))
                        .toList()));
        page.note(
                "Differences are on the same samples, with 95 % intervals (a mean's: random effects). Above 0 is better for AUROC and net benefit, below 0 for Brier. p of AUROC is"
                        + " DeLong's, which is timid where one feature set holds the other; the likelihood ratio asks whether the predictions say anything of the status"
                        + " that the others do not, whichever way they point. Contamination genes beside all genes are the shortcut probe: where they reach what all genes reach, normal tissue in"
                        + " the specimen may be what is predicted.");
    }

    private static HtmlTable table(String caption, List<ClassifierComparison> rows) {
        var table = new HtmlTable(caption)
                .text("scheme", "model", "compared", "held out")
                .number(
                        "samples (positive)",
                        "Δ AUROC",
                        "p",
                        "expected in another cohort",
                        "Δ Brier",
                        "Δ net benefit at 0.2",
                        "p, likelihood ratio");
        Groups.by(rows, Pair::of).forEach((pair, measures) -> {
            boolean mean = pair.heldOut().equals(ClassifierWords.MEAN);
            table.row(mean ? Emphasis.STRONG : Emphasis.NONE, cells(pair, measures));
        });
        return table;
    }

    private static List<String> cells(Pair pair, List<ClassifierComparison> measures) {
        Map<String, List<ClassifierComparison>> by = Groups.by(
                measures.stream()
                        .filter(row -> row.threshold() == null || row.threshold() == SHOWN_THRESHOLD)
                        .toList(),
                ClassifierComparison::measure);
        ClassifierComparison auroc = by.get("auroc").get(0);
        ClassifierComparison ratio = by.get("likelihood-ratio").get(0);
        String p = Numbers.p(ratio.pValue(), ratio.negLog10P());
        boolean models = pair.question().equals("models");
        return List.of(
                pair.validation(),
                models ? pair.model() + " less " + pair.baseModel() : pair.model(),
                ClassifierWords.features(
                        models ? pair.features() : pair.features() + " less " + pair.baseFeatures(), auroc.forced()),
                pair.heldOut(),
                Numbers.count(auroc.n()) + " (" + Numbers.count(auroc.nPositive()) + ")",
                cell(auroc),
                Numbers.p(auroc.pValue(), auroc.negLog10P()),
                Numbers.interval(auroc.difference(), auroc.piLow(), auroc.piHigh()),
                cell(by.get("brier").get(0)),
                cell(by.get("net-benefit").get(0)),
                p.isEmpty() ? ClassifierWords.reason(ratio.undefinedReason()) : p);
    }

    private static String cell(ClassifierComparison row) {
        return row.difference() == null
                ? ClassifierWords.reason(row.undefinedReason())
                : Numbers.withInterval(row.difference(), row.ciLow(), row.ciHigh());
    }
}
