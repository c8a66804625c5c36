package io.prominence.classifier;

import io.prominence.results.Prediction;
import io.prominence.stats.prediction.Auroc;
import io.prominence.stats.prediction.WeightedAuroc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.spark.ml.linalg.Vectors;

/**
 * What the AUROC on held-out samples loses when one feature is permuted between their patients: with several samples of a
 * patient, a patient's values go to another patient together, in turn where that one has more.
 */
final class PermutedFeatures {
    /** Permutations of each feature in each split, whose losses are averaged. */
    static final int PERMUTATIONS = 5;

    private final SplitFit fit;
    private final NamedSeed seed;
    private final double[][] columns;
    private final List<List<Integer>> patients;

    PermutedFeatures(SplitFit fit, NamedSeed seed) {
        this.fit = fit;
        this.seed = seed;
        this.columns = fit.fitted().columnsOf(fit.split().heldOut());
        Map<String, List<Integer>> byPatient = new LinkedHashMap<>();
        for (int i = 0; i < fit.split().heldOut().size(); i++) {
            byPatient
                    .computeIfAbsent(fit.split().heldOut().get(i).patientId(), patient -> new ArrayList<>())
                    .add(i);
        }
        this.patients = List.copyOf(byPatient.values());
    }

    /** Loss of AUROC by feature; NaN where the held-out samples have one status only, 0 where the model does not use it. */
    Map<String, Double> losses(List<String> names) {
        Map<String, Double> weights = fit.weights();
        double whole = auroc(columns);
        Map<String, Double> losses = new LinkedHashMap<>();
        for (String name : names) {
            boolean isUsed = weights.getOrDefault(name, 0.0) != 0;
            losses.put(name, isUsed || Double.isNaN(whole) ? loss(whole, name) : 0);
        }
        return losses;
    }

    private double loss(double whole, String name) {
        int feature = fit.fitted().names().indexOf(name);
        if (feature < 0 || Double.isNaN(whole)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int r = 1; r <= PERMUTATIONS; r++) {
            double[][] permuted = columns.clone();
            permuted[feature] = permuted(columns[feature], name, r);
            sum += whole - auroc(permuted);
        }
        return sum / PERMUTATIONS;
    }

    private double[] permuted(double[] values, String name, int round) {
        List<List<Integer>> others = new ArrayList<>(patients);
        ListSampler.shuffle(
                seed.random(
                        "permuted feature",
                        fit.features(),
                        fit.family(),
                        fit.split().name(),
                        name,
                        Integer.toString(round)),
                others);
        double[] permuted = new double[values.length];
        for (int patient = 0; patient < patients.size(); patient++) {
            List<Integer> own = patients.get(patient);
            List<Integer> from = others.get(patient);
            for (int i = 0; i < own.size(); i++) {
                permuted[own.get(i)] = values[from.get(i % from.size())];
            }
        }
        return permuted;
    }

    private double auroc(double[][] values) {
        List<HeldOutSample> samples = fit.split().heldOut();
        double[] score = new double[samples.size()];
        byte[] label = new byte[samples.size()];
        double[] weight = new double[samples.size()];
        for (int i = 0; i < score.length; i++) {
            double[] row = new double[values.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = values[j][i];
            }
            score[i] =
                    fit.model().model().predictProbability(Vectors.dense(row)).apply(1);
            Prediction answer = samples.get(i).answered(fit.family(), fit.features(), fit.split(), score[i], null);
            label[i] = (byte) (answer.label() ? 1 : 0);
            weight[i] = answer.weight();
        }
        for (double one : weight) {
            if (one != 1) {
                return WeightedAuroc.of(score, label, weight).value();
            }
        }
        return Auroc.of(score, label).value();
    }
}
