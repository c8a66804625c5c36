package io.prominence.stats;

import java.util.stream.IntStream;

/**
 * Products of all pairs of columns of a matrix, XᵀX, summed over rows that come some at a time.
 *
 * <p><b>Shapes:</b> rows of one length. <b>Cost:</b> O(rows · length²), spread over cores; each element is summed in the order of
 * rows, four at a time, so that nothing depends on cores, and many elements side by side, as the processor likes it. NaN
 * makes NaN. Not thread-safe.
 */
public final class CrossProducts {
    /** Sums and rows of a tile stay near the processor. */
    private static final int TILE_ROWS = 32;

    private static final int TILE_COLUMNS = 512;

    private final double[][] sums;
    private final double[] zeros;

    /** Room for the products of this many columns. */
    public CrossProducts(int columns) {
        sums = new double[columns][columns];
        zeros = new double[columns];
    }

    /** Adds rows, which are not modified. */
    public void add(double[][] rows) {
        int columns = sums.length;
        IntStream.range(0, (columns + TILE_ROWS - 1) / TILE_ROWS).parallel().forEach(tile -> {
            int first = tile * TILE_ROWS;
            int end = Math.min(columns, first + TILE_ROWS);
            for (int from = 0; from < end; from += TILE_COLUMNS) {
                add(rows, first, end, from);
            }
        });
    }

    /** Sums of the columns from {@code first} to before {@code end} with those from {@code from} on that are not behind them. */
    private void add(double[][] rows, int first, int end, int from) {
        for (int row = 0; row < rows.length; row += 4) {
            double[] a = rows[row];
            double[] b = row + 1 < rows.length ? rows[row + 1] : zeros;
            double[] c = row + 2 < rows.length ? rows[row + 2] : zeros;
            double[] d = row + 3 < rows.length ? rows[row + 3] : zeros;
            for (int i = Math.max(first, from); i < end; i++) {
                int to = Math.min(i + 1, from + TILE_COLUMNS);
                WeightedRows.add(sums[i], from, to, a[i], a, b[i], b, c[i], c, d[i], d);
            }
        }
    }

    /** The products of all pairs, after the last row; not a copy. */
    public double[][] matrix() {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < i; j++) {
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }
}
