package io.prominence.classifier;

import io.prominence.lake.GeneName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The genes of the largest variance in the training fold.
 *
 * <p>z-scores all have variance 1, so genes are ranked on the stored values: the variance of a gene over the fold's
 * samples of a cohort, divided by the mean variance of that cohort's genes (units and platforms differ), averaged over
 * the fold's cohorts. A cohort that does not measure the gene counts as 0, as the imputed mean does not vary.
 *
 * @param count how many genes
 */
record GenesByVariance(int count) implements FeatureRecipe {
    @Override
    public FittedFeatures fit(TrainingFold fold) {
        Map<String, Ranked> ranked = new TreeMap<>();
        for (TrainingFold.CohortPart part : fold.byCohort()) {
            add(part, ranked);
        }
        return new FittedFeatures(ranked.values().stream()
                .filter(gene -> gene.spread > 0)
                .sorted(Comparator.comparingDouble((Ranked gene) -> -gene.spread)
                        .thenComparing(gene -> gene.name.id()))
                .limit(count)
                .map(gene -> (FeatureColumn) new FeatureColumn.Gene(gene.name.id(), gene.name.symbol()))
                .toList());
    }

    private static void add(TrainingFold.CohortPart part, Map<String, Ranked> ranked) {
        ExpressionMatrix expression = part.cohort().expression();
        List<GeneName> genes = new ArrayList<>(expression.genes());
        genes.sort(Comparator.comparing(GeneName::id));
        double[] variances = genes.stream()
                .mapToDouble(gene -> variance(expression, gene, part.samples()))
                .toArray();
        double mean = Moments.mean(variances);
        for (int i = 0; i < variances.length && mean > 0; i++) {
            ranked.computeIfAbsent(genes.get(i).id(), Ranked.named(genes.get(i))).spread += variances[i] / mean;
        }
    }

    private static double variance(ExpressionMatrix expression, GeneName gene, int[] samples) {
        OptionalInt position = expression.find(gene.id());
        return expression.variance(position.orElseThrow(), samples);
    }

    /** A gene and its relative variance, summed over cohorts. */
    private static final class Ranked {
        private final GeneName name;
        private double spread;

        private Ranked(GeneName name) {
            this.name = name;
        }

        static java.util.function.Function<String, Ranked> named(GeneName name) {
            return id -> new Ranked(name);
        }
    }
}
