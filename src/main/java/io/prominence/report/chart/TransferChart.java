package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.words.ClassifierWords;
import io.prominence.report.words.Numbers;
import io.prominence.results.ClassifierMetric;
import java.util.List;
import java.util.stream.Stream;

/** The AUROC of a model trained on one cohort and tested on another, for all pairs. */
public final class TransferChart {
    private TransferChart() {}

    /** The cohorts of all pairs in one order, for rows and columns alike. */
    public static List<String> cohorts(List<ClassifierMetric> rows) {
        return Stream.concat(
                        rows.stream().map(ClassifierMetric::trainedOn),
                        rows.stream().map(ClassifierMetric::heldOut))
                .distinct()
                .toList();
    }

    /**
     * One plot.
     *
     * @param rows AUROC of one model and feature set, a row per pair of cohorts; not empty
     */
    public static Chart of(List<ClassifierMetric> rows) {
        ClassifierMetric first = rows.get(0);
        ObjectNode specification = VegaLite.specification("transfer");
        ArrayNode values = VegaLite.rows();
        var words = new StringBuilder();
        for (ClassifierMetric row : rows) {
            String text = Numbers.withInterval(row.value(), row.ciLow(), row.ciHigh());
            ObjectNode value = values.addObject()
                    .put("trained", row.trainedOn())
                    .put("tested", row.heldOut())
                    .put("text", text.isEmpty() ? "not defined" : text);
            VegaLite.put(value, "auroc", row.value());
            words.append(' ')
                    .append(row.trainedOn())
                    .append(" to ")
                    .append(row.heldOut())
                    .append(": ")
                    .append(text)
                    .append('.');
        }
        VegaLite.at(specification, "/data").set("values", values);
        List<String> order = cohorts(rows);
        for (String axis : List.of("/encoding/x", "/encoding/y")) {
            ArrayNode sort = VegaLite.rows();
            order.forEach(sort::add);
            VegaLite.at(specification, axis).set("sort", sort);
        }
        String title =
                "Transfer: " + first.model() + " on " + ClassifierWords.features(first.features(), first.forced());
        return new Chart(
                specification,
                Chart.Renderer.SVG,
                title + ". AUROC of each cohort's model on each other cohort." + words,
                title,
                "AUROC of a model trained on one cohort alone, tested on another; 0.5 is a coin.");
    }
}
