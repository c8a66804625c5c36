package io.prominence.classifier;

import io.prominence.domain.GenePanel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the features of a set share with the marker and the panels, and what cohorts do not measure of them, in sentences.
 *
 * @param set feature set
 * @param features its features, fitted on all cohorts that are trained on
 * @param marker symbol of the marker
 */
record FeatureOverlaps(String set, FittedFeatures features, String marker) {
    private static final int MOST_NAMES = 10;

    List<String> sentences(List<CohortData> cohorts) {
        List<String> sentences = new ArrayList<>();
        Set<String> symbols = symbols();
        List<String> shared = new ArrayList<>();
        if (symbols.contains(marker)) {
            shared.add("the marker " + marker);
        }
        for (GenePanel panel : GenePanel.ALL) {
            List<String> genes = Stream.concat(panel.up().stream(), panel.down().stream())
                    .filter(symbols::contains)
                    .toList();
            if (!genes.isEmpty()) {
                int all = panel.up().size() + panel.down().size();
                shared.add(genes.size() + " of " + all + " genes of panel " + panel.id() + " (" + names(genes) + ")");
            }
        }
        if (!shared.isEmpty()) {
            sentences.add("Feature set " + set + " holds " + String.join("; ", shared) + ".");
        }
        cohorts.forEach(cohort -> missing(cohort, sentences));
        return sentences;
    }

    /** Symbols of genes that are features of their own; panels hold their genes by name. */
    private Set<String> symbols() {
        Set<String> symbols = new LinkedHashSet<>();
        for (FeatureColumn column : features.columns()) {
            if (column instanceof FeatureColumn.Gene gene) {
                symbols.add(gene.symbol());
            }
        }
        return symbols;
    }

    private void missing(CohortData cohort, List<String> sentences) {
        List<String> missing = features.missingIn(cohort);
        if (!missing.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "Cohort %s does not measure %d of the %d genes of feature set %s, which count as the mean: %s.",
                    cohort.id(),
                    missing.size(),
                    features.genes().size(),
                    set,
                    names(missing)));
        }
    }

    private static String names(List<String> genes) {
        return String.join(", ", genes.subList(0, Math.min(MOST_NAMES, genes.size())))
                + (genes.size() > MOST_NAMES ? ", …" : "");
    }
}
