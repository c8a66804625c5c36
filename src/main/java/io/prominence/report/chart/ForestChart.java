package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.ForestRow;
import java.util.List;

/** Cohort lines with squares by weight, pooled lines with diamonds, prediction intervals dashed. */
public final class ForestChart {
    private static final int POOLED_AREA = 170;
    private static final int LEAST_AREA = 30;
    private static final int X_LAYERS_FROM = 2;
    private static final int POINT_LAYER = 4;

    private ForestChart() {}

    /**
     * One plot.
     *
     * @param rows the lines of one method, outcome and adjustment, in order; not empty
     */
    public static Chart of(String marker, List<ForestRow> rows) {
        ForestRow first = rows.get(0);
        EffectView view = EffectView.ofScale(first.effectScale());
        ObjectNode specification = VegaLite.specification("forest");
        VegaLite.at(specification, "/data").set("values", values(rows, view));
        fillReference(specification, view);
        fillAxis(specification, view, ForestAxis.of(rows, view));
        String title = marker + ", " + OutcomeName.of(first.outcome()).words() + ": " + first.method() + ", "
                + OutcomeName.adjustmentWords(first.adjustment());
        return new Chart(specification, Chart.Renderer.SVG, alternative(title, rows, view), title, caption(view));
    }

    private static String caption(EffectView view) {
        return "Dotted: no effect (" + view.nullWords() + ").";
    }

    private static String alternative(String title, List<ForestRow> rows, EffectView view) {
        var text = new StringBuilder("Forest plot. ")
                .append(title)
                .append(". ")
                .append(view.axisTitle())
                .append(". ");
        rows.forEach(row ->
                text.append(label(row)).append(": ").append(estimate(row, view)).append(". "));
        return text.toString().strip();
    }

    private static ArrayNode values(List<ForestRow> rows, EffectView view) {
        ArrayNode values = VegaLite.rows();
        for (int i = 0; i < rows.size(); i++) {
            fill(values.addObject(), i, rows.get(i), view);
        }
        return values;
    }

    private static void fill(ObjectNode value, int position, ForestRow row, EffectView view) {
        value.put("position", position)
                .put("label", label(row))
                .put("pooled", isPooled(row))
                .put("text", estimate(row, view))
                .put("samples", Numbers.count(row.n()))
                .put("events", Numbers.count(row.nEvents()))
                .put("area", area(row));
        VegaLite.put(value, "effect", view.shown(row.effect()));
        VegaLite.put(value, "low", view.shown(row.ciLow()));
        VegaLite.put(value, "high", view.shown(row.ciHigh()));
        VegaLite.put(value, "piLow", view.shown(row.piLow()));
        VegaLite.put(value, "piHigh", view.shown(row.piHigh()));
    }

    /** The name of a line: a cohort's id, or what was pooled. */
    public static String label(ForestRow row) {
        return switch (row.kind()) {
            case "cohort" -> row.name();
            case "cancer" -> row.name() + " (pooled, " + row.k() + ")";
            default -> "all cohorts (pooled, " + row.k() + ")";
        };
    }

    private static String estimate(ForestRow row, EffectView view) {
        return row.effect() == null
                ? OutcomeName.reasonWords(row.undefinedReason())
                : view.withInterval(row.effect(), row.ciLow(), row.ciHigh());
    }

    /** True for the line of a cancer or of all cohorts. */
    public static boolean isPooled(ForestRow row) {
        return !row.kind().equals("cohort");
    }

    private static double area(ForestRow row) {
        double weight = row.weight() == null ? 0 : row.weight();
        return isPooled(row) ? POOLED_AREA : LEAST_AREA + 4 * weight;
    }

    private static void fillReference(ObjectNode specification, EffectView view) {
        ArrayNode reference = VegaLite.rows();
        reference.addObject().put("null", view.nullShown());
        VegaLite.at(specification, "/layer/0/data").set("values", reference);
    }

    private static void fillAxis(ObjectNode specification, EffectView view, ForestAxis axis) {
        ObjectNode x = VegaLite.at(specification, "/layer/" + POINT_LAYER + "/encoding/x");
        x.put("title", view.axisTitle());
        ((ObjectNode) x.get("axis")).set("values", VegaLite.array(axis.ticks()));
        for (int layer = X_LAYERS_FROM; layer <= POINT_LAYER; layer++) {
            ObjectNode scale = VegaLite.at(specification, "/layer/" + layer + "/encoding/x")
                    .putObject("scale");
            scale.put("type", view.axis() == EffectView.Axis.LOG ? "log" : "linear")
                    .put("nice", false);
            scale.set("domain", VegaLite.array(axis.low(), axis.high()));
        }
    }
}
