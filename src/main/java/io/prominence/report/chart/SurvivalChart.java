package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.results.SurvivalPoint;
import java.util.Comparator;
import java.util.List;

/** Kaplan–Meier curves of the marker's halves, with bands, ticks for the censored and numbers at risk beneath. */
public final class SurvivalChart {
    /** The two halves, in the order of legend and table. */
    public static final List<String> GROUPS = List.of("low", "high");

    private static final int MOST_STEPS = 600;
    private static final double TINY = 1e-9;

    private SurvivalChart() {}

    /**
     * One plot.
     *
     * @param points of one cohort and endpoint; not empty
     * @param test the log-rank test in words
     */
    public static Chart of(String marker, List<SurvivalPoint> points, String test) {
        SurvivalPoint first = points.get(0);
        RiskTable risk = RiskTable.of(points);
        ObjectNode specification = VegaLite.specification("survival");
        VegaLite.at(specification, "/data")
                .put("values", csv(points, risk))
                .putObject("format")
                .put("type", "csv")
                .set("parse", parse());
        VegaLite.at(specification, "/vconcat/1/data").set("values", riskRows(points, risk));
        double end = points.stream().mapToDouble(SurvivalPoint::timeDays).max().orElse(1);
        fillTime(specification, risk, Math.max(risk.unit().of(end), TINY), first.endpoint());
        String title = first.cohortId() + ", endpoint " + first.endpoint();
        return new Chart(
                specification,
                Chart.Renderer.SVG,
                "Kaplan-Meier curves of the low and the high half of " + marker + ". " + title + ". " + test,
                title,
                test);
    }

    /** The points of a group by time. */
    public static List<SurvivalPoint> ofGroup(List<SurvivalPoint> points, String group) {
        return points.stream()
                .filter(point -> point.group().equals(group))
                .sorted(Comparator.comparingDouble(SurvivalPoint::timeDays))
                .toList();
    }

    private static ObjectNode parse() {
        ObjectNode parse = VegaLite.rows().addObject();
        for (String number : List.of("time", "survival", "low", "high", "atRisk", "censored")) {
            parse.put(number, "number");
        }
        return parse.put("group", "string");
    }

    private static String csv(List<SurvivalPoint> points, RiskTable risk) {
        var csv = new Csv("group", "time", "survival", "low", "high", "atRisk", "censored");
        for (String group : GROUPS) {
            for (SurvivalPoint point : Thinning.evenly(ofGroup(points, group), MOST_STEPS)) {
                csv.text(group)
                        .number(risk.unit().of(point.timeDays()))
                        .number(point.survival())
                        .number(point.ciLow())
                        .number(point.ciHigh())
                        .count(point.atRisk())
                        .count(point.nCensored())
                        .endRow();
            }
        }
        return csv.toString();
    }

    private static ArrayNode riskRows(List<SurvivalPoint> points, RiskTable risk) {
        ArrayNode rows = VegaLite.rows();
        for (String group : GROUPS) {
            List<SurvivalPoint> ofGroup = ofGroup(points, group);
            for (double tick : risk.ticks()) {
                rows.addObject().put("group", group).put("time", tick).put("atRisk", risk.atRisk(ofGroup, tick));
            }
        }
        return rows;
    }

    private static void fillTime(ObjectNode specification, RiskTable risk, double end, String endpoint) {
        ObjectNode above = VegaLite.at(specification, "/vconcat/0/encoding/x");
        above.put("title", risk.unit().words() + " since the origin of " + endpoint);
        above.putObject("axis").set("values", VegaLite.array(risk.ticks()));
        for (int part = 0; part < 2; part++) {
            VegaLite.at(specification, "/vconcat/" + part + "/encoding/x")
                    .putObject("scale")
                    .put("nice", false)
                    .set("domain", VegaLite.array(0, end));
        }
    }
}
