package io.prominence.scan;

import io.prominence.stats.ScoreNull;

/** The genes that are scored together, in one cohort. */
final class CohortBlock {
    private final ValueReading reading;
    private final ScoreNull scores;
    private final ScoreNull.Worker worker;
    private final double[][] units;
    private final double[][] z;
    private final int[] slots = new int[PermutationRound.TOGETHER];
    private double[] values = new double[0];
    private int filled;

    CohortBlock(CohortScores cohort) {
        reading = cohort.reading();
        scores = cohort.scores();
        worker = scores == null ? null : scores.worker();
        units = scores == null ? null : new double[PermutationRound.TOGETHER][scores.size()];
        z = scores == null ? null : new double[PermutationRound.TOGETHER][scores.permutations()];
    }

    void add(int gene, float[] stored) {
        slots[gene] = -1;
        if (scores != null && stored != null) {
            values = values.length == stored.length ? values : new double[stored.length];
            reading.read(stored, values);
            if (worker.standardise(values, units[filled]) == null) {
                slots[gene] = filled++;
            }
        }
    }

    void score() {
        if (filled > 0) {
            scores.permuted(units, filled, z);
            filled = 0;
        }
    }

    /** Permuted scores of a gene; null where it has none. */
    double[] of(int gene) {
        return slots[gene] < 0 ? null : z[slots[gene]];
    }
}
