package io.prominence.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Scores and labels of the samples where both are known, highest score first. */
final class RankedScores {
    private final double[] score;
    private final boolean[] positive;
    private final int positives;

    RankedScores(double[] scores, byte[] labels) {
        int[] order = IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]) && labels[i] >= 0)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        score = Arrays.stream(order).mapToDouble(i -> scores[i]).toArray();
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

    boolean positive(int i) {
        return positive[i];
    }

    /** Whether the next sample has another score. */
    boolean lastOfTies(int i) {
        return i + 1 == score.length || score[i + 1] != score[i];
    }
}
