package io.prominence.stats;

import java.util.Arrays;

/**
 * The independent components of a gene's residuals in a design with blocks: each has the variance σ² + d σ²<sub>block</sub>
 * with the d of its own, an eigenvalue of Z′MZ (Z: which sample is in which block; M: takes intercept, group and
 * covariates out). It is all that restricted likelihood needs to know of the gene.
 *
 * <p>Z′MZ is the sizes of the blocks less a matrix of the rank r of the design. Among blocks of one size m all directions
 * but r have the eigenvalue m, so that the matrix left to decompose is as small as r times the number of sizes: what
 * statmod's {@code mixedModel2Fit} finds by a singular value decomposition of samples × blocks. A workspace, prepared for
 * the samples of one gene.
 */
final class BlockSpectrum {
    private static final double NOTHING = 1e-12;

    private final BlockedSamples design;
    private final int[] block;
    private final int[] sizes;
    private final double[][] columns;
    private final LeastSquares space;
    /** By column of the design's basis, the intercept first, and block: sums within blocks. */
    private final double[][] inBlocks;
    /** By direction and block: orthonormal within the blocks of one size, spanning those sums. */
    private final double[][] directions;
    /** By size of blocks: how many there are, how many directions, and where these begin in the matrix. */
    private final int[] blocksOf;

    private final int[] directionsOf;
    private final int[] startOf;
    private final SymmetricEigen eigen;
    private final double[] totals;
    private final double[] along;
    private int n;
    private int present;
    private int rank;
    private int reduced;

    private final double[] values;
    private final double[] counts;
    private final double[] squares;
    private int components;

    BlockSpectrum(BlockedSamples design) {
        this.design = design;
        int size = design.samples.size();
        int most = design.covariates.length + 2;
        block = new int[size];
        sizes = new int[design.blocks];
        columns = new double[most - 1][size];
        space = new LeastSquares(most - 1, size);
        inBlocks = new double[most][design.blocks];
        directions = new double[most][design.blocks];
        blocksOf = new int[design.largest + 1];
        directionsOf = new int[design.largest + 1];
        startOf = new int[design.largest + 1];
        int matrix = Math.min(design.blocks, most * design.largest);
        eigen = new SymmetricEigen(matrix);
        totals = new double[design.blocks];
        along = new double[matrix];
        values = new double[matrix + design.largest + 1];
        counts = new double[values.length];
        squares = new double[values.length];
    }

    /** Prepares for some samples of the analysis. */
    void prepare(int[] kept, int size) {
        n = size;
        count(kept);
        for (int i = 0; i < n; i++) {
            columns[0][i] = design.group[kept[i]];
            for (int j = 1; j < columns.length; j++) {
                columns[j][i] = design.covariates[j - 1][kept[i]];
            }
        }
        rank = 1 + space.factorIndependent(columns, n);
        sumWithinBlocks();
        reduced = 0;
        for (int m = 1; m < blocksOf.length; m++) {
            startOf[m] = reduced;
            directionsOf[m] = blocksOf[m] == 0 ? 0 : orthonormalise(m);
            reduced += directionsOf[m];
        }
        fillMatrix();
        eigen.decompose(reduced);
    }

    private void count(int[] kept) {
        Arrays.fill(sizes, 0);
        Arrays.fill(blocksOf, 0);
        for (int i = 0; i < n; i++) {
            block[i] = design.codes[kept[i]];
            sizes[block[i]]++;
        }
        present = 0;
        for (int size : sizes) {
            blocksOf[size] += size > 0 ? 1 : 0;
            present += size > 0 ? 1 : 0;
        }
    }

    private void sumWithinBlocks() {
        for (int b = 0; b < sizes.length; b++) {
            inBlocks[0][b] = sizes[b] / Math.sqrt(n);
        }
        for (int j = 1; j < rank; j++) {
            sum(space.basis(j - 1), inBlocks[j]);
        }
    }

    private void sum(double[] vector, double[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < n; i++) {
            into[block[i]] += vector[i];
        }
    }

