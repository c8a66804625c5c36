package io.prominence.classifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Features with everything learned from a training fold; stored with a model as {@code recipe.json}.
 *
 * @param columns features, in the order of the model's vector
 */
record FittedFeatures(List<FeatureColumn> columns) {
    FittedFeatures {
        columns = List.copyOf(columns);
    }

    FittedFeatures and(FittedFeatures other) {
        return new FittedFeatures(
                Stream.concat(columns.stream(), other.columns.stream()).toList());
    }

    List<String> names() {
        return columns.stream().map(FeatureColumn::name).toList();
    }

    /** Ids or symbols of all genes that the features read, each once. */
    List<String> genes() {
        return columns.stream()
                .flatMap(column -> column.genes().stream())
                .distinct()
                .toList();
    }

    /** Those of {@link #genes} that a cohort does not measure. */
    List<String> missingIn(CohortData cohort) {
        LinkedHashSet<String> missing = new LinkedHashSet<>();
        columns.forEach(column -> missing.addAll(column.missingIn(cohort)));
        return List.copyOf(missing);
    }

    /** Whether a gene that is a feature has stayed in the lake, in a cohort of the fold. */
    boolean areInLake(TrainingFold fold) {
        return fold.byCohort().stream().map(part -> part.cohort().expression()).anyMatch(expression -> genes().stream()
                .map(expression::find)
                .anyMatch(gene -> gene.isPresent() && expression.isInLake(gene.getAsInt())));
    }

    /** Features of the samples: one array per column, one value per sample in the order given. */
    double[][] columnsOf(List<? extends SamplePlace> samples) {
        double[][] values = new double[columns.size()][samples.size()];
        for (int j = 0; j < values.length; j++) {
            Map<String, double[]> byCohort = new HashMap<>();
            for (int i = 0; i < samples.size(); i++) {
                FeatureColumn column = columns.get(j);
                SamplePlace sample = samples.get(i);
                values[j][i] = byCohort.computeIfAbsent(sample.cohort().id(), id -> column.of(sample.cohort()))[
                        sample.sample()];
            }
        }
        return values;
    }

    /** Features of every sample of a cohort, labelled or not. */
    double[][] columnsOf(CohortData cohort) {
        List<double[]> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.of(cohort)));
        return values.toArray(double[][]::new);
    }
}
