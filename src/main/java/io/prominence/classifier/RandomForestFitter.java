package io.prominence.classifier;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.classification.RandomForestClassifier;

/**
 * Random forest by MLlib: Gini impurity, depth {@value #DEPTH}, √p features a split, bootstrap samples seeded by the name
 * of the fold.
 *
 * @param trees number of trees
 * @param seed the study's seed
 */
record RandomForestFitter(int trees, NamedSeed seed) implements ModelFitter {
    private static final int DEPTH = 5;
    private static final int FEWEST_IN_LEAF = 3;

    @Override
    public FittedModel fit(FoldMatrix fold, TrainingTable table) {
        long own = seed.of("random-forest", fold.name());
        RandomForestClassifier forest = new RandomForestClassifier("random-forest")
                .setNumTrees(trees)
                .setMaxDepth(DEPTH)
                .setMinInstancesPerNode(FEWEST_IN_LEAF)
                .setFeatureSubsetStrategy("sqrt")
                .setWeightCol(TrainingTable.WEIGHT)
                .setSeed(own);
        Map<String, String> chosen = new TreeMap<>(Map.of(
                "depth", Integer.toString(DEPTH),
                "min-samples-in-leaf", Integer.toString(FEWEST_IN_LEAF),
                "forest-seed", Long.toString(own)));
        return new FittedModel(forest.fit(table.rows()), chosen);
    }
}
