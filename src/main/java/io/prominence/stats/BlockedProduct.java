package io.prominence.stats;

import java.util.Arrays;

/**
 * A matrix with one row per sample, and its product with many vectors.
 *
 * <p>It is cut into blocks that stay in the cache while all vectors pass, four rows at a time, so that the innermost loop
 * runs along rows and is compiled to vector instructions. Every sum runs over the rows in their order, whatever
 * else is multiplied with it. 8 × rows × columns bytes.
 */
final class BlockedProduct {
    private static final int BLOCK_COLUMNS = 256;
    private static final int BLOCK_ROWS = 128;

    private final double[][] rows;
    private final int columns;

    /** @param rows of equal length; not copied */
    BlockedProduct(double[][] rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Multiplies; allocates nothing.
     *
     * @param vectors one value per row each
     * @param count how many of them
     * @param products filled, per vector: one value per column
     */
    void multiply(double[][] vectors, int count, double[][] products) {
        for (int v = 0; v < count; v++) {
            Arrays.fill(products[v], 0, columns, 0);
        }
        for (int from = 0; from < columns; from += BLOCK_COLUMNS) {
            int to = Math.min(columns, from + BLOCK_COLUMNS);
            for (int first = 0; first < rows.length; first += BLOCK_ROWS) {
                int last = Math.min(rows.length, first + BLOCK_ROWS);
                for (int v = 0; v < count; v++) {
                    add(vectors[v], first, last, products[v], from, to);
                }
            }
        }
    }

    private void add(double[] vector, int first, int last, double[] sums, int from, int to) {
        int i = first;
        for (; i + 4 <= last; i += 4) {
            addFour(vector, i, sums, from, to);
        }
        for (; i < last; i++) {
            double x = vector[i];
            double[] row = rows[i];
            for (int j = from; j < to; j++) {
                sums[j] += x * row[j];
            }
        }
    }

    private void addFour(double[] vector, int i, double[] sums, int from, int to) {
        double x0 = vector[i];
        double x1 = vector[i + 1];
        double x2 = vector[i + 2];
        double x3 = vector[i + 3];
        double[] row0 = rows[i];
        double[] row1 = rows[i + 1];
        double[] row2 = rows[i + 2];
        double[] row3 = rows[i + 3];
        for (int j = from; j < to; j++) {
            sums[j] += x0 * row0[j] + x1 * row1[j] + x2 * row2[j] + x3 * row3[j];
        }
    }
}
