package io.prominence.report;

import io.prominence.report.html.HtmlTable;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.FlowCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counted way from the sources to each analysis: one line per step, its counts side by side. */
final class FlowTable {
    private static final List<String> BESIDE = List.of("samples", "patients");
    private static final List<String> OF_OUTCOMES = List.of("events", "positives", "negatives");

    private FlowTable() {}

    /** A step with its counts by unit. */
    private record Line(FlowCount first, Map<String, FlowCount> counts) {
        boolean isSameStep(FlowCount row) {
            return row.cohortId().equals(first.cohortId())
                    && row.step().equals(first.step())
                    && row.adjustment().equals(first.adjustment())
                    && isSameOutcome(row);
        }

        /** Those of an outcome stand beside the samples of the whole cohort. */
        private boolean isSameOutcome(FlowCount row) {
            return row.outcome().equals(first.outcome())
                    || (first.outcome().isEmpty() && OF_OUTCOMES.contains(row.unit()));
        }
    }

    static HtmlTable of(List<FlowCount> flow) {
        var table = new HtmlTable("From the sources to each analysis, counted")
                .text("cohort", "of", "what was done")
                .number("samples", "patients", "events, positives, negatives, genes or rows");
        for (Line line : lines(flow)) {
            FlowCount step = line.first();
            table.row(
                    step.cohortId(),
                    of(step),
                    step.step(),
                    arrow(line.counts().get("samples")),
                    arrow(line.counts().get("patients")),
                    others(line));
        }
        return table;
    }

    private static List<Line> lines(List<FlowCount> flow) {
        List<Line> lines = new ArrayList<>();
        for (FlowCount row : flow) {
            Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last == null || !last.isSameStep(row) || last.counts().containsKey(key(row))) {
                last = new Line(row, new LinkedHashMap<>());
                lines.add(last);
            }
            last.counts().put(key(row), row);
        }
        return lines;
    }

    private static String key(FlowCount row) {
        return BESIDE.contains(row.unit()) ? row.unit() : row.unit() + " " + row.outcome();
    }

    private static String of(FlowCount step) {
        if (step.outcome().isEmpty()) {
            return "the cohort";
        }
        String outcome = OutcomeName.of(step.outcome()).words();
        return step.adjustment().isEmpty() ? outcome : outcome + ", " + OutcomeName.adjustmentWords(step.adjustment());
    }

    private static String others(Line line) {
        List<String> others = new ArrayList<>();
        int unchanged = 0;
        for (FlowCount row : line.counts().values()) {
            boolean isBeside =
                    line.first().outcome().isEmpty() && !row.outcome().isEmpty();
            if (isBeside && row.countIn() == row.countOut()) {
                unchanged++;
            } else if (!BESIDE.contains(row.unit())) {
                others.add(arrow(row) + " " + row.unit()
                        + (isBeside ? " of " + OutcomeName.of(row.outcome()).id() : ""));
            }
        }
        if (unchanged > 0) {
            others.add(others.isEmpty() ? "none lost" : "no others lost");
        }
        return String.join("; ", others);
    }

    private static String arrow(FlowCount row) {
        return row == null ? "" : Numbers.count(row.countIn()) + " → " + Numbers.count(row.countOut());
    }
}
