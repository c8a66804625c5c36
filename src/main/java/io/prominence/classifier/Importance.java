package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.lake.LakeSession;
import io.prominence.results.FeatureImportance;
import io.prominence.results.TopFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/**
 * What each model uses.
 *
 * <p>The elastic net, fitted on all cohorts that are trained on: its coefficients per standard deviation, with percentile
 * intervals over {@link PatientBootstrap}s. Trees: the loss of AUROC on the held-out samples of the validation's first scheme
 * when a feature is permuted ({@link PermutedFeatures}), for the {@value #PERMUTED} features of the largest weight and the
 * marker. Of both, how many fits of that scheme use the feature.
 *
 * @param rows features
 * @param tops what kind of genes stand first
 * @param overlaps what the features share with the marker and the panels, and what cohorts lack of them, in sentences
 */
record Importance(List<FeatureImportance> rows, List<TopFeatures> tops, List<String> overlaps) {
    private static final int PERMUTED = 20;

    /**
     * Looks at every feature set and model; where genes have stayed in the lake, at the elastic net that is saved, without
     * bootstraps.
     */
    static Importance of(
            LakeSession session,
            ClassifierPlan plan,
            String marker,
            NamedSeed seed,
            Recipes recipes,
            List<SplitFit> fits,
            TrainingFold whole,
            FinalModel last,
            Set<String> forced) {
        List<FeatureImportance> rows = new ArrayList<>();
        List<TopFeatures> tops = new ArrayList<>();
        List<String> overlaps = new ArrayList<>();
        List<CohortData> cohorts =
                whole.byCohort().stream().map(TrainingFold.CohortPart::cohort).toList();
        for (FeatureSet set : plan.features().sets()) {
            FittedFeatures features = recipes.of(set).fit(whole);
            overlaps.addAll(new FeatureOverlaps(set.id(), features, marker).sentences(cohorts));
            boolean areInLake = features.areInLake(whole);
            for (ModelFamily family : plan.models().families()) {
                if (areInLake && !FinalModel.isSavedElasticNet(plan, set, family)) {
                    continue;
                }
                List<SplitFit> own = fits.stream()
                        .filter(fit ->
                                fit.features().equals(set.id()) && fit.family().equals(family.id()))
                        .toList();
                ModelUse use = areInLake
                        ? ofSaved(last)
                        : family == ModelFamily.ELASTIC_NET
                                ? ofElasticNet(session, plan, seed, features, whole)
                                : ofTrees(features, own, marker, seed);
                UsedFeatures used = new UsedFeatures(
                        family.id(), set.id(), forced.contains(set.id()), marker, features, use, own, cohorts);
                rows.addAll(used.rows());
                tops.addAll(used.tops());
            }
        }
        return new Importance(rows, tops, overlaps);
    }

    private static ModelUse ofElasticNet(
            LakeSession session, ClassifierPlan plan, NamedSeed seed, FittedFeatures features, TrainingFold whole) {
        TrainingFold weighted = FoldLearning.weighted(plan.protocol(), whole);
        FoldMatrix matrix = FoldMatrix.of("final", weighted, features);
        LogisticRegressionModel model;
        try (TrainingTable table = new TrainingTable(session, matrix.columns(), weighted)) {
            model = (LogisticRegressionModel) ModelFitter.of(ModelFamily.ELASTIC_NET, plan.models(), seed)
                    .fit(matrix, table)
                    .model();
        }
        return ModelUse.ofCoefficients(
                model.coefficients().toArray(),
                matrix.deviations(),
                PatientBootstrap.coefficients(
                        session,
                        matrix,
                        model.getElasticNetParam(),
                        model.getRegParam(),
                        plan.features().bootstraps(),
                        seed));
    }

    private static ModelUse ofSaved(FinalModel last) {
        LogisticRegressionModel model =
                (LogisticRegressionModel) last.pipeline().stages()[0];
        return ModelUse.ofCoefficients(model.coefficients().toArray(), last.deviations(), List.of());
    }

    private static ModelUse ofTrees(FittedFeatures features, List<SplitFit> fits, String marker, NamedSeed seed) {
        List<String> names = features.names();
        double[] weight = meanWeights(names, fits);
        List<String> permuted = permuted(features, weight, marker);
        List<Callable<Map<String, Double>>> tasks = new ArrayList<>();
        fits.forEach(fit -> tasks.add(() -> new PermutedFeatures(fit, seed).losses(permuted)));
        Map<Integer, List<Double>> losses = new TreeMap<>();
        for (Map<String, Double> ofSplit : FitPool.all(tasks)) {
            for (String name : permuted) {
                if (!ofSplit.get(name).isNaN()) {
                    losses.computeIfAbsent(names.indexOf(name), any -> new ArrayList<>())
                            .add(ofSplit.get(name));
                }
            }
        }
        return ModelUse.ofLosses(weight, losses);
    }

    private static double[] meanWeights(List<String> names, List<SplitFit> fits) {
        double[] mean = new double[names.size()];
        for (SplitFit fit : fits) {
            Map<String, Double> weights = fit.weights();
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weights.getOrDefault(names.get(j), 0.0) / fits.size();
            }
        }
        return mean;
    }

    /** The features of the largest weight, and the marker. */
    private static List<String> permuted(FittedFeatures features, double[] weight, String marker) {
        List<String> names = features.names();
        List<String> permuted = IntStream.range(0, weight.length)
                .boxed()
                .filter(j -> weight[j] > 0)
                .sorted(Comparator.comparingDouble(j -> -weight[j]))
                .map(names::get)
                .limit(PERMUTED)
                .collect(Collectors.toCollection(ArrayList::new));
        features.columns().stream()
                .filter(column -> UsedFeatures.isMarker(column, marker))
                .map(FeatureColumn::name)
                .filter(name -> !permuted.contains(name))
                .forEach(permuted::add);
        return permuted;
    }
}
