package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.words.ClassifierWords;
import io.prominence.results.CalibrationPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Calibration curves of one model, a line for each held-out cohort, and the tenths of all samples with their intervals. */
public final class CalibrationChart {
    private static final String ALL = "(all)";

    private CalibrationChart() {}

    /**
     * One plot.
     *
     * @param points of one model, feature set and scheme; not empty
     */
    public static Chart of(List<CalibrationPoint> points) {
        CalibrationPoint first = points.get(0);
        ObjectNode specification = VegaLite.specification("calibration");
        var cohorts =
                points.stream().map(CalibrationPoint::heldOut).collect(Collectors.toCollection(LinkedHashSet::new));
        String whole = cohorts.contains(ALL) || cohorts.size() > 1 ? ALL : first.heldOut();
        VegaLite.at(specification, "/data").put("values", csv(points, whole));
        List<String> fixed = cohorts.contains(ALL) ? List.of(ALL) : List.of();
        Palette.give(
                VegaLite.at(specification, "/layer/1/encoding"),
                fixed,
                List.of("#222222"),
                cohorts.stream().filter(cohort -> !fixed.contains(cohort)).toList());
        String title =
                "Calibration: " + first.model() + " on " + ClassifierWords.features(first.features(), first.forced());
        return new Chart(
                specification,
                Chart.Renderer.SVG,
                title + ", " + first.validation() + ". Share of positives against predicted probability on "
                        + String.join(", ", cohorts)
                        + ". Intercepts, slopes and distances from the diagonal are in the table of measures.",
                title,
                first.validation() + ". Dashed: where predictions are right. Points: tenths of "
                        + (whole.equals(ALL) ? "all held-out samples" : whole) + " with 95 % intervals.");
    }

    private static String csv(List<CalibrationPoint> points, String whole) {
        var csv = new Csv("cohort", "kind", "x", "y", "low", "high", "step", "n");
        int step = 0;
        for (CalibrationPoint point : points) {
            if (point.kind().equals("curve") || point.heldOut().equals(whole)) {
                csv.text(point.heldOut())
                        .text(point.kind())
                        .number(point.predicted())
                        .number(point.observed())
                        .number(point.ciLow())
                        .number(point.ciHigh())
                        .count(step++)
                        .count(point.n())
                        .endRow();
            }
        }
        return csv.toString();
    }
}
