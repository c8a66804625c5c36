package io.prominence.stats;

/** Sums of weighted rows, many elements side by side and four rows at a time, each element in the order of rows. */
public final class WeightedRows {
    private WeightedRows() {}

    /** Adds to {@code sums}, from one element to before another, rows times their weights. */
    public static void add(double[] sums, int from, int to, double[][] rows, double[] weights) {
        int row = 0;
        for (; row + 3 < rows.length; row += 4) {
            add(
                    sums,
                    from,
                    to,
                    weights[row],
                    rows[row],
                    weights[row + 1],
                    rows[row + 1],
                    weights[row + 2],
                    rows[row + 2],
                    weights[row + 3],
                    rows[row + 3]);
        }
        for (; row < rows.length; row++) {
            for (int j = from; j < to; j++) {
                sums[j] += weights[row] * rows[row][j];
            }
        }
    }

    static void add(
            double[] sums,
            int from,
            int to,
            double ofA,
            double[] a,
            double ofB,
            double[] b,
            double ofC,
            double[] c,
            double ofD,
            double[] d) {
        for (int j = from; j < to; j++) {
            sums[j] += ofA * a[j] + ofB * b[j] + ofC * c[j] + ofD * d[j];
        }
    }
}
