package io.prominence.classifier;

import io.prominence.domain.ClassifierPlan;
import io.prominence.domain.ClassifierPlan.FeatureSet;
import io.prominence.domain.ClassifierPlan.ModelFamily;
import io.prominence.lake.LakeSession;
import io.prominence.results.FeatureImportance;
import io.prominence.results.TopFeatures;
import io.prominence.stats.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final double TAIL = 0.025;

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
            for (ModelFamily family : plan.models().families()) {
                List<SplitFit> own = fits.stream()
                        .filter(fit ->
                                fit.features().equals(set.id()) && fit.family().equals(family.id()))
                        .toList();
                ModelUse use;
                if (features.areInLake(whole)) {
                    if (!FinalModel.isSavedElasticNet(plan, set, family)) {
                        continue;
                    }
                    use = coefficients(last);
                } else {
                    use = family == ModelFamily.ELASTIC_NET
                            ? coefficients(session, plan, seed, features, whole)
                            : permutations(features, own, marker, seed);
                }
                UsedFeatures used = new UsedFeatures(
                        family.id(), set.id(), forced.contains(set.id()), marker, features, use, own, cohorts);
                rows.addAll(used.rows());
                tops.addAll(used.tops());
            }
        }
        return new Importance(rows, tops, overlaps);
    }

    /**
     * What is known of the use that a model makes of its features; arrays by feature, NaN where something is not known.
     *
     * @param measure what {@code value} is
     * @param order what ranks are by: larger is first, 0 is not used
     * @param value the measure
     * @param ciLow lower end of its interval
     * @param ciHigh upper end
     * @param coefficient as the model has it
     * @param selected share of the bootstraps that use it
     * @param bootstraps how many there were
     */
    record ModelUse(
            String measure,
            double[] order,
            double[] value,
            double[] ciLow,
            double[] ciHigh,
            double[] coefficient,
            double[] selected,
            int bootstraps) {
        static ModelUse unknown(String measure, int features) {
            double[] nothing = new double[features];
            Arrays.fill(nothing, Double.NaN);
            return new ModelUse(
                    measure,
                    new double[features],
                    nothing.clone(),
                    nothing.clone(),
                    nothing.clone(),
                    nothing.clone(),
                    nothing.clone(),
                    0);
        }
    }

    private static ModelUse coefficients(
            LakeSession session, ClassifierPlan plan, NamedSeed seed, FittedFeatures features, TrainingFold whole) {
        TrainingFold weighted = FoldLearning.weighted(plan.protocol(), whole);
        FoldMatrix matrix = FoldMatrix.of("final", weighted, features);
        LogisticRegressionModel model;
        try (TrainingTable table = new TrainingTable(session, matrix.columns(), weighted)) {
            model = (LogisticRegressionModel) ModelFitter.of(ModelFamily.ELASTIC_NET, plan.models(), seed)
                    .fit(matrix, table)
                    .model();
        }
        List<double[]> drawn = PatientBootstrap.coefficients(
                session,
                matrix,
                model.getElasticNetParam(),
                model.getRegParam(),
                plan.features().bootstraps(),
                seed);
        double[] coefficient = model.coefficients().toArray();
        double[] deviation = matrix.deviations();
        double[] perDeviation = IntStream.range(0, coefficient.length)
                .mapToDouble(j -> coefficient[j] * deviation[j])
                .toArray();
        ModelUse unknown = ModelUse.unknown("coefficient-per-sd", coefficient.length);
        bootstrapped(drawn, deviation, unknown);
        return new ModelUse(
                unknown.measure,
                Arrays.stream(perDeviation).map(Math::abs).toArray(),
                perDeviation,
                unknown.ciLow,
                unknown.ciHigh,
                coefficient,
                unknown.selected,
                drawn.size());
    }

    /**
     * Percentile interval of each coefficient per standard deviation, and how often it is not 0.
     *
     * @param drawn coefficients by bootstrap
     * @param deviation standard deviation of each feature in the samples that were drawn from
     */
    static void bootstrapped(List<double[]> drawn, double[] deviation, ModelUse use) {
        for (int j = 0; j < deviation.length && !drawn.isEmpty(); j++) {
            int feature = j;
            double[] sorted = drawn.stream()
                    .mapToDouble(own -> own[feature] * deviation[feature])
                    .sorted()
                    .toArray();
            use.ciLow[j] = Quantiles.of(sorted, TAIL);
            use.ciHigh[j] = Quantiles.of(sorted, 1 - TAIL);
            use.selected[j] = drawn.stream().filter(own -> own[feature] != 0).count() / (double) drawn.size();
        }
    }

    /** Of the saved model alone: coefficients without intervals. */
    private static ModelUse coefficients(FinalModel last) {
        double[] coefficient = ((LogisticRegressionModel) last.pipeline().stages()[0])
                .coefficients()
                .toArray();
        ModelUse use = ModelUse.unknown("coefficient-per-sd", coefficient.length);
        for (int j = 0; j < coefficient.length; j++) {
            use.coefficient[j] = coefficient[j];
            use.value[j] = coefficient[j] * last.deviations()[j];
            use.order[j] = Math.abs(use.value[j]);
        }
        return use;
    }

    private static ModelUse permutations(FittedFeatures features, List<SplitFit> fits, String marker, NamedSeed seed) {
        List<String> names = features.names();
        ModelUse use = ModelUse.unknown("auroc-drop", names.size());
        for (SplitFit fit : fits) {
            Map<String, Double> weights = fit.weights();
            for (int j = 0; j < use.order.length; j++) {
                use.order[j] += weights.getOrDefault(names.get(j), 0.0) / fits.size();
            }
        }
        List<String> permuted = IntStream.range(0, names.size())
                .boxed()
                .filter(j -> use.order[j] > 0)
                .sorted((a, b) -> Double.compare(use.order[b], use.order[a]))
                .map(names::get)
                .limit(PERMUTED)
                .collect(Collectors.toCollection(ArrayList::new));
        for (FeatureColumn column : features.columns()) {
            if (UsedFeatures.isMarker(column, marker) && !permuted.contains(column.name())) {
                permuted.add(column.name());
            }
        }
        List<Callable<Map<String, Double>>> tasks = new ArrayList<>();
        fits.forEach(fit -> tasks.add(() -> new PermutedFeatures(fit, seed).losses(permuted)));
        Map<String, List<Double>> losses = new LinkedHashMap<>();
        for (Map<String, Double> ofSplit : FitPool.all(tasks)) {
            ofSplit.forEach((name, loss) -> {
                if (!loss.isNaN()) {
                    losses.computeIfAbsent(name, any -> new ArrayList<>()).add(loss);
                }
            });
        }
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        losses.forEach((name, ofSplits) -> average(ofSplits, places.get(name), use));
        return use;
    }

    /** Mean of the losses of the splits, with the interval of Student's t where there are several. */
    static void average(List<Double> losses, int feature, ModelUse use) {
        double[] values = losses.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Moments.mean(values);
        use.value[feature] = mean;
        if (values.length > 1) {
            double half = Tails.tQuantile(1 - TAIL, values.length - 1)
                    * FoldMatrix.deviation(values)
                    / Math.sqrt(values.length);
            use.ciLow[feature] = mean - half;
            use.ciHigh[feature] = mean + half;
        }
    }
}
