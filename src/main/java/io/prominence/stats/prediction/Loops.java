package io.prominence.stats.prediction;

/**
 * The inner loops of the elastic net. Whole arrays from index 0, since the compiler of JDK 17 does not vectorise a loop
 * over one array at an offset that another has not; sums in eight lanes, since it vectorises none that has an order.
 */
final class Loops {
    private Loops() {}

    static double product(double[] x, double[] y) {
        int n = Math.min(x.length, y.length);
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = 0;
        for (; i < n - 7; i += 8) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
            e += x[i + 4] * y[i + 4];
            f += x[i + 5] * y[i + 5];
            g += x[i + 6] * y[i + 6];
            h += x[i + 7] * y[i + 7];
        }
        for (; i < n; i++) {
            a += x[i] * y[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** Σ w x². */
    static double weightedSquares(double[] w, double[] x) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = Math.min(x.length, w.length);
        int i = 0;
        for (; i < n - 3; i += 4) {
            a += w[i] * x[i] * x[i];
            b += w[i + 1] * x[i + 1] * x[i + 1];
            c += w[i + 2] * x[i + 2] * x[i + 2];
            d += w[i + 3] * x[i + 3] * x[i + 3];
        }
        for (; i < n; i++) {
            a += w[i] * x[i] * x[i];
        }
        return (a + b) + (c + d);
    }

    /** r −= c w x. */
    static void subtract(double[] r, double[] w, double[] x, double c) {
        for (int i = 0; i < r.length; i++) {
            r[i] -= w[i] * x[i] * c;
        }
    }

    /** r += c x. */
    static void add(double[] r, double[] x, double c) {
        for (int i = 0; i < r.length; i++) {
            r[i] += x[i] * c;
        }
    }

    /** h += a x + b y + c z + d u, from an index on. */
    static void add(
            double[] h,
            int from,
            int to,
            double[] x,
            double a,
            double[] y,
            double b,
            double[] z,
            double c,
            double[] u,
            double d) {
        for (int k = from; k < to; k++) {
            h[k] += (a * x[k] + b * y[k]) + (c * z[k] + d * u[k]);
        }
    }

    static double shrink(double value, double by) {
        return value > by ? value - by : value < -by ? value + by : 0;
    }
}
