package io.prominence.lake;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.intW;

/**
 * The two largest eigenvalues of a symmetric matrix without negative ones, and their vectors, of length 1.
 *
 * <p>Up to {@value #DENSE} rows by LAPACK's {@code dsyevr} in plain Java, on one thread; beyond, by {@link BlockLanczos}. The
 * same bytes everywhere.
 *
 * @param values descending
 * @param vectors in the order of values
 */
record LeadingEigen(double[] values, double[][] vectors) {
    static final int WANTED = 2;
    private static final int DENSE = 128;

    /**
     * Decomposes.
     *
     * @param matrix rows of a symmetric matrix of at least two; not modified
     */
    static LeadingEigen of(double[][] matrix) {
        return matrix.length <= DENSE ? dense(matrix) : new BlockLanczos(matrix).leading();
    }

    /** Decomposes a matrix of which rows need not go further than the diagonal. */
    static LeadingEigen dense(double[][] matrix) {
        int size = matrix.length;
        double[] flat = new double[size * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, flat, i * size, i + 1);
        }
        double[] values = new double[size];
        double[] vectors = new double[size * WANTED];
        decompose(flat, size, values, vectors);
        return new LeadingEigen(
                new double[] {values[1], values[0]},
                new double[][] {Arrays.copyOfRange(vectors, size, 2 * size), Arrays.copyOfRange(vectors, 0, size)});
    }

    /** The two largest, ascending, with their vectors, one after the other; of the matrix columns down to the diagonal. */
    private static void decompose(double[] matrix, int size, double[] values, double[] vectors) {
        LAPACK lapack = JavaLAPACK.getInstance();
        intW found = new intW(0);
        intW info = new intW(0);
        double[] work = new double[1];
        int[] whole = new int[1];
        int[] support = new int[2 * size];
        int first = size - WANTED + 1;
        lapack.dsyevr(
                "V", "I", "U", size, matrix, size, 0, 0, first, size, 0, found, values, vectors, size, support, work,
                -1, whole, -1, info);
        work = new double[(int) work[0]];
        whole = new int[whole[0]];
        lapack.dsyevr(
                "V",
                "I",
                "U",
                size,
                matrix,
                size,
                0,
                0,
                first,
                size,
                0,
                found,
                values,
                vectors,
                size,
                support,
                work,
                work.length,
                whole,
                whole.length,
                info);
        if (info.val != 0 || found.val != WANTED) {
            throw new IllegalStateException(
                    "dsyevr found " + found.val + " eigenvalues of " + size + " with info " + info.val);
        }
    }
}
