package io.prominence.stats;

/** Inner products of one vector with several columns, up to four side by side, so that an addition need not wait. */
public final class InnerProducts {
    private InnerProducts() {}

    /** Fills in the products of the first n values with those of the first columns. */
    public static void of(double[] vector, double[][] columns, int count, int n, double[] into) {
        int a = 0;
        for (; a + 3 < count; a += 4) {
            four(vector, columns, a, n, into);
        }
        switch (count - a) {
            case 3 -> three(vector, columns, a, n, into);
            case 2 -> two(vector, columns, a, n, into);
            case 1 -> into[a] = LeastSquares.dot(vector, columns[a], n);
            default -> {}
        }
    }

    private static void four(double[] vector, double[][] columns, int first, int n, double[] into) {
        double[] x0 = columns[first];
        double[] x1 = columns[first + 1];
        double[] x2 = columns[first + 2];
        double[] x3 = columns[first + 3];
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
        into[first] = sum0;
        into[first + 1] = sum1;
        into[first + 2] = sum2;
        into[first + 3] = sum3;
    }

    private static void three(double[] vector, double[][] columns, int first, int n, double[] into) {
        double[] x0 = columns[first];
        double[] x1 = columns[first + 1];
        double[] x2 = columns[first + 2];
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        for (int i = 0; i < n; i++) {
            double value = vector[i];
            sum0 += value * x0[i];
            sum1 += value * x1[i];
            sum2 += value * x2[i];
        }
        into[first] = sum0;
        into[first + 1] = sum1;
        into[first + 2] = sum2;
    }

    private static void two(double[] vector, double[][] columns, int first, int n, double[] into) {
        double[] x0 = columns[first];
        double[] x1 = columns[first + 1];
        double even0 = 0;
        double even1 = 0;
        double odd0 = 0;
        double odd1 = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            even0 += vector[i] * x0[i];
            even1 += vector[i] * x1[i];
            odd0 += vector[i + 1] * x0[i + 1];
            odd1 += vector[i + 1] * x1[i + 1];
        }
        if (i < n) {
            even0 += vector[i] * x0[i];
            even1 += vector[i] * x1[i];
        }
        into[first] = even0 + odd0;
        into[first + 1] = even1 + odd1;
    }
}
