package io.prominence.classifier;

import java.util.Arrays;

/**
 * A training fold with its features computed.
 *
 * @param name name of the fold and of its features, from which seeds are taken
 * @param fold samples
 * @param columns one array per feature, one value per sample of the fold
 */
record FoldMatrix(String name, TrainingFold fold, double[][] columns) {
    /** Some samples of the fold, by their places in it. */
    FoldMatrix part(String partName, int[] places) {
        return new FoldMatrix(partName, fold.part(places), columnsOf(places));
    }

    /** Features of some samples of the fold: one array per feature. */
    double[][] columnsOf(int[] places) {
        return Arrays.stream(columns)
                .map(column -> Arrays.stream(places).mapToDouble(i -> column[i]).toArray())
                .toArray(double[][]::new);
    }

    /** Standard deviation (n − 1) of each feature; 0 of fewer than two samples. */
    double[] deviations() {
        return Arrays.stream(columns).mapToDouble(FoldMatrix::deviation).toArray();
    }

    /** Standard deviation (n − 1); 0 of fewer than two values. */
    static double deviation(double[] values) {
        double mean = Moments.mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    static FoldMatrix of(String name, TrainingFold fold, FittedFeatures features) {
        return new FoldMatrix(name, fold, features.columnsOf(fold.samples()));
    }
}
