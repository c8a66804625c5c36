package io.prominence.analysis;

import io.prominence.scan.GeneMoments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The genes nearest to the marker in mean and variance.
 *
 * <p>In a cohort, the distance of a gene is (Δ mean/s)² + (Δ log variance/s)², s being the standard deviation of the means,
 * and of the log variances, of all genes that vary. At a level it is the mean distance over the cohorts of the level that
 * measure the marker; a gene must vary in each of them. Ties go by gene id. Outcomes play no part.
 */
final class MatchedGenes {
    private final Map<String, Set<String>> byLevel = new HashMap<>();

    /**
     * Finds them at every level.
     *
     * @param moments one list per cohort, sorted by gene id
     * @param count how many a level
     */
    MatchedGenes(List<List<GeneMoments>> moments, String marker, StudyLevels levels, int count) {
        List<Optional<Map<String, Double>>> distances =
                moments.stream().map(cohort -> distances(cohort, marker)).toList();
        for (int level = 0; level < levels.names().size(); level++) {
            List<Map<String, Double>> cohorts = new ArrayList<>();
            for (int cohort : levels.members().get(level)) {
                distances.get(cohort).ifPresent(cohorts::add);
            }
            byLevel.put(levels.names().get(level), nearest(cohorts, count));
        }
    }

    /** Ids of the genes at a level; empty where no cohort of the level measures the marker. */
    Set<String> at(String level) {
        return byLevel.get(level);
    }

    /** Distance by gene id, the marker not among them; empty where the marker is not measured or does not vary. */
    private static Optional<Map<String, Double>> distances(List<GeneMoments> genes, String marker) {
        List<GeneMoments> varying = genes.stream().filter(GeneMoments::varies).toList();
        Optional<GeneMoments> own = varying.stream()
                .filter(gene -> gene.geneSymbol().equals(marker))
                .findFirst();
        return own.map(target -> {
            double meanScale =
                    deviation(varying.stream().mapToDouble(GeneMoments::mean).toArray());
            double varianceScale = deviation(varying.stream()
                    .mapToDouble(gene -> Math.log(gene.variance()))
                    .toArray());
            Map<String, Double> distances = new HashMap<>();
            for (GeneMoments gene : varying) {
                if (!gene.geneSymbol().equals(marker)) {
                    double mean = (gene.mean() - target.mean()) / meanScale;
                    double variance = Math.log(gene.variance() / target.variance()) / varianceScale;
                    distances.put(gene.geneId(), mean * mean + variance * variance);
                }
            }
            return distances;
        });
    }

    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    private static Set<String> nearest(List<Map<String, Double>> cohorts, int count) {
        Set<String> nearest = new LinkedHashSet<>();
        if (!cohorts.isEmpty()) {
            Map<String, Double> first = cohorts.get(0);
            Map<String, Double> mean = new HashMap<>();
            first.keySet().stream()
                    .filter(gene -> cohorts.stream().allMatch(cohort -> cohort.containsKey(gene)))
                    .forEach(gene -> mean.put(gene, sum(cohorts, gene) / cohorts.size()));
            mean.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .limit(count)
                    .forEach(gene -> nearest.add(gene.getKey()));
        }
        return nearest;
    }

    private static double sum(List<Map<String, Double>> cohorts, String gene) {
        double sum = 0;
        for (Map<String, Double> cohort : cohorts) {
            sum += cohort.get(gene);
        }
        return sum;
    }
}
