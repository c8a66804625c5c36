package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan.MissingGenes;
import io.prominence.lake.GeneName;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The genes of the largest variance in the training fold.
 *
 * <p>z-scores all have variance 1, so genes are ranked on the stored values: the variance of a gene over the fold's
 * samples of a cohort, divided by the mean variance of that cohort's genes (units and platforms differ), averaged over
 * the fold's cohorts. A cohort that does not measure the gene counts as 0, as the imputed mean does not vary; or only genes
 * that all of the fold's cohorts measure are taken.
 *
 * @param count how many genes
 * @param missing what becomes of genes that not every cohort of the fold measures
 */
record GenesByVariance(int count, MissingGenes missing) implements FeatureRecipe {
    @Override
    public FittedFeatures fit(TrainingFold fold) {
        Map<String, Ranked> ranked = new TreeMap<>();
        for (TrainingFold.CohortPart part : fold.byCohort()) {
            add(part, ranked);
        }
        return new FittedFeatures(ranked.values().stream()
                .filter(gene -> gene.spread > 0)
                .filter(gene -> missing == MissingGenes.IMPUTE || fold.measureAll(gene.name.id()))
                .sorted(Comparator.comparingDouble((Ranked gene) -> -gene.spread)
                        .thenComparing(gene -> gene.name.id()))
                .limit(count)
                .map(gene -> (FeatureColumn) new FeatureColumn.Gene(gene.name.id(), gene.name.symbol()))
                .toList());
    }

    private static void add(TrainingFold.CohortPart part, Map<String, Ranked> ranked) {
        List<GeneName> genes = part.cohort().expression().genes();
        double[] spread = part.cohort().expression().variances(part.samples());
        int[] byId = IntStream.range(0, spread.length)
                .boxed()
                .sorted(Comparator.comparing(gene -> genes.get(gene).id()))
                .mapToInt(Integer::intValue)
                .toArray();
        double mean = Moments.mean(
                Arrays.stream(byId).mapToDouble(gene -> spread[gene]).toArray());
        for (int gene : byId) {
            if (mean > 0) {
                ranked.computeIfAbsent(genes.get(gene).id(), Ranked.named(genes.get(gene))).spread +=
                        spread[gene] / mean;
            }
        }
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
