package io.prominence.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prominence.report.words.EffectView;
import io.prominence.report.words.Numbers;
import io.prominence.report.words.OutcomeName;
import io.prominence.results.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every gene's pooled effect against its -log10 p, with the marker set off. */
public final class VolcanoChart {
    /** Most genes drawn; beyond it the ones with the largest p are thinned. */
    static final int MOST = 30_000;

    /** Genes of this rank or better are always drawn. */
    private static final int ALWAYS = 10_000;

    private static final double DISCOVERY = 0.05;
    private static final double[] RATIOS = {0.1, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 2, 4, 10};

    private static final int MARKER_LAYER = 1;

    private VolcanoChart() {}

    /**
     * One plot.
     *
     * @param rows pooled rows of one level, method, outcome and adjustment; not empty
     */
    public static Chart of(String marker, List<Pooled> rows) {
        Pooled first = rows.get(0);
        EffectView view = EffectView.ofScale(first.effectScale());
        List<Pooled> defined = rows.stream().filter(VolcanoChart::isDefined).toList();
        Predicate<Pooled> isMarker = row -> row.geneSymbol().equals(marker);
        List<Pooled> drawn = thinned(defined, isMarker);
        ObjectNode specification = VegaLite.specification("volcano");
        if (drawn.stream().noneMatch(isMarker)) {
            specification.withArray("/layer").remove(MARKER_LAYER); // of no points it has no extent
        }
        VegaLite.at(specification, "/data").put("values", csv(drawn, marker, view));
        fillAxis(VegaLite.at(specification, "/encoding/x"), view);
        String title = OutcomeName.of(first.outcome()).words() + ": " + first.method() + ", "
                + OutcomeName.adjustmentWords(first.adjustment());
        return new Chart(
                specification,
                Chart.Renderer.CANVAS,
                "Volcano plot of " + Numbers.count(drawn.size()) + " genes. " + title + ". " + view.axisTitle()
                        + " against -log10 p. The table lists the genes with the smallest p and the marker " + marker
                        + ".",
                title,
                caption(defined.size(), drawn.size(), rows.size()));
    }

    private static boolean isDefined(Pooled row) {
        return row.effectRandom() != null && row.negLog10P() != null;
    }

    private static String caption(int defined, int drawn, int all) {
        String left = all > defined
                ? " " + Numbers.count(all - defined) + (all - defined == 1 ? " gene has" : " genes have")
                        + " no result."
                : "";
        return drawn == defined
                ? "All " + Numbers.count(defined) + " genes with a result; point at one for its name." + left
                : Numbers.count(drawn) + " of " + Numbers.count(defined) + " genes with a result: the "
                        + Numbers.count(ALWAYS) + " with the smallest p, and an even choice of the others." + left;
    }

    /** The best genes, an even choice of the rest by position, and the marker whatever its rank. */
    static List<Pooled> thinned(List<Pooled> rows, Predicate<Pooled> isMarker) {
        if (rows.size() <= MOST) {
            return rows;
        }
        Predicate<Pooled> always = row -> isMarker.test(row) || (row.rank() != null && row.rank() <= ALWAYS);
        var drawn = new ArrayList<>(rows.stream().filter(always).toList());
        List<Pooled> others = rows.stream().filter(always.negate()).toList();
        drawn.addAll(Thinning.evenly(others, Math.max(2, MOST - drawn.size())));
        return drawn;
    }

    private static String csv(List<Pooled> rows, String marker, EffectView view) {
        var csv = new Csv("gene", "effect", "nlp", "p", "q", "rank", "k", "kind");
        for (Pooled row : rows) {
            csv.text(row.geneSymbol())
                    .number(view.shown(row.effectRandom()))
                    .number(row.negLog10P())
                    .text(Numbers.p(row.pValue(), row.negLog10P()))
                    .text(Numbers.p(row.qValue()))
                    .number(row.rank() == null ? null : Double.valueOf(row.rank()))
                    .count(row.k())
                    .text(kind(row, marker))
                    .endRow();
        }
        return csv.toString();
    }

    private static String kind(Pooled row, String marker) {
        if (row.geneSymbol().equals(marker)) {
            return "marker";
        }
        return row.qValue() != null && row.qValue() < DISCOVERY ? "q < 0.05" : "q ≥ 0.05";
    }

    private static void fillAxis(ObjectNode x, EffectView view) {
        x.put("title", view.axisTitle());
        ObjectNode scale = x.putObject("scale");
        if (view.axis() == EffectView.Axis.LOG) {
            scale.put("type", "log").put("nice", false);
            VegaLite.at(x, "/axis").put("labelOverlap", true).set("values", VegaLite.array(RATIOS));
        } else {
            scale.put("zero", false);
        }
    }
}
