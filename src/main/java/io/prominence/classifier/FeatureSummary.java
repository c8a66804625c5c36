package io.prominence.classifier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The values of one feature in the samples that a model was fitted on, as the model saw them: what a new sample's are held
 * against. Over the samples whose value is known, without stand-ins.
 *
 * @param name name of the feature
 * @param n samples with a known value
 * @param missingShare share of the samples without, 0 to 1
 * @param mean mean; null without values
 * @param deviation sample standard deviation (n − 1); null with fewer than two values
 * @param least smallest value; null without values
 * @param quantile01 1 % quantile, as R's default (type 7); null without values
 * @param quantile99 99 % quantile
 * @param most largest value
 */
record FeatureSummary(
        String name,
        int n,
        double missingShare,
        Double mean,
        Double deviation,
        Double least,
        Double quantile01,
        Double quantile99,
        Double most)
        implements Serializable {

    /** One for each feature, in their order. */
    static List<FeatureSummary> of(FittedFeatures features, TrainingFold fold) {
        Map<String, ScaledCohort> cohorts = new HashMap<>();
        fold.samples()
                .forEach(sample ->
                        cohorts.computeIfAbsent(sample.cohort().id(), id -> features.scaled(sample.cohort())));
        double[][] values = features.columnsOf(fold.samples());
        List<FeatureSummary> summaries = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            FeatureColumn column = features.columns().get(j);
            double[] own = values[j];
            double[] known = IntStream.range(0, own.length)
                    .filter(i -> {
                        LabelledSample sample = fold.samples().get(i);
                        return column.known(cohorts.get(sample.cohort().id()), sample.sample());
                    })
                    .mapToDouble(i -> own[i])
                    .sorted()
                    .toArray();
            summaries.add(of(column.name(), known, own.length));
        }
        return summaries;
    }

    /** Of the known values of one feature, from the smallest. */
    static FeatureSummary of(String name, double[] sorted, int samples) {
        int n = sorted.length;
        double missing = samples == 0 ? 0 : (samples - n) / (double) samples;
        if (n == 0) {
            return new FeatureSummary(name, 0, missing, null, null, null, null, null, null);
        }
        double mean = Moments.mean(sorted);
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new FeatureSummary(
                name,
                n,
                missing,
                mean,
                n < 2 ? null : Math.sqrt(squares / (n - 1)),
                sorted[0],
                Quantiles.of(sorted, 0.01),
                Quantiles.of(sorted, 0.99),
                sorted[n - 1]);
    }
}
