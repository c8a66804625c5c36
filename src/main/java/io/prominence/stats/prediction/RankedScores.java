package io.prominence.stats.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Scores and labels of the samples where both are known, highest score first. */
final class RankedScores {
    private final double[] score;
    private final boolean[] positive;
    private final double[] weight;
    private final int positives;

    RankedScores(double[] scores, byte[] labels) {
        this(scores, labels, null);
    }

    /** With weights by sample; null where all weigh the same. */
    RankedScores(double[] scores, byte[] labels, double[] weights) {
        int[] order = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]) && labels[i] >= 0)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        score = Arrays.stream(order).mapToDouble(i -> scores[i]).toArray();
        weight = Arrays.stream(order)
                .mapToDouble(i -> weights == null ? 1 : weights[i])
                .toArray();
        positive = new boolean[order.length];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            positive[i] = labels[order[i]] == 1;
            count += positive[i] ? 1 : 0;
        }
        positives = count;
    }

    int size() {
        return score.length;
    }

    int positives() {
        return positives;
    }

    double score(int i) {
        return score[i];
    }

    double weight(int i) {
        return weight[i];
    }

    boolean positive(int i) {
        return positive[i];
    }

    /** Whether the next sample has another score. */
    boolean lastOfTies(int i) {
        return i + 1 == score.length || score[i + 1] != score[i];
    }
}
