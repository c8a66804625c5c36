package io.prominence.stats;

/**
 * Average ranks, 1 to n, ties sharing the mean of their places, as R's {@code rank(ties.method = "average")}.
 *
 * <p>A workspace: allocated once for the most values it will see, reused without allocation, one per thread. O(n) by
 * counting digits where values have single precision, as stored ones have, else O(n log n) by a merge sort. Values must
 * not be NaN; 0.0 and −0.0 are ties. Exact: ranks are whole or half numbers.
 */
public final class Ranks {
    /** Stretches this short are sorted by insertion. */
    private static final int RUN = 16;

    /** From so many values on, counting digits is faster than comparing. */
    private static final int WORTH_COUNTING = 40;

    private double[] keys;
    private double[] spareKeys;
    private int[] positions;
    private int[] sparePositions;
    private final RadixOrder radix;
    private int n;

    /** Room for so many values. */
    public Ranks(int capacity) {
        keys = new double[capacity];
        spareKeys = new double[capacity];
        positions = new int[capacity];
        sparePositions = new int[capacity];
        radix = new RadixOrder(capacity);
    }

    /**
     * Ranks the first {@code size} values.
     *
     * @param values not modified, unless it is also {@code ranks}
     * @param ranks filled; may be the same array as {@code values}
     * @return the tie sum Σ(t³ − t) over the groups of t equal values: 0 without ties
     */
    public double average(double[] values, int size, double[] ranks) {
        sort(values, size);
        return ranks(ranks);
    }

    /** Sorts the first {@code size} values into this workspace; they are not modified. */
    void sort(double[] values, int size) {
        n = size;
        if (n >= WORTH_COUNTING && radix.sort(values, n, positions)) {
            for (int i = 0; i < n; i++) {
                keys[i] = values[positions[i]];
            }
        } else {
            mergeSort(values);
        }
    }

    private void mergeSort(double[] values) {
        System.arraycopy(values, 0, keys, 0, n);
        for (int i = 0; i < n; i++) {
            positions[i] = i;
        }
        for (int from = 0; from < n; from += RUN) {
            insertionSort(from, Math.min(from + RUN, n));
        }
        for (int width = RUN; width < n; width *= 2) {
            mergeAll(width);
        }
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            double key = keys[i];
            int position = positions[i];
            int j = i - 1;
            while (j >= from && keys[j] > key) {
                keys[j + 1] = keys[j];
                positions[j + 1] = positions[j];
                j--;
            }
            keys[j + 1] = key;
            positions[j + 1] = position;
        }
    }

    private void mergeAll(int width) {
        for (int from = 0; from < n; from += 2 * width) {
            merge(from, Math.min(from + width, n), Math.min(from + 2 * width, n));
        }
        double[] sortedKeys = spareKeys;
        spareKeys = keys;
        keys = sortedKeys;
        int[] sortedPositions = sparePositions;
        sparePositions = positions;
        positions = sortedPositions;
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int out = from; out < to; out++) {
            boolean fromLeft = left < middle && (right >= to || keys[left] <= keys[right]);
            int next = fromLeft ? left++ : right++;
            spareKeys[out] = keys[next];
            sparePositions[out] = positions[next];
        }
    }

    /** Ranks of the values last sorted, at the places they had; returns the tie sum. */
    double ranks(double[] ranks) {
        double tieSum = 0;
        int from = 0;
        while (from < n) {
            int to = tiesEnd(from);
            double rank = 0.5 * (from + 1 + to);
            for (int i = from; i < to; i++) {
                ranks[positions[i]] = rank;
            }
            double ties = to - from;
            tieSum += ties * ties * ties - ties;
            from = to;
        }
        return tieSum;
    }

    /** End (exclusive) of the group of equal values that starts at this place of the sorted order. */
    int tiesEnd(int from) {
        int to = from + 1;
        while (to < n && keys[to] == keys[from]) {
            to++;
        }
        return to;
    }

    /** The place in the input of the value at this place of the sorted order. */
    int position(int sorted) {
        return positions[sorted];
    }
}
