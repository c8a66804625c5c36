package io.prominence.stats.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a model's AUROC loses when one feature is permuted between patients, so that it says nothing of them any more.
 *
 * <p><b>Estimates</b> A − mean<sub>r</sub> A<sub>r</sub>, with A the {@link Auroc} of the model's scores ({@link WeightedAuroc} where a
 * weight is not 1) and A<sub>r</sub> that of its scores when permutation r has put another patient's values of the feature in the place
 * of each patient's. The values of a patient with several samples go together, in their order; a patient with more
 * samples than the one they come from takes them again from the first.
 *
 * <p><b>Shapes:</b> columns by feature, a value per sample; label 1 positive, 0 negative; the model scores one sample's features. NaN
 * without samples of both classes. O(permutations × n (features + log n)), pure where the model is. <b>Accuracy:</b> relative 1e-9 against
 * {@code pROC::auc} of R on columns permuted there, and with weights against the pairs counted one by one. Reference: doi
 * 10.1023/A:1010933404324 (Breiman).
 */
public final class PermutationLoss {
    private final double[][] columns;
    private final byte[] label;
    private final double[] weight;
    private final int[][] samplesOf;
    private final ToDoubleFunction<double[]> model;
    private final double whole;

    /**
     * A model and the samples it is asked on.
     *
     * @param columns by feature, of every sample
     * @param label labels
     * @param weight weights
     * @param patients of every sample, whose it is
     * @param model the score of a sample's features: higher speaks for positive
     */
    public PermutationLoss(
            double[][] columns,
            byte[] label,
            double[] weight,
            List<String> patients,
            ToDoubleFunction<double[]> model) {
        this.columns = columns;
        this.label = label;
        this.weight = weight;
        this.samplesOf = samplesOf(patients);
        this.model = model;
        this.whole = auroc(columns);
    }

    private static int[][] samplesOf(List<String> patients) {
        Map<String, List<Integer>> samples = new LinkedHashMap<>();
        for (int i = 0; i < patients.size(); i++) {
            samples.computeIfAbsent(patients.get(i), patient -> new ArrayList<>())
                    .add(i);
        }
        return samples.values().stream()
                .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** How many patients there are. */
    public int patients() {
        return samplesOf.length;
    }

    /** The AUROC when nothing is permuted. */
    public double whole() {
        return whole;
    }

    /**
     * The mean loss over permutations.
     *
     * @param feature index of the feature
     * @param permutations in each, for every patient, in the order of their first samples, whose values it gets
     */
    public double of(int feature, List<int[]> permutations) {
        double sum = 0;
        for (int[] from : permutations) {
            double[][] permuted = columns.clone();
            permuted[feature] = permuted(columns[feature], from);
            sum += whole - auroc(permuted);
        }
        return sum / permutations.size();
    }

    private double[] permuted(double[] values, int[] from) {
        double[] permuted = new double[values.length];
        for (int patient = 0; patient < from.length; patient++) {
            int[] own = samplesOf[patient];
            int[] other = samplesOf[from[patient]];
            for (int i = 0; i < own.length; i++) {
                permuted[own[i]] = values[other[i % other.length]];
            }
        }
        return permuted;
    }

    private double auroc(double[][] values) {
        double[] score = new double[label.length];
        double[] row = new double[values.length];
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = values[j][i];
            }
            score[i] = model.applyAsDouble(row.clone());
        }
        return Arrays.stream(weight).allMatch(one -> one == 1)
                ? Auroc.of(score, label).value()
                : WeightedAuroc.of(score, label, weight).value();
    }
}
