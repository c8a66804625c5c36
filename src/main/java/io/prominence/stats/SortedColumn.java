package io.prominence.stats;

import java.io.Serializable;

/** A column sorted once, so that any part of it is ranked in linear time. Immutable. */
final class SortedColumn implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] sorted;
    private final int[] order;

    SortedColumn(double[] column) {
        Ranks ranks = new Ranks(column.length);
        ranks.sort(column, column.length);
        sorted = new double[column.length];
        order = new int[column.length];
        for (int i = 0; i < column.length; i++) {
            order[i] = ranks.position(i);
            sorted[i] = column[order[i]];
        }
    }

    /**
     * Average ranks of a part of the column.
     *
     * @param place for every value of the column its place in {@code ranks}, or −1 if it takes no part
     * @param ranks filled
     */
    void rank(int[] place, double[] ranks) {
        int below = 0;
        int to;
        for (int from = 0; from < sorted.length; from = to) {
            to = from;
            int here = 0;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                here += place[order[to]] < 0 ? 0 : 1;
                to++;
            }
            double rank = below + 0.5 * (here + 1);
            for (int i = from; i < to; i++) {
                int at = place[order[i]];
                if (at >= 0) {
                    ranks[at] = rank;
                }
            }
            below += here;
        }
    }
}
