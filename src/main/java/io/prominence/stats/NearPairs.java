package io.prominence.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs of vectors of length 1 whose product may be above a bound, found in single precision: none of those that are above is
 * missed, and nearly all others are passed over.
 *
 * <p>The error of a sum of n products of floats is at most some n · 2⁻²⁴ of the sum of their sizes (Higham, Accuracy and
 * Stability of Numerical Algorithms, 2nd ed., 3.1), which for vectors of length 1 is at most 1; twice that is allowed for.
 * O(n² · length), in tiles that stay near the processor, many elements side by side, spread over cores. A vector of NaN is in no
 * pair.
 */
final class NearPairs {
    /** Vectors of a tile: one way they are in order of elements, side by side; the other way each is a row of sums. */
    private static final int SIDE_BY_SIDE = 256;

    private static final int ROWS = 32;

    private final double[][] vectors;
    private final int length;
    private final float bound;

    /** @param vectors of length 1, or of NaN; not modified */
    NearPairs(double[][] vectors, double bound) {
        this.vectors = vectors;
        length = vectors[0].length;
        this.bound = (float) (bound - 2 * (length + 4) * 0x1p-24);
    }

    /** Indices of the two of each pair, ascending, in order. */
    List<int[]> pairs() {
        return IntStream.range(0, (vectors.length + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE)
                .parallel()
                .mapToObj(panel -> pairs(panel * SIDE_BY_SIDE))
                .flatMap(List::stream)
                .sorted(Comparator.<int[]>comparingInt(pair -> pair[0]).thenComparingInt(pair -> pair[1]))
                .toList();
    }

    /** Pairs whose second is in the panel that begins with a vector. */
    private List<int[]> pairs(int first) {
        int width = Math.min(SIDE_BY_SIDE, vectors.length - first);
        float[][] panel = new float[(length + 3) / 4 * 4][width];
        for (int element = 0; element < length; element++) {
            for (int j = 0; j < width; j++) {
                panel[element][j] = (float) vectors[first + j][element];
            }
        }
        List<int[]> found = new ArrayList<>();
        for (int from = 0; from < first + width; from += ROWS) {
            int to = Math.min(from + ROWS, first + width);
            collect(products(from, to, panel, width), from, first, found);
        }
        return found;
    }

    private float[][] products(int from, int to, float[][] panel, int width) {
        float[][] sums = new float[to - from][width];
        for (int element = 0; element < length; element += 4) {
            for (int i = from; i < to; i++) {
                add(sums[i - from], vectors[i], element, panel);
            }
        }
        return sums;
    }

    /** Adds four elements of a vector times those of the panel. */
    private void add(float[] sums, double[] vector, int element, float[][] panel) {
        float ofA = (float) vector[element];
        float ofB = element + 1 < length ? (float) vector[element + 1] : 0;
        float ofC = element + 2 < length ? (float) vector[element + 2] : 0;
        float ofD = element + 3 < length ? (float) vector[element + 3] : 0;
        float[] a = panel[element];
        float[] b = panel[element + 1];
        float[] c = panel[element + 2];
        float[] d = panel[element + 3];
        for (int j = 0; j < sums.length; j++) {
            sums[j] += ofA * a[j] + ofB * b[j] + ofC * c[j] + ofD * d[j];
        }
    }

    private void collect(float[][] products, int from, int first, List<int[]> found) {
        for (int row = 0; row < products.length; row++) {
            for (int j = Math.max(0, from + row + 1 - first); j < products[row].length; j++) {
                if (products[row][j] > bound) {
                    found.add(new int[] {from + row, first + j});
                }
            }
        }
    }
}
