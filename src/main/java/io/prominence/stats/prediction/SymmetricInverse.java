package io.prominence.stats.prediction;

/** The inverse of a small symmetric positive definite matrix. */
final class SymmetricInverse {
    /** A pivot below this share of its diagonal element counts as 0. */
    private static final double TOLERANCE = 1e-10;

    private SymmetricInverse() {}

    /** By Gauss and Jordan, without exchanging rows; null where a pivot is 0. */
    static double[][] of(double[][] matrix) {
        int p = matrix.length;
        double[][] left = new double[p][];
        double[][] right = new double[p][p];
        for (int a = 0; a < p; a++) {
            left[a] = matrix[a].clone();
            right[a][a] = 1;
        }
        for (int a = 0; a < p; a++) {
            double pivot = left[a][a];
            if (!(pivot > TOLERANCE * matrix[a][a])) {
                return null;
            }
            for (int b = 0; b < p; b++) {
                if (b != a) {
                    subtract(left[b], left[a], right[b], right[a], left[b][a] / pivot);
                }
            }
            for (int c = 0; c < p; c++) {
                left[a][c] /= pivot;
                right[a][c] /= pivot;
            }
        }
        return right;
    }

    private static void subtract(double[] row, double[] from, double[] right, double[] fromRight, double times) {
        for (int c = 0; c < row.length; c++) {
            row[c] -= times * from[c];
            right[c] -= times * fromRight[c];
        }
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int a = 0; a < vector.length; a++) {
            product[a] = dot(matrix[a], vector);
        }
        return product;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
