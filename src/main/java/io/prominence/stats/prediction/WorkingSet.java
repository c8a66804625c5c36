package io.prominence.stats.prediction;

/** Columns whose coefficients may move, in the order in which they came. */
final class WorkingSet {
    private final int[] members;
    private final boolean[] contains;
    private int size;

    WorkingSet(int features) {
        members = new int[features];
        contains = new boolean[features];
    }

    void clear() {
        for (int k = 0; k < size; k++) {
            contains[members[k]] = false;
        }
        size = 0;
    }

    void add(int j) {
        if (!contains[j]) {
            contains[j] = true;
            members[size++] = j;
        }
    }

    boolean contains(int j) {
        return contains[j];
    }

    int size() {
        return size;
    }

    int get(int k) {
        return members[k];
    }
}
