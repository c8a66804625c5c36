package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.words.ClassifierWords;
import io.prominence.results.DecisionPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Net benefit by threshold: a line for each feature set of one model, beside treating all and treating none. */
public final class DecisionChart {
    /** Below this, net benefit only says that treating all is absurd there. */
    private static final double LEAST = -0.05;

    private static final String NONE = "treat none";
    private static final String ALL = "treat all";

    private DecisionChart() {}

    /**
     * One plot.
     *
     * @param points of one model, scheme and held-out cohort; not empty
     */
    public static Chart of(List<DecisionPoint> points) {
        DecisionPoint first = points.get(0);
        ObjectNode specification = VegaLite.specification("decision");
        VegaLite.at(specification, "/data").put("values", csv(points));
        double most = points.stream()
                .mapToDouble(point -> Math.max(point.netBenefit(), point.netBenefitOfAll()))
                .max()
                .orElse(1);
        VegaLite.at(specification, "/encoding/y")
                .putObject("scale")
                .put("nice", false)
                .set("domain", VegaLite.array(LEAST, Math.max(0.05, most)));
        Set<String> features = features(points);
        Palette.give(
                VegaLite.at(specification, "/encoding"),
                List.of(NONE, ALL),
                List.of("#b0b7bc", "#5b6770"),
                List.copyOf(features));
        String cohort = first.heldOut().equals("(all)") ? "all held-out samples" : first.heldOut();
        String title = "Decision curves: " + first.model() + ", " + cohort;
        return new Chart(
                specification,
                Chart.Renderer.SVG,
                title + ". Net benefit against threshold of treating all, of treating none, and by "
                        + String.join(", ", features) + ".",
                title,
                first.validation()
                        + ". In true positives per sample; a model is of use where it is above both grey lines.");
    }

    private static Set<String> features(List<DecisionPoint> points) {
        return points.stream().map(DecisionChart::features).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String features(DecisionPoint point) {
        return ClassifierWords.features(point.features(), point.forced());
    }

    private static String csv(List<DecisionPoint> points) {
        var csv = new Csv("way", "x", "y");
        String any = points.get(0).features();
        for (DecisionPoint point : points) {
            if (point.features().equals(any)) {
                csv.text(NONE)
                        .number(point.threshold())
                        .number(point.netBenefitOfNone())
                        .endRow();
                csv.text(ALL)
                        .number(point.threshold())
                        .number(point.netBenefitOfAll())
                        .endRow();
            }
        }
        points.forEach(point -> csv.text(features(point))
                .number(point.threshold())
                .number(point.netBenefit())
                .endRow());
        return csv.toString();
    }
}
