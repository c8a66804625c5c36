package io.prominence.classifier;

import io.prominence.results.Prediction;
import io.prominence.stats.prediction.PermutationLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.spark.ml.linalg.Vectors;

/** What the AUROC of one fit on its held-out samples loses when one feature is permuted between their patients. */
final class PermutedFeatures {
    /** Permutations of each feature in each split, whose losses are averaged. */
    static final int PERMUTATIONS = 5;

    private final SplitFit fit;
    private final NamedSeed seed;
    private final PermutationLoss loss;

    PermutedFeatures(SplitFit fit, NamedSeed seed) {
        this.fit = fit;
        this.seed = seed;
        List<HeldOutSample> samples = fit.split().heldOut();
        byte[] label = new byte[samples.size()];
        double[] weight = new double[samples.size()];
        for (int i = 0; i < label.length; i++) {
            Prediction answer = samples.get(i).answered(fit.family(), fit.features(), fit.split(), Double.NaN, null);
            label[i] = (byte) (answer.label() ? 1 : 0);
            weight[i] = answer.weight();
        }
        this.loss = new PermutationLoss(
                fit.fitted().columnsOf(samples),
                label,
                weight,
                samples.stream().map(HeldOutSample::patientId).toList(),
                row -> fit.model()
                        .model()
                        .predictProbability(Vectors.dense(row))
                        .apply(1));
    }

    /** Loss of AUROC by feature; NaN where the held-out samples have one status only, 0 where the model does not use it. */
    Map<String, Double> losses(List<String> names) {
        Map<String, Double> weights = fit.weights();
        Map<String, Double> losses = new LinkedHashMap<>();
        for (String name : names) {
            boolean isUsed = weights.getOrDefault(name, 0.0) != 0;
            losses.put(name, isUsed || Double.isNaN(loss.whole()) ? loss(name) : 0);
        }
        return losses;
    }

    private double loss(String name) {
        int feature = fit.fitted().names().indexOf(name);
        if (feature < 0 || Double.isNaN(loss.whole())) {
            return Double.NaN;
        }
        return loss.of(
                feature,
                IntStream.rangeClosed(1, PERMUTATIONS)
                        .mapToObj(round -> permutation(name, round))
                        .toList());
    }

    private int[] permutation(String name, int round) {
        List<Integer> patients =
                new ArrayList<>(IntStream.range(0, loss.patients()).boxed().toList());
        ListSampler.shuffle(
                seed.random(
                        "permuted feature",
                        fit.features(),
                        fit.family(),
                        fit.split().name(),
                        name,
                        Integer.toString(round)),
                patients);
        return patients.stream().mapToInt(Integer::intValue).toArray();
    }
}
