package io.prominence.stats;

import java.util.Arrays;

/**
 * Median of many floats, without sorting them all: values are counted by their leading bits, and only those that share the bits
 * of the middle are sorted.
 *
 * <p>NaN is left out; NaN without a value. The mean of the two in the middle where their number is even. The same as after
 * {@link Arrays#sort(float[])}, −0 before 0. O(n), or O(n log n) where most values share their leading 12 bits. A workspace,
 * for one thread.
 */
public final class FloatMedian {
    private static final int KEY_BITS = 12;
    private static final int OF_NAN = -1;

    private final int[] counts = new int[1 << KEY_BITS];
    private int[] keys = {};
    private float[] middle = {};

    /** Median of values that are not modified. */
    public double of(float[] values) {
        int known = count(values);
        if (known == 0) {
            return Double.NaN;
        }
        int lower = (known - 1) / 2;
        int upper = known / 2;
        int first = 0;
        int before = 0;
        while (before + counts[first] <= lower) {
            before += counts[first++];
        }
        int last = first;
        int upTo = before + counts[first];
        while (upTo <= upper) {
            upTo += counts[++last];
        }
        sort(values, first, last, upTo - before);
        return ((double) middle[lower - before] + middle[upper - before]) / 2;
    }

    /** Counts values by key; gives how many there are. */
    private int count(float[] values) {
        Arrays.fill(counts, 0);
        if (keys.length < values.length) {
            keys = new int[values.length];
        }
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            keys[i] = Float.isNaN(values[i]) ? OF_NAN : key(values[i]);
            if (keys[i] != OF_NAN) {
                counts[keys[i]]++;
                known++;
            }
        }
        return known;
    }

    /** The leading bits of a value, such that of two values the larger has no smaller key. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value);
        int ascending = bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
        return (ascending >> (Integer.SIZE - KEY_BITS)) + (1 << (KEY_BITS - 1));
    }

    /** Gathers the values of some keys, and sorts them. */
    private void sort(float[] values, int first, int last, int size) {
        if (middle.length < size) {
            middle = new float[size];
        }
        int at = 0;
        for (int i = 0; at < size; i++) {
            if (keys[i] >= first && keys[i] <= last) {
                middle[at++] = values[i];
            }
        }
        Arrays.sort(middle, 0, size);
    }
}
