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

    private final BlockDirections directions;
    private final SymmetricEigen eigen;
    private final double[] totals;
    private final double[] along;
    private int n;
    private int rank;

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
        directions = new BlockDirections(most, design.blocks, design.largest);
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
        Arrays.fill(sizes, 0);
        for (int i = 0; i < n; i++) {
            block[i] = design.codes[kept[i]];
            sizes[block[i]]++;
            columns[0][i] = design.group[kept[i]];
            for (int j = 1; j < columns.length; j++) {
                columns[j][i] = design.covariates[j - 1][kept[i]];
            }
        }
        rank = 1 + space.factorIndependent(columns, n);
        sumWithinBlocks();
        directions.prepare(sizes, inBlocks, rank);
        fillMatrix();
        eigen.decompose(directions.total());
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

    /** Z′MZ among the directions: sizes less the design. */
    private void fillMatrix() {
        double[][] matrix = eigen.matrix();
        for (int m = 1; m <= directions.largest(); m++) {
            for (int d = directions.from(m); d < directions.to(m); d++) {
                Arrays.fill(matrix[d], 0, directions.total(), 0);
                matrix[d][d] = m;
            }
        }
        for (int j = 0; j < rank; j++) {
            directions.components(inBlocks[j], along);
            for (int d = 0; d < directions.total(); d++) {
                LeastSquares.subtract(matrix[d], along[d], along, directions.total());
            }
        }
    }

    /** Blocks there are. */
    int blocks() {
        int present = 0;
        for (int size : sizes) {
            present += size > 0 ? 1 : 0;
        }
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
        directions.components(totals, along);
        for (int m = 1; m <= directions.largest(); m++) {
            addBlocks(m);
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

    /** What the design does not touch among blocks of one size. */
    private void addBlocks(int m) {
        double rest = directions.squares(totals, m);
        for (int d = directions.from(m); d < directions.to(m); d++) {
            rest -= along[d] * along[d];
        }
        add(m, directions.blocksOf(m) - (directions.to(m) - directions.from(m)), Math.max(0, rest) / m);
    }

    private void addDirections() {
        for (int i = 0; i < directions.total(); i++) {
            double value = eigen.value(i);
            double part = 0;
            for (int d = 0; d < directions.total(); d++) {
                part += eigen.vector(i, d) * along[d];
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