    /** Directions among the blocks of one size; returns how many. */
    private int orthonormalise(int m) {
        int found = 0;
        for (int j = 0; j < rank && found < blocksOf[m]; j++) {
            double[] direction = directions[found];
            double whole = 0;
            for (int b = 0; b < sizes.length; b++) {
                if (sizes[b] == m) {
                    direction[b] = inBlocks[j][b];
                    whole += direction[b] * direction[b];
                }
            }
            double left = project(direction, m, found);
            left = left > 0 ? project(direction, m, found) : 0;
            if (left > NOTHING * NOTHING * whole) {
                for (int b = 0; b < sizes.length; b++) {
                    direction[b] = sizes[b] == m ? direction[b] / Math.sqrt(left) : direction[b];
                }
                found++;
            }
        }
        return found;
    }

    private double project(double[] direction, int m, int found) {
        for (int d = 0; d < found; d++) {
            double inner = dot(direction, directions[d], m);
            for (int b = 0; b < sizes.length; b++) {
                direction[b] -= sizes[b] == m ? inner * directions[d][b] : 0;
            }
        }
        return dot(direction, direction, m);
    }

    /** Inner product over the blocks of one size. */
    private double dot(double[] one, double[] other, int m) {
        double sum = 0;
        for (int b = 0; b < sizes.length; b++) {
            sum += sizes[b] == m ? one[b] * other[b] : 0;
        }
        return sum;
    }

    private void fillMatrix() {
        double[][] matrix = eigen.matrix();
        for (int i = 0; i < reduced; i++) {
            Arrays.fill(matrix[i], 0, reduced, 0);
        }
        for (int j = 0; j < rank; j++) {
            for (int m = 1; m < blocksOf.length; m++) {
                for (int d = 0; d < directionsOf[m]; d++) {
                    along[startOf[m] + d] = dot(directions[d], inBlocks[j], m);
                }
            }
            for (int p = 0; p < reduced; p++) {
                LeastSquares.subtract(matrix[p], along[p], along, reduced);
            }
        }
        for (int m = 1; m < blocksOf.length; m++) {
            for (int d = 0; d < directionsOf[m]; d++) {
                matrix[startOf[m] + d][startOf[m] + d] += m;
            }
        }
    }

    /** Blocks there are. */
    int blocks() {
        return present;
    }

    /**
     * Decomposes a gene.
     *
     * @param gene one value per sample; becomes its residuals
     * @return the sum of squares of its residuals; 0 where the design explains it
     */
    double decompose(double[] gene) {
        double before = LeastSquares.centre(gene, n);
        double rest = space.residuals(gene, before);
        components = 0;
        if (!(rest > LeastSquares.TOLERANCE * LeastSquares.TOLERANCE * before)) {
            return 0;
        }
        sum(gene, totals);
        for (int m = 1; m < blocksOf.length; m++) {
            if (blocksOf[m] > 0) {
                addBlocks(m);
            }
        }
        addDirections();
        double counted = 0;
        double explained = 0;
        for (int c = 0; c < components; c++) {
            counted += counts[c];
            explained += squares[c];
        }
        add(0, n - rank - counted, Math.max(0, rest - explained));
        return rest;
    }

    /** The directions among blocks of one size that the design does not touch. */
    private void addBlocks(int m) {
        double rest = dot(totals, totals, m);
        for (int d = 0; d < directionsOf[m]; d++) {
            double part = dot(directions[d], totals, m);
            along[startOf[m] + d] = part;
            rest -= part * part;
        }
        add(m, blocksOf[m] - directionsOf[m], Math.max(0, rest) / m);
    }

    private void addDirections() {
        for (int i = 0; i < reduced; i++) {
            double value = eigen.value(i);
            double part = 0;
            for (int p = 0; p < reduced; p++) {
                part += eigen.vector(i, p) * along[p];
            }
            if (value > NOTHING * design.largest) {
                add(value, 1, part * part / value);
            }
        }
    }

    private void add(double value, double count, double square) {
        if (count > 0) {
            values[components] = value;
            counts[components] = count;
            squares[components] = square;
            components++;
        }
    }

    int components() {
        return components;
    }

    /** d of each component: how many times the variance of blocks is in it. */
    double[] values() {
        return values;
    }

    /** How many components share it. */
    double[] counts() {
        return counts;
    }

    /** The sum of their squares. */
    double[] squares() {
        return squares;
    }
}
