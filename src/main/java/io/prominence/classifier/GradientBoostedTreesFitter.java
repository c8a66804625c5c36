package io.prominence.classifier;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.classification.GBTClassifier;

/**
 * Gradient-boosted trees by MLlib: {@value #DEPTH} levels, steps of {@value #STEP}, logistic loss, half of the samples in
 * each round, drawn by a seed of the fold's name. The probability is that of the logistic loss, 1 / (1 + exp(−2 F)). The
 * number of rounds is fixed and not stopped early: a stop would be tuned on samples that the fold can ill spare.
 *
 * @param rounds number of trees
 * @param seed the study's seed
 */
record GradientBoostedTreesFitter(int rounds, NamedSeed seed) implements ModelFitter {
    private static final int DEPTH = 3;
    private static final double STEP = 0.1;
    private static final double SHARE = 0.5;
    private static final int FEWEST_IN_LEAF = 3;

    @Override
    public FittedModel fit(FoldMatrix fold, TrainingTable table) {
        long own = seed.of("gradient-boosted-trees", fold.name());
        GBTClassifier boosting = new GBTClassifier("gradient-boosted-trees")
                .setLossType("logistic")
                .setMaxIter(rounds)
                .setMaxDepth(DEPTH)
                .setStepSize(STEP)
                .setSubsamplingRate(SHARE)
                .setMinInstancesPerNode(FEWEST_IN_LEAF)
                .setWeightCol(TrainingTable.WEIGHT)
                .setSeed(own);
        Map<String, String> chosen = new TreeMap<>(Map.of(
                "depth", Integer.toString(DEPTH),
                "min-samples-in-leaf", Integer.toString(FEWEST_IN_LEAF),
                "rounds", Integer.toString(rounds),
                "step", Double.toString(STEP),
                "share-of-samples-in-a-round", Double.toString(SHARE),
                "boosting-seed", Long.toString(own)));
        return new FittedModel(boosting.fit(table.rows()), chosen);
    }
}
