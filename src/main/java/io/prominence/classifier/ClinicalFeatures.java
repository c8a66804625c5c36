package io.prominence.classifier;

import io.prominence.domain.CohortSamples.Covariate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clinical covariates: numbers with the fold's median where they are missing, categories as one column per level of the
 * fold (levels of fewer than {@value #FEWEST} samples make no column), and for each covariate a column that says that it
 * is missing.
 *
 * @param numeric ids of the numeric covariates
 * @param categorical ids of the categorical covariates
 */
record ClinicalFeatures(List<String> numeric, List<String> categorical) implements FeatureRecipe {
    private static final int FEWEST = 2;

    @Override
    public FittedFeatures fit(TrainingFold fold) {
        List<FeatureColumn> columns = new ArrayList<>();
        for (String id : numeric) {
            columns.add(new FeatureColumn.Numeric(id, median(fold, id)));
            columns.add(new FeatureColumn.Missing(id));
        }
        for (String id : categorical) {
            levels(fold, id).forEach(level -> columns.add(new FeatureColumn.Level(id, level)));
            columns.add(new FeatureColumn.Missing(id));
        }
        return new FittedFeatures(columns);
    }

    /** Median of the known values; 0 where there is none. */
    private static double median(TrainingFold fold, String id) {
        double[] values = fold.samples().stream()
                .flatMap(sample -> number(sample, id).stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int half = values.length / 2;
        if (values.length == 0) {
            return 0;
        }
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private static Optional<Double> number(LabelledSample sample, String id) {
        return sample.cohort().covariate(id).map(Covariate::numeric).map(values -> values[sample.sample()]);
    }

    private static List<String> levels(TrainingFold fold, String id) {
        String[] values = fold.samples().stream()
                .flatMap(sample -> category(sample, id))
                .sorted()
                .toArray(String[]::new);
        return Arrays.stream(values)
                .distinct()
                .filter(level -> Arrays.stream(values).filter(level::equals).count() >= FEWEST)
                .toList();
    }

    private static Stream<String> category(LabelledSample sample, String id) {
        return sample.cohort().covariate(id).map(Covariate::categorical).stream()
                .map(values -> values[sample.sample()])
                .filter(Objects::nonNull);
    }
}
