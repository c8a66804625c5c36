package io.prominence.stats;

import java.util.Arrays;

/**
 * Blocks by their size, and among those of one size an orthonormal set of directions that spans what the design has
 * there. A workspace.
 */
final class BlockDirections {
    private static final double NOTHING = 1e-12;

    /** By direction and block; those of one size differ from 0 in blocks of that size only. */
    private final double[][] directions;
    /** By size of blocks: how many there are, how many directions, and the number of the first of these. */
    private final int[] blocksOf;

    private final int[] directionsOf;
    private final int[] startOf;
    private int[] sizes;
    private int total;

    /** Room for a design of so many columns in so many blocks, the largest of so many samples. */
    BlockDirections(int columns, int blocks, int largest) {
        directions = new double[columns][blocks];
        blocksOf = new int[largest + 1];
        directionsOf = new int[largest + 1];
        startOf = new int[largest + 1];
    }

    /**
     * Prepares.
     *
     * @param sizes samples by block; 0 for a block that is not there
     * @param design by column and block: sums within blocks
     * @param rank columns that count
     */
    void prepare(int[] sizes, double[][] design, int rank) {
        this.sizes = sizes;
        Arrays.fill(blocksOf, 0);
        for (int size : sizes) {
            blocksOf[size]++;
        }
        total = 0;
        for (int m = 1; m < blocksOf.length; m++) {
            startOf[m] = total;
            directionsOf[m] = blocksOf[m] == 0 ? 0 : orthonormalise(m, design, rank);
            total += directionsOf[m];
        }
    }

    private int orthonormalise(int m, double[][] design, int rank) {
        int found = 0;
        for (int j = 0; j < rank && found < blocksOf[m]; j++) {
            double[] direction = directions[found];
            for (int b = 0; b < sizes.length; b++) {
                direction[b] = sizes[b] == m ? design[j][b] : direction[b];
            }
            double whole = squares(direction, m);
            project(direction, m, found);
            double left = project(direction, m, found);
            if (left > NOTHING * NOTHING * whole) {
                for (int b = 0; b < sizes.length; b++) {
                    direction[b] = sizes[b] == m ? direction[b] / Math.sqrt(left) : direction[b];
                }
                found++;
            }
        }
        return found;
    }

    /** Takes the directions found out of another; returns its squares left. */
    private double project(double[] direction, int m, int found) {
        for (int d = 0; d < found; d++) {
            double inner = dot(direction, directions[d], m);
            for (int b = 0; b < sizes.length; b++) {
                direction[b] -= sizes[b] == m ? inner * directions[d][b] : 0;
            }
        }
        return squares(direction, m);
    }

    private double dot(double[] one, double[] other, int m) {
        double sum = 0;
        for (int b = 0; b < sizes.length; b++) {
            sum += sizes[b] == m ? one[b] * other[b] : 0;
        }
        return sum;
    }

    /** Sum of the squares in blocks of one size. */
    double squares(double[] byBlock, int m) {
        return dot(byBlock, byBlock, m);
    }

    /** The components of a vector along all directions. */
    void components(double[] byBlock, double[] along) {
        for (int m = 1; m < blocksOf.length; m++) {
            for (int d = 0; d < directionsOf[m]; d++) {
                along[startOf[m] + d] = dot(directions[d], byBlock, m);
            }
        }
    }

    /** How many directions there are. */
    int total() {
        return total;
    }

    /** The largest size for which there is room. */
    int largest() {
        return blocksOf.length - 1;
    }

    /** Blocks of a size. */
    int blocksOf(int m) {
        return blocksOf[m];
    }

    /** Number of the first direction among blocks of a size. */
    int from(int m) {
        return startOf[m];
    }

    /** Number after the last one. */
    int to(int m) {
        return startOf[m] + directionsOf[m];
    }
}
