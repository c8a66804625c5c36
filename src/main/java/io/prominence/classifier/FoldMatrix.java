package io.prominence.classifier;

/**
 * A training fold with its features computed.
 *
 * @param name name of the fold and of its features, from which seeds are taken
 * @param fold samples
 * @param columns one array per feature, one value per sample of the fold
 */
record FoldMatrix(String name, TrainingFold fold, double[][] columns) {
    static FoldMatrix of(String name, TrainingFold fold, FittedFeatures features) {
        return new FoldMatrix(name, fold, features.columnsOf(fold.samples()));
    }
}
