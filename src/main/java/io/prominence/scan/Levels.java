package io.prominence.scan;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Which cohorts a score is put together of: z of a level = Σ √n z/√Σ n over those of its cohorts where the gene has a
 * score, n being the samples of the cohort's analysis. So it is standard normal where each z is, and the same permutation
 * of every cohort makes one permutation of the level.
 *
 * @param members per level, positions of its cohorts
 */
public record Levels(int[][] members) implements Serializable {
    /** Levels, each a list of positions of cohorts. */
    public static Levels of(List<int[]> members) {
        return new Levels(members.toArray(int[][]::new));
    }

    int count() {
        return members.length;
    }

    /** z of a level; NaN where no cohort has one. */
    double z(int level, double[] byCohort, int[] sizes) {
        double sum = 0;
        double weights = 0;
        for (int cohort : members[level]) {
            if (!Double.isNaN(byCohort[cohort])) {
                sum += Math.sqrt(sizes[cohort]) * byCohort[cohort];
                weights += sizes[cohort];
            }
        }
        return weights > 0 ? sum / Math.sqrt(weights) : Double.NaN;
    }

    /**
     * The same for every permutation.
     *
     * @param byCohort permuted scores; null where the cohort has none
     * @param into filled
     * @return false where no cohort has scores
     */
    boolean permuted(int level, double[][] byCohort, int[] sizes, double[] into) {
        double weights = 0;
        for (int cohort : members[level]) {
            if (byCohort[cohort] != null) {
                if (weights == 0) {
                    Arrays.fill(into, 0);
                }
                weights += sizes[cohort];
                double weight = Math.sqrt(sizes[cohort]);
                double[] scores = byCohort[cohort];
                for (int b = 0; b < into.length; b++) {
                    into[b] += weight * scores[b];
                }
            }
        }
        double scale = 1 / Math.sqrt(weights);
        for (int b = 0; b < into.length; b++) {
            into[b] *= scale;
        }
        return weights > 0;
    }
}
