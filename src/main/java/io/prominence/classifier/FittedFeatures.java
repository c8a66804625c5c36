package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Features with everything learned from a training fold; stored with a model as {@code recipe.json}.
 *
 * @param columns features, in the order of the model's vector
 * @param scale how stored values of genes become values of features; bundles from before it was stored have z-scores within
 *     cohorts
 * @param summaries the training samples' values of each feature, in the order of the columns; empty where they were not
 *     taken (a fold of the validation, a bundle from before)
 */
record FittedFeatures(List<FeatureColumn> columns, GeneScale scale, List<FeatureSummary> summaries) {
    FittedFeatures {
        columns = List.copyOf(columns);
        scale = scale == null ? new GeneScale.WithinCohort() : scale;
        summaries = summaries == null ? List.of() : List.copyOf(summaries);
    }

    /** Features of z-scores within cohorts. */
    FittedFeatures(List<FeatureColumn> columns) {
        this(columns, null, null);
    }

    /** These features, then those of another, on the scale of these. */
    FittedFeatures and(FittedFeatures other) {
        return new FittedFeatures(
                Stream.concat(columns.stream(), other.columns.stream()).toList(), scale, null);
    }

    FittedFeatures on(GeneScale other) {
        return new FittedFeatures(columns, other, null);
    }

    /** The same with the values of its training samples told. */
    FittedFeatures summarised(LakeSession session, TrainingFold fold) {
        return new FittedFeatures(
                columns,
                scale,
                areInLake(fold) ? new SummariesInLake(session, this, fold).all() : FeatureSummary.of(this, fold));
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

    /** Ids or symbols of the genes of the features and of those that a sample's values are ranked among, each once. */
    List<String> genesToRead() {
        return Stream.concat(genes().stream(), scale.reference().stream())
                .distinct()
                .toList();
    }

    /** Genes that a sample's values are ranked among which a cohort does not measure. */
    List<String> referenceMissingIn(CohortData cohort) {
        return scale.reference().stream()
                .filter(gene -> cohort.expression().find(gene).isEmpty())
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
        Map<String, ScaledCohort> cohorts = new HashMap<>();
        samples.forEach(sample -> cohorts.computeIfAbsent(sample.cohort().id(), id -> scaled(sample.cohort())));
        double[][] values = new double[columns.size()][samples.size()];
        for (int j = 0; j < values.length; j++) {
            FeatureColumn column = columns.get(j);
            Map<String, double[]> byCohort = new HashMap<>();
            for (int i = 0; i < samples.size(); i++) {
                SamplePlace sample = samples.get(i);
                values[j][i] = byCohort.computeIfAbsent(sample.cohort().id(), id -> column.of(cohorts.get(id)))[
                        sample.sample()];
            }
        }
        return values;
    }

    /** Features of every sample of a cohort, labelled or not. */
    double[][] columnsOf(CohortData cohort) {
        ScaledCohort scaled = scaled(cohort);
        return columns.stream().map(column -> column.of(scaled)).toArray(double[][]::new);
    }

    /** A cohort as the features read it. */
    ScaledCohort scaled(CohortData cohort) {
        return ScaledCohort.of(cohort, scale);
    }
}
