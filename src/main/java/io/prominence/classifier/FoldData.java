package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import java.util.List;

/**
 * A training fold with its features, as fits take it: in the memory of the driver, or in blocks where genes that are
 * features have stayed in the lake. The one place that chooses between the two.
 */
interface FoldData extends AutoCloseable {
    /** Fits a model to the fold. */
    FittedModel fit(ModelFitter fitter);

    /** The fold in the memory of the driver; the part of it that fits there, patients whole, where it does not. */
    FoldMatrix matrix();

    /** All of the fold as MLlib takes it. */
    TrainingTable table();

    /** Standard deviation (n − 1) of each feature over the samples of the fold, stand-ins of missing values and all. */
    double[] deviations();

    /** Probability of a positive label for samples that need not be of the fold, in their order. */
    double[] probabilities(FittedModel model, List<? extends SamplePlace> samples);

    @Override
    void close();

    /** Computes the features of a fold. */
    static FoldData of(LakeSession session, String name, TrainingFold fold, FittedFeatures features) {
        return features.areInLake(fold)
                ? new FoldInBlocks(session, name, fold, features)
                : new FoldInMemory(session, name, fold, features);
    }
}
