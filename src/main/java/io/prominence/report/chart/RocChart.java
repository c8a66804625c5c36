package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.words.ClassifierWords;
import io.prominence.results.RocPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** ROC curves of one model on one held-out cohort, a curve for each feature set. */
public final class RocChart {
    private static final int MOST_CORNERS = 400;

    private RocChart() {}

    /**
     * One plot.
     *
     * @param points of one model, validation and held-out cohort; not empty
     */
    public static Chart of(List<RocPoint> points) {
        RocPoint first = points.get(0);
        ObjectNode specification = VegaLite.specification("roc");
        var features = points.stream().map(RocChart::features).collect(Collectors.toCollection(LinkedHashSet::new));
        VegaLite.at(specification, "/data").put("values", csv(points, List.copyOf(features)));
        Palette.give(VegaLite.at(specification, "/layer/1/encoding"), List.of(), List.of(), List.copyOf(features));
        String title = first.heldOut() + ": " + first.model();
        return new Chart(
                specification,
                Chart.Renderer.SVG,
                "ROC curves on held-out " + first.heldOut() + " by " + first.model() + ", features: "
                        + String.join(", ", features) + ". The areas are in the table of AUROC.",
                title,
                first.validation());
    }

    private static String features(RocPoint point) {
        return ClassifierWords.features(point.features(), point.forced());
    }

    private static String csv(List<RocPoint> points, List<String> features) {
        var csv = new Csv("features", "x", "y", "step");
        for (String set : features) {
            List<RocPoint> curve =
                    points.stream().filter(point -> features(point).equals(set)).toList();
            int step = 0;
            for (RocPoint point : Thinning.evenly(curve, MOST_CORNERS)) {
                csv.text(set)
                        .number(point.falsePositiveRate())
                        .number(point.truePositiveRate())
                        .count(step++)
                        .endRow();
            }
        }
        return csv.toString();
    }
}
