package io.prominence.classifier;

import io.prominence.lake.LakeSession;
import java.util.List;

/** A fold whose features the driver holds, as doubles. */
final class FoldInMemory implements FoldData {
    private final FittedFeatures features;
    private final FoldMatrix matrix;
    private final TrainingTable table;

    FoldInMemory(LakeSession session, String name, TrainingFold fold, FittedFeatures features) {
        this.features = features;
        this.matrix = FoldMatrix.of(name, fold, features);
        this.table = new TrainingTable(session, matrix.columns(), fold);
    }

    @Override
    public FittedModel fit(ModelFitter fitter) {
        return fitter.fit(matrix, table);
    }

    @Override
    public FoldMatrix matrix() {
        return matrix;
    }

    @Override
    public TrainingTable table() {
        return table;
    }

    @Override
    public double[] deviations() {
        return matrix.deviations();
    }

    @Override
    public double[] probabilities(FittedModel model, List<? extends SamplePlace> samples) {
        return model.probabilities(features.columnsOf(samples), samples.size());
    }

    @Override
    public void close() {
        table.close();
    }
}
