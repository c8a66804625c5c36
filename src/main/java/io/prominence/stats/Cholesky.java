package io.prominence.stats;

/** LDLᵀ of a small symmetric matrix, in place of its lower triangle, for repeated use without allocation. */
final class Cholesky {
    private final int size;
    private final double[] l;

    Cholesky(int size) {
        this.size = size;
        this.l = new double[size * size];
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix lower triangle, row-major and square; not modified
     * @param tolerance a pivot at or below this share of its own diagonal element counts as 0, and its variable is
     *     left out
     * @param floor a pivot at or below this counts as 0 too
     * @return number of pivots above 0
     */
    int decompose(double[] matrix, double tolerance, double floor) {
        System.arraycopy(matrix, 0, l, 0, size * size);
        int rank = 0;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                double sum = l[a * size + b];
                for (int c = 0; c < b; c++) {
                    sum -= l[a * size + c] * l[b * size + c] * pivot(c);
                }
                l[a * size + b] = pivot(b) == 0 ? 0 : sum / pivot(b);
            }
            double sum = l[a * size + a];
            for (int c = 0; c < a; c++) {
                sum -= l[a * size + c] * l[a * size + c] * pivot(c);
            }
            boolean positive = sum > tolerance * matrix[a * size + a] && sum > floor;
            l[a * size + a] = positive ? sum : 0;
            rank += positive ? 1 : 0;
        }
        return rank;
    }

    /** A pivot; 0 where the variable is left out. */
    double pivot(int a) {
        return l[a * size + a];
    }

    /** Solves for a right-hand side, in place; variables left out get 0. */
    void solve(double[] rhs) {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                rhs[a] -= l[a * size + b] * rhs[b];
            }
        }
        for (int a = 0; a < size; a++) {
            rhs[a] = pivot(a) == 0 ? 0 : rhs[a] / pivot(a);
        }
        for (int a = size - 1; a >= 0; a--) {
            for (int b = a + 1; b < size; b++) {
                rhs[a] -= l[b * size + a] * rhs[b];
            }
            if (pivot(a) == 0) {
                rhs[a] = 0;
            }
        }
    }

    /** Multiplies columns, one per variable, by the inverse of the root L√D, in place; variables left out get 0. */
    void whiten(double[][] columns, int n) {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                LeastSquares.subtract(columns[a], l[a * size + b], columns[b], n);
            }
        }
        for (int a = 0; a < size; a++) {
            double scale = pivot(a) == 0 ? 0 : 1 / Math.sqrt(pivot(a));
            for (int i = 0; i < n; i++) {
                columns[a][i] *= scale;
            }
        }
    }

    /** Multiplies the i-th elements of columns by the inverse of the root L√D, in which every pivot is above 0. */
    void whiten(double[][] columns, int i, double[] into, int to) {
        for (int a = 0; a < size; a++) {
            double sum = columns[a][i];
            for (int b = 0; b < a; b++) {
                sum -= l[a * size + b] * into[to + b] * Math.sqrt(pivot(b));
            }
            into[to + a] = sum / Math.sqrt(pivot(a));
        }
    }

    /** Multiplies a vector by the root L√D. */
    void unwhiten(double[] vector, double[] into) {
        for (int a = 0; a < size; a++) {
            into[a] = vector[a] * Math.sqrt(pivot(a));
            for (int b = 0; b < a; b++) {
                into[a] += l[a * size + b] * vector[b] * Math.sqrt(pivot(b));
            }
        }
    }
}
