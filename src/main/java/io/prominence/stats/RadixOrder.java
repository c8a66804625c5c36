package io.prominence.stats;

import java.util.Arrays;

/**
 * The order of values by counting the digits of their bits, without a comparison that a processor could guess wrongly.
 *
 * <p>Only the bits between the lowest and the highest in which values differ are sorted, and each value's position travels
 * in the bits that this leaves free. Numbers stored as float32 differ in some 30 bits, so that it is three or four
 * passes; where there is no room for the positions it declines. Stable, and exact: equal are the values that == calls
 * equal. A workspace, reused without allocation.
 */
final class RadixOrder {
    /** Digits have a bit more than the number of values, up to this: their counts are to stay in the first cache. */
    private static final int LONGEST_DIGIT = 11;

    private long[] keys;
    private long[] spare;
    private final int[] starts = new int[1 << LONGEST_DIGIT];

    /** Room for so many values. */
    RadixOrder(int capacity) {
        keys = new long[capacity];
        spare = new long[capacity];
    }

    /**
     * Finds the order of the first n values.
     *
     * @param values not NaN; not modified
     * @param n at least 1
     * @param positions filled with the places of the values in ascending order
     * @return false, with nothing filled, where values differ in too many bits
     */
    boolean sort(double[] values, int n, int[] positions) {
        long differing = read(values, n);
        int positionBits = Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
        int low = differing == 0 ? 0 : Long.numberOfTrailingZeros(differing);
        int span = Long.SIZE - Long.numberOfLeadingZeros(differing) - low;
        if (span + positionBits > Long.SIZE) {
            return false;
        }
        int widest = Math.min(LONGEST_DIGIT, positionBits + 1);
        int passes = (span + widest - 1) / widest;
        int width = passes == 0 ? 0 : (span + passes - 1) / passes;
        pack(n, low, positionBits);
        for (int pass = 0; pass < passes; pass++) {
            sortDigit(n, positionBits + pass * width, width);
        }
        int mask = (1 << positionBits) - 1;
        for (int i = 0; i < n; i++) {
            positions[i] = (int) keys[i] & mask;
        }
        return true;
    }

    /** Reads the keys; returns the bits in which they differ. */
    private long read(double[] values, int n) {
        long[] into = keys;
        long first = key(values[0]);
        long differing = 0;
        for (int i = 0; i < n; i++) {
            long key = key(values[i]);
            into[i] = key;
            differing |= key ^ first;
        }
        return differing;
    }

    /** A whole number that is ordered as the value, equal for 0 and −0, and as often divisible by two as its bits are. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long sign = bits >> 63;
        return ((bits & Long.MAX_VALUE) ^ sign) - sign;
    }

    private void pack(int n, int low, int positionBits) {
        long[] packed = keys;
        for (int i = 0; i < n; i++) {
            packed[i] = (packed[i] ^ Long.MIN_VALUE) >>> low << positionBits | i;
        }
    }

    private void sortDigit(int n, int shift, int width) {
        int[] start = starts;
        long[] from = keys;
        long[] into = spare;
        int mask = (1 << width) - 1;
        Arrays.fill(start, 0, mask + 1, 0);
        for (int i = 0; i < n; i++) {
            start[(int) (from[i] >>> shift) & mask]++;
        }
        int sum = 0;
        for (int digit = 0; digit <= mask; digit++) {
            int count = start[digit];
            start[digit] = sum;
            sum += count;
        }
        for (int i = 0; i < n; i++) {
            long key = from[i];
            into[start[(int) (key >>> shift) & mask]++] = key;
        }
        spare = from;
        keys = into;
    }
}
