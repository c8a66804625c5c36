package io.prominence.lake;

import io.prominence.stats.InnerProducts;
import io.prominence.stats.WeightedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The largest eigenvalues of a large symmetric matrix, by block Lanczos: the matrix is applied to two vectors, to what that
 * gives, and so on; all are made orthogonal to each other, and the matrix is decomposed on what they span, until what it
 * leads out of there is below 1e-14 of the largest value. Two vectors find a value that is there twice.
 *
 * <p>The first two are fractions of the multiples of √2 and √3, which are like nothing in data. O(size²) a step; data with
 * components that stand out take some ten steps, noise a hundred or two. One thread, one order: the same bytes everywhere.
 *
 * <p>Reference: Golub, Van Loan, Matrix Computations, 4th ed., 10.3.6; all vectors are held orthogonal, as in 10.3.4.
 */
final class BlockLanczos {
    /** Relative to the length of the longest image. */
    private static final double LEADS_OUT = 1e-14;

    private static final int FIRST_CHECK = 16;

    private final double[][] matrix;
    /** Orthonormal. */
    private final List<double[]> basis = new ArrayList<>();
    /** Products of the image of each of the basis with all up to the end of its block. */
    private final List<double[]> projected = new ArrayList<>();

    private double longest;

    /** @param matrix rows of a symmetric matrix without negative eigenvalues; not modified */
    BlockLanczos(double[][] matrix) {
        this.matrix = matrix;
    }

    LeadingEigen leading() {
        List<double[]> block = orthonormal(List.of(fractions(Math.sqrt(2)), fractions(Math.sqrt(3))));
        int check = FIRST_CHECK;
        while (true) {
            basis.addAll(block);
            List<double[]> rests = block.stream().map(this::rest).toList();
            double[] lengths = rests.stream().mapToDouble(BlockLanczos::length).toArray();
            List<double[]> next = orthonormal(rests);
            if (next.isEmpty() || basis.size() >= check) {
                LeadingEigen inside = LeadingEigen.dense(projected.toArray(double[][]::new));
                if (next.isEmpty() || leadsOut(inside, lengths) <= LEADS_OUT * longest) {
                    return outside(inside);
                }
                check = basis.size() + Math.max(FIRST_CHECK, basis.size() / 4);
            }
            block = next;
        }
    }

    private double[] fractions(double irrational) {
        return IntStream.rangeClosed(1, matrix.length)
                .mapToDouble(i -> i * irrational % 1 - 0.5)
                .toArray();
    }

    /** What the matrix makes of a vector, without what lies in the basis. */
    private double[] rest(double[] vector) {
        double[] image = new double[vector.length];
        WeightedRows.add(image, 0, image.length, matrix, vector);
        longest = Math.max(longest, length(image));
        projected.add(takeOff(basis, image));
        takeOff(basis, image);
        return image;
    }

    /** Takes off what lies in orthonormal vectors; gives the products with them. */
    private static double[] takeOff(List<double[]> vectors, double[] from) {
        double[][] rows = vectors.toArray(double[][]::new);
        double[] products = new double[rows.length];
        InnerProducts.of(from, rows, rows.length, from.length, products);
        double[] weights = Arrays.stream(products).map(product -> -product).toArray();
        WeightedRows.add(from, 0, from.length, rows, weights);
        return products;
    }

    /** Vectors of length 1, at right angles with the basis and each other, for those of these that lead out of it. */
    private List<double[]> orthonormal(List<double[]> vectors) {
        List<double[]> found = new ArrayList<>();
        for (double[] vector : vectors) {
            takeOff(found, vector);
            takeOff(basis, vector);
            takeOff(found, vector);
            double length = length(vector);
            if (length > LEADS_OUT * longest && basis.size() + found.size() < matrix.length) {
                found.add(Arrays.stream(vector).map(x -> x / length).toArray());
            }
        }
        return found;
    }

    /** How far the matrix takes a vector found inside out of the basis, at most: by the last block. */
    private double leadsOut(LeadingEigen inside, double[] lengths) {
        double most = 0;
        for (double[] vector : inside.vectors()) {
            double sum = 0;
            for (int i = 0; i < lengths.length; i++) {
                sum += lengths[i] * Math.abs(vector[vector.length - lengths.length + i]);
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    private LeadingEigen outside(LeadingEigen inside) {
        double[][] rows = basis.toArray(double[][]::new);
        double[][] vectors = new double[inside.vectors().length][matrix.length];
        for (int i = 0; i < vectors.length; i++) {
            WeightedRows.add(vectors[i], 0, matrix.length, rows, inside.vectors()[i]);
        }
        return new LeadingEigen(inside.values(), vectors);
    }

    private static double length(double[] vector) {
        double[] square = new double[1];
        InnerProducts.of(vector, new double[][] {vector}, 1, vector.length, square);
        return Math.sqrt(square[0]);
    }
}
