package io.prominence.classifier;

import io.prominence.domain.GenePanel;
import io.prominence.results.FeatureImportance;
import io.prominence.results.TopFeatures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows that tell what one model uses: its features of the first {@value #MOST} ranks, all where it has no more, and,
 * wherever they stand, the marker and the genes of the panels.
 *
 * @param model model family
 * @param set feature set
 * @param forced whether that has too few samples
 * @param marker symbol of the marker
 * @param features features of the model fitted on all cohorts
 * @param use what is known of their use
 * @param fits fits of the validation
 * @param cohorts cohorts that are trained on
 */
record UsedFeatures(
        String model,
        String set,
        boolean forced,
        String marker,
        FittedFeatures features,
        ModelUse use,
        List<SplitFit> fits,
        List<CohortData> cohorts) {
    private static final int MOST = 50;
    private static final List<Integer> TOPS = List.of(20, MOST);

    List<FeatureImportance> rows() {
        int[] order = order();
        Integer[] ranks = ranks(order);
        List<Map<String, Double>> weights = fits.stream().map(SplitFit::weights).toList();
        return IntStream.of(order)
                .filter(j -> order.length <= MOST || (ranks[j] != null && ranks[j] <= MOST) || isAlwaysTold(j))
                .mapToObj(j -> row(j, ranks[j], weights))
                .toList();
    }

    List<TopFeatures> tops() {
        int[] order = order();
        Integer[] ranks = ranks(order);
        Integer ofMarker = IntStream.range(0, order.length)
                .filter(j -> isMarker(features.columns().get(j), marker))
                .mapToObj(j -> Optional.ofNullable(ranks[j]))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return TOPS.stream().map(top -> top(top, order, ranks, ofMarker)).toList();
    }

    private TopFeatures top(int top, int[] order, Integer[] ranks, Integer ofMarker) {
        int[] first = IntStream.of(order)
                .filter(j -> ranks[j] != null && ranks[j] <= top)
                .toArray();
        List<GenePanel> proliferation = List.of(GenePanel.PROLIFERATION);
        return new TopFeatures(
                model,
                set,
                top,
                first.length,
                count(first, GenePanel.CONTAMINATION),
                count(first, proliferation),
                order.length,
                count(order, GenePanel.CONTAMINATION),
                count(order, proliferation),
                ofMarker,
                forced);
    }

    private int count(int[] some, List<GenePanel> panels) {
        return (int) IntStream.of(some)
                .filter(j -> symbol(features.columns().get(j))
                        .filter(symbol -> panels.stream().anyMatch(panel -> holds(panel, symbol)))
                        .isPresent())
                .count();
    }

    /** Features from the first rank to the last, between equals by name. */
    private int[] order() {
        List<String> names = features.names();
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -use.order()[j])
                        .thenComparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Integer[] ranks(int[] order) {
        Integer[] ranks = new Integer[order.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = use.order()[order[i]] > 0 ? i + 1 : null;
        }
        return ranks;
    }

    private boolean isAlwaysTold(int feature) {
        FeatureColumn column = features.columns().get(feature);
        return isMarker(column, marker) || panels(column) != null;
    }

    private FeatureImportance row(int j, Integer rank, List<Map<String, Double>> weights) {
        FeatureColumn column = features.columns().get(j);
        long using = weights.stream()
                .filter(ofFit -> ofFit.getOrDefault(column.name(), 0.0) != 0)
                .count();
        return new FeatureImportance(
                model,
                set,
                column.name(),
                kind(column),
                symbol(column).orElse(null),
                panels(column),
                rank,
                features.columns().size(),
                use.measure(),
                defined(use.value()[j]),
                defined(use.ciLow()[j]),
                defined(use.ciHigh()[j]),
                defined(use.coefficient()[j]),
                weights.isEmpty() ? 0 : using / (double) weights.size(),
                weights.size(),
                defined(use.selected()[j]),
                use.bootstraps(),
                (int) cohorts.stream()
                        .filter(cohort -> !column.missingIn(cohort).isEmpty())
                        .count(),
                forced);
    }

    private static Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static boolean isMarker(FeatureColumn column, String marker) {
        return symbol(column).filter(marker::equals).isPresent();
    }

    private static Optional<String> symbol(FeatureColumn column) {
        if (column instanceof FeatureColumn.Gene gene) {
            return Optional.of(gene.symbol());
        }
        return column instanceof FeatureColumn.Marker own ? Optional.of(own.symbol()) : Optional.empty();
    }

    private static String kind(FeatureColumn column) {
        if (column instanceof FeatureColumn.Gene) {
            return "gene";
        }
        if (column instanceof FeatureColumn.Marker) {
            return "marker";
        }
        if (column instanceof FeatureColumn.Panel) {
            return "panel";
        }
        if (column instanceof FeatureColumn.Numeric) {
            return "numeric";
        }
        return column instanceof FeatureColumn.Level ? "level" : "missing";
    }

    /** Panels that hold the gene of a feature, joined by +; null where there is none. */
    private static String panels(FeatureColumn column) {
        String panels = symbol(column).stream()
                .flatMap(symbol -> GenePanel.ALL.stream().filter(panel -> holds(panel, symbol)))
                .map(GenePanel::id)
                .collect(Collectors.joining("+"));
        return panels.isEmpty() ? null : panels;
    }

    private static boolean holds(GenePanel panel, String symbol) {
        return Stream.concat(panel.up().stream(), panel.down().stream()).anyMatch(symbol::equals);
    }
}
