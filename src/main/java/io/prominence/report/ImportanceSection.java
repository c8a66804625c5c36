package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.html.HtmlTable.Emphasis;
import io.prominence.report.words.ClassifierWords;
import io.prominence.report.words.Numbers;
import io.prominence.results.FeatureImportance;
import io.prominence.results.TopFeatures;
import java.util.List;

/** What each model uses: its first features, where the marker stands, and how many genes tell of the specimen. */
final class ImportanceSection implements Section {
    private static final int SHOWN = 15;
    private static final String GENES = "genes";

    private record Model(String model, String features) {
        static Model of(FeatureImportance row) {
            return new Model(row.model(), row.features());
        }
    }

    @Override
    public String id() {
        return "importance";
    }

    @Override
    public String title() {
        return "What the model uses";
    }

    @Override
    public void write(ReportData data, Page page) {
        if (data.importance().isEmpty()) {
            page.paragraph("What models use was not computed.");
            return;
        }
        page.paragraph("A model predicts by what goes with the outcome in its training samples, cause or not. Genes of"
                + " keratinocytes, kidney tubule, stroma and immune cells tell what else is in the specimen; where many stand"
                + " first, the model may know where the sample was taken rather than what the tumour does.");
        page.table(tops(data));
        page.note(
                "Ranks are by the size of the coefficient per standard deviation, or, for trees, by the impurity that splits"
                        + " on the feature take away. In brackets: among all features of the model, used or not.");
        boolean hasGenes =
                data.importance().stream().anyMatch(row -> row.features().equals(GENES));
        Groups.by(data.importance(), Model::of).forEach((model, rows) -> {
            if (!hasGenes || model.features().equals(GENES)) {
                page.table(features(data, model, rows));
            }
        });
        page.note(
                "Elastic net: log odds per standard deviation, with 95 % percentiles over bootstraps of patients at the same"
                        + " penalty. Trees: AUROC lost on held-out samples when the feature is permuted between patients, with Student's t"
                        + " interval over the held-out parts.");
    }

    private static HtmlTable tops(ReportData data) {
        var table = new HtmlTable("Kinds of genes among the first ranks")
                .text("model", "features")
                .number("first", "contamination genes", "proliferation genes", "rank of " + data.marker());
        for (TopFeatures top : data.topFeatures()) {
            table.row(
                    top.model(),
                    ClassifierWords.features(top.features(), top.forced()),
                    top.top() + (top.n() < top.top() ? " (uses " + top.n() + ")" : ""),
                    top.contamination() + " (" + top.contaminationOfAll() + " of " + top.nFeatures() + ")",
                    top.proliferation() + " (" + top.proliferationOfAll() + " of " + top.nFeatures() + ")",
                    rank(data, top));
        }
        return table;
    }

    /** Whether the marker is a feature at all is in the features, which always tell it. */
    private static String rank(ReportData data, TopFeatures top) {
        if (top.markerRank() != null) {
            return Numbers.count(top.markerRank());
        }
        boolean isOffered = data.importance().stream()
                .anyMatch(row -> row.model().equals(top.model())
                        && row.features().equals(top.features())
                        && data.marker().equals(row.symbol()));
        return isOffered ? "not used" : "not offered";
    }

    private static HtmlTable features(ReportData data, Model model, List<FeatureImportance> rows) {
        String measure = rows.get(0).measure().equals("auroc-drop") ? "AUROC lost" : "log odds per SD";
        String of = ClassifierWords.features(model.features(), rows.get(0).forced());
        var table = new HtmlTable("First features of " + model.model() + " on " + of)
                .text("feature", "panels")
                .number("rank", measure + " (95 % interval)", "in fits of the validation", "in bootstraps");
        for (FeatureImportance row : rows) {
            boolean isMarker = data.marker().equals(row.symbol());
            if (isMarker || (row.rank() != null && row.rank() <= SHOWN)) {
                table.row(isMarker ? Emphasis.STRONG : Emphasis.NONE, cells(row));
            }
        }
        return table;
    }

    private static List<String> cells(FeatureImportance row) {
        return List.of(
                row.symbol() == null ? row.feature() : row.symbol(),
                row.panels() == null ? "" : row.panels().replace("+", ", "),
                row.rank() == null ? "not used" : Numbers.count(row.rank()),
                Numbers.withInterval(row.value(), row.ciLow(), row.ciHigh()),
                times(row.selectedInFolds(), row.folds()),
                row.selectedInBootstraps() == null ? "" : times(row.selectedInBootstraps(), row.bootstraps()));
    }

    private static String times(double share, int all) {
        return Math.round(share * all) + " of " + all;
    }
}
