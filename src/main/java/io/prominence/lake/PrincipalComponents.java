package io.prominence.lake;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.stream.IntStream;
import org.netlib.util.intW;

/**
 * The first two principal components of samples over genes that are centred: scores as R's {@code prcomp(x)$x[, 1:2]}, the
 * sign such that the score of largest size is positive (the first among equals).
 *
 * <p>From the eigenvectors of the smaller of the two Gram matrices, by LAPACK's {@code dsyevr} in plain Java, on one thread: the
 * same bytes everywhere. O(min(n, genes)² · max(n, genes)).
 *
 * @param first score of each sample
 * @param second score of each sample
 * @param firstShare share of the variance
 * @param secondShare share of the variance
 */
record PrincipalComponents(double[] first, double[] second, double firstShare, double secondShare) {
    private static final int COMPONENTS = 2;

    /**
     * Decomposes.
     *
     * @param centred one vector per sample over genes, each gene with mean 0; not modified
     */
    static PrincipalComponents of(double[][] centred) {
        boolean bySample = centred.length <= centred[0].length;
        double[] gram = gram(bySample ? centred : transposed(centred));
        int size = bySample ? centred.length : centred[0].length;
        double trace =
                IntStream.range(0, size).mapToDouble(i -> gram[i * size + i]).sum();
        double[] values = new double[size];
        double[] vectors = new double[size * COMPONENTS];
        eigen(gram, size, values, vectors);
        double[][] scores = new double[COMPONENTS][];
        for (int c = 0; c < COMPONENTS; c++) {
            int at = COMPONENTS - 1 - c;
            scores[c] = signed(
                    bySample
                            ? scaled(vectors, at * size, size, Math.sqrt(Math.max(0, values[at])))
                            : projected(centred, vectors, at * size));
        }
        return new PrincipalComponents(
                scores[0], scores[1], Math.max(0, values[1]) / trace, Math.max(0, values[0]) / trace);
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    /** Products of all pairs of rows; each is summed in one order, whatever the cores. */
    private static double[] gram(double[][] rows) {
        int n = rows.length;
        double[] gram = new double[n * n];
        IntStream.range(0, n).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                gram[i * n + j] = product(rows[i], rows[j]);
            }
        });
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                gram[j * n + i] = gram[i * n + j];
            }
        }
        return gram;
    }

    private static double product(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int pairs = a.length - a.length % 2;
        for (int i = 0; i < pairs; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return pairs < a.length ? even + odd + a[pairs] * b[pairs] : even + odd;
    }

    /** The two largest eigenvalues, ascending, with their vectors, one after the other. */
    private static void eigen(double[] gram, int size, double[] values, double[] vectors) {
        LAPACK lapack = JavaLAPACK.getInstance();
        intW found = new intW(0);
        intW info = new intW(0);
        double[] work = new double[1];
        int[] whole = new int[1];
        int[] support = new int[2 * size];
        double[] matrix = gram.clone();
        lapack.dsyevr(
                "V", "I", "U", size, matrix, size, 0, 0, size - 1, size, 0, found, values, vectors, size, support, work,
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
                size - 1,
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
        if (info.val != 0 || found.val != COMPONENTS) {
            throw new IllegalStateException(
                    "dsyevr found " + found.val + " components of " + size + " with info " + info.val);
        }
    }

    private static double[] scaled(double[] vectors, int from, int size, double by) {
        return IntStream.range(0, size).mapToDouble(i -> vectors[from + i] * by).toArray();
    }

    private static double[] projected(double[][] centred, double[] vectors, int from) {
        double[] scores = new double[centred.length];
        for (int i = 0; i < scores.length; i++) {
            for (int g = 0; g < centred[i].length; g++) {
                scores[i] += centred[i][g] * vectors[from + g];
            }
        }
        return scores;
    }

    private static double[] signed(double[] scores) {
        double largest = 0;
        for (double score : scores) {
            largest = Math.abs(score) > Math.abs(largest) * (1 + 1e-9) ? score : largest;
        }
        if (largest < 0) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = -scores[i];
            }
        }
        return scores;
    }
}
