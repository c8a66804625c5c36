package io.prominence.stats;

/**
 * Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations: all to the precision of the largest.
 * A workspace, reused without allocation. O(size³) per sweep, some eight sweeps.
 */
final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;

    private final double[][] matrix;
    private final double[][] vectors;
    private int size;

    /** Room for a matrix of this size. */
    SymmetricEigen(int most) {
        matrix = new double[most][most];
        vectors = new double[most][most];
    }

    /** The matrix to fill before {@link #decompose}; of its values only the diagonal is left after. */
    double[][] matrix() {
        return matrix;
    }

    /** Decomposes the leading square of the matrix. */
    void decompose(int leading) {
        size = leading;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                vectors[i][j] = i == j ? 1 : 0;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal() > 0; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    /** Sum of the squares beside the diagonal that count beside those on it. */
    private double offDiagonal() {
        double beside = 0;
        double on = 0;
        for (int i = 0; i < size; i++) {
            on += matrix[i][i] * matrix[i][i];
            for (int j = 0; j < i; j++) {
                beside += matrix[i][j] * matrix[i][j];
            }
        }
        return beside > 1e-34 * on ? beside : 0;
    }

    private void rotate(int p, int q) {
        double beside = matrix[p][q];
        if (beside == 0) {
            return;
        }
        double ratio = (matrix[q][q] - matrix[p][p]) / (2 * beside);
        double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(1, ratio));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (int i = 0; i < size; i++) {
            turn(matrix[i], p, q, cosine, sine);
            turn(vectors[i], p, q, cosine, sine);
        }
        for (int i = 0; i < size; i++) {
            double a = matrix[p][i];
            double b = matrix[q][i];
            matrix[p][i] = cosine * a - sine * b;
            matrix[q][i] = sine * a + cosine * b;
        }
    }

    private static void turn(double[] row, int p, int q, double cosine, double sine) {
        double a = row[p];
        double b = row[q];
        row[p] = cosine * a - sine * b;
        row[q] = sine * a + cosine * b;
    }

    double value(int i) {
        return matrix[i][i];
    }

    /** Component {@code row} of eigenvector i. */
    double vector(int i, int row) {
        return vectors[row][i];
    }
}
