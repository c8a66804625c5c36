package io.prominence.stats;

import java.util.Arrays;

/** How many samples of each level were seen, with the number below any level in O(log levels): a tree of Fenwick (doi 10.1002/spe.4380240306). */
final class LevelCounts {
    private final int[] tree;
    private final int[] counts;
    private int seen;

    /** Room for levels 1 to {@code most}. */
    LevelCounts(int most) {
        tree = new int[most + 1];
        counts = new int[most + 1];
    }

    void add(int level) {
        counts[level]++;
        seen++;
        for (int i = level; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }

    /** Samples seen below a level, less those above it. */
    int lowerLessHigher(int level) {
        int lower = 0;
        for (int i = level - 1; i > 0; i -= i & -i) {
            lower += tree[i];
        }
        return 2 * lower + counts[level] - seen;
    }

    void clear() {
        Arrays.fill(tree, 0);
        Arrays.fill(counts, 0);
        seen = 0;
    }
}
