package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The observed |z| of all genes, as thresholds that permuted scores reach or do not.
 *
 * <p>A permuted score counts as reaching an observed one that it misses by less than 1e-10, or where that is more by
 * 1e-10 of it: equal sums in another order are ties, also of 0. Immutable; finding a place takes O(1) on average.
 */
public final class ScoreThresholds implements Serializable {
    private static final long serialVersionUID = 1;

    private static final double SLACK = 1e-10;
    private static final int CELLS = 1 << 14;

    /** By gene; NaN where it has no score. */
    private final double[] byGene;
    /** Rising, without NaN. */
    private final double[] sorted;
    /** By cell: how many thresholds lie in cells before it. */
    private final int[] before = new int[CELLS + 1];

    private final double cellsPerUnit;

    /** @param z observed score of every gene; NaN where it has none */
    public ScoreThresholds(double[] z) {
        byGene = Arrays.stream(z).map(Math::abs).map(ScoreThresholds::slackened).toArray();
        sorted = Arrays.stream(byGene)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double highest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        cellsPerUnit = highest > 0 ? CELLS / highest : 0;
        int next = 0;
        for (int cell = 0; cell <= CELLS; cell++) {
            while (next < sorted.length && cell(sorted[next]) < cell) {
                next++;
            }
            before[cell] = next;
        }
    }

    private static double slackened(double magnitude) {
        return Math.max(0, magnitude - SLACK * Math.max(1, magnitude));
    }

    private int cell(double magnitude) {
        return Math.min(CELLS, (int) (magnitude * cellsPerUnit));
    }

    /** Number of genes, with a score or without. */
    public int genes() {
        return byGene.length;
    }

    /** Number of genes with a score. */
    int defined() {
        return sorted.length;
    }

    /** Threshold of a gene, NaN where it has none. */
    double of(int gene) {
        return byGene[gene];
    }

    /** How many thresholds a |z| reaches. */
    int reached(double magnitude) {
        int reached = before[cell(magnitude)];
        while (reached < sorted.length && sorted[reached] <= magnitude) {
            reached++;
        }
        return reached;
    }

    /** Position of a gene's threshold among the rising ones, the first of equal ones. */
    int position(int gene) {
        int place = before[cell(byGene[gene])];
        while (sorted[place] < byGene[gene]) {
            place++;
        }
        return place;
    }
}
