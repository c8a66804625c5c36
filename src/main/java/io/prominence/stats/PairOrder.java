package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A column's order, from which pairs of samples are counted: in how many it agrees with another column's order, less in
 * how many it disagrees, and how many it ties. Immutable.
 */
final class PairOrder implements Serializable {
    private static final long serialVersionUID = 1;

    private final int[] order;
    /** Where each group of equal values ends in the order. */
    private final int[] ends;
    /** The group of each sample, from 1 on. */
    private final int[] levels;

    PairOrder(double[] column) {
        int n = column.length;
        Ranks ranks = new Ranks(n);
        ranks.sort(column, n);
        order = new int[n];
        levels = new int[n];
        int[] end = new int[n];
        int groups = 0;
        for (int from = 0; from < n; from = end[groups - 1]) {
            end[groups++] = ranks.tiesEnd(from);
            for (int i = from; i < end[groups - 1]; i++) {
                order[i] = ranks.position(i);
                levels[order[i]] = groups;
            }
        }
        ends = Arrays.copyOf(end, groups);
    }

    /** This column's levels by sample, 0 for samples that take no part. */
    void levels(int[] part, int[] into) {
        for (int i = 0; i < levels.length; i++) {
            into[i] = part[i] == 0 ? 0 : levels[i];
        }
    }

    /**
     * Concordant less discordant pairs, by one walk through the order that looks up how many of the samples seen so far
     * are lower: O(n log n) as Knight's merge sort.
     *
     * @param other the other column's levels by sample, from 1 on; 0 for samples that take no part
     * @param counts workspace, left empty
     */
    long score(int[] other, LevelCounts counts) {
        long score = 0;
        int from = 0;
        for (int end : ends) {
            for (int i = from; i < end; i++) {
                int level = other[order[i]];
                if (level > 0) {
                    score += counts.lowerLessHigher(level);
                }
            }
            for (int i = from; i < end; i++) {
                int level = other[order[i]];
                if (level > 0) {
                    counts.add(level);
                }
            }
            from = end;
        }
        counts.clear();
        return score;
    }

    /** Counts the ties among the samples that take part: those with a level in the other column. */
    void ties(int[] other, Ties ties) {
        ties.clear();
        int from = 0;
        for (int end : ends) {
            int size = 0;
            for (int i = from; i < end; i++) {
                size += other[order[i]] > 0 ? 1 : 0;
            }
            ties.add(size);
            from = end;
        }
    }
}
