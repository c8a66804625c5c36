package io.prominence.stats;

/** Inner products of one vector with several columns, four side by side. */
final class InnerProducts {
    private InnerProducts() {}

    /** Fills in the products of the first n values with those of the first columns. */
    static void of(double[] vector, double[][] columns, int count, int n, double[] into) {
        int last = count - 1;
        for (int a = 0; a < count; a += 4) {
            if (a == last) {
                into[a] = one(vector, columns[a], n);
                return;
            }
            double[] x0 = columns[a];
            double[] x1 = columns[Math.min(a + 1, last)];
            double[] x2 = columns[Math.min(a + 2, last)];
            double[] x3 = columns[Math.min(a + 3, last)];
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            for (int i = 0; i < n; i++) {
                double value = vector[i];
                sum0 += value * x0[i];
                sum1 += value * x1[i];
                sum2 += value * x2[i];
                sum3 += value * x3[i];
            }
            into[a] = sum0;
            store(sum1, into, a + 1, last);
            store(sum2, into, a + 2, last);
            store(sum3, into, a + 3, last);
        }
    }

    private static double one(double[] vector, double[] column, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            sum0 += vector[i] * column[i];
            sum1 += vector[i + 1] * column[i + 1];
            sum2 += vector[i + 2] * column[i + 2];
            sum3 += vector[i + 3] * column[i + 3];
        }
        for (; i < n; i++) {
            sum0 += vector[i] * column[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    private static void store(double sum, double[] into, int at, int last) {
        if (at <= last) {
            into[at] = sum;
        }
    }
}
