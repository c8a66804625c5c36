package io.prominence.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear model that {@link Combat} standardises genes with: a mean for each batch and a coefficient for each kept column,
 * by least squares over the samples with a value.
 *
 * <p><b>Shapes:</b> one batch, and one number in each column, per sample. O(n k²) for a gene with k columns.
 */
public final class CombatDesign implements Serializable {
    /** A kept column with less than this share of its squares left beside batches and earlier columns is one of them. */
    private static final double COLLINEAR = 1e-10;

    /** Residuals with less than this share of a gene's squares are rounding. */
    private static final double NO_RESIDUAL = 1e-20;

    private final int[] batch;
    private final int[] sizes;
    private final double[][] columns;
    private final double[] complete;
    private transient volatile Cholesky decomposed;

    /**
     * A design.
     *
     * @param batch index of the batch of each sample, from 0, none skipped
     * @param kept columns whose effect is left in the values, known for every sample
     */
    public CombatDesign(int[] batch, double[][] kept) {
        this.batch = batch.clone();
        int batches = 0;
        for (int each : batch) {
            batches = Math.max(batches, each + 1);
        }
        sizes = new int[batches];
        for (int each : batch) {
            sizes[each]++;
        }
        columns = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            columns[k] = centred(kept[k]);
        }
        complete = products(new double[batch.length]);
    }

    /** Moving a column moves the means of all batches alike, and the standardised values not at all. */
    private static double[] centred(double[] column) {
        var sum = new CompensatedSum();
        for (double value : column) {
            sum.add(value);
        }
        double mean = sum.value() / column.length;
        double[] centred = new double[column.length];
        for (int i = 0; i < column.length; i++) {
            centred[i] = column[i] - mean;
        }
        return centred;
    }

    /** Number of batches. */
    public int batches() {
        return sizes.length;
    }

    int samples() {
        return batch.length;
    }

    int batchOf(int sample) {
        return batch[sample];
    }

    int sizeOf(int level) {
        return sizes[level];
    }

    /** Indices of the kept columns that follow from the batches and the columns before them: nothing can tell them apart. */
    public List<Integer> collinear() {
        Cholesky cholesky = new Cholesky(size());
        cholesky.decompose(complete, COLLINEAR, 0);
        List<Integer> found = new ArrayList<>();
        for (int k = 0; k < columns.length; k++) {
            if (cholesky.pivot(sizes.length + k) == 0) {
                found.add(k);
            }
        }
        return found;
    }

    private int size() {
        return sizes.length + columns.length;
    }

    /** Lower triangle of the cross products of the design over the samples with a value. */
    private double[] products(double[] values) {
        int size = size();
        double[] products = new double[size * size];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                products[batch[i] * size + batch[i]]++;
                for (int k = 0; k < columns.length; k++) {
                    int row = (sizes.length + k) * size;
                    products[row + batch[i]] += columns[k][i];
                    for (int other = 0; other <= k; other++) {
                        products[row + sizes.length + other] += columns[k][i] * columns[other][i];
                    }
                }
            }
        }
        return products;
    }

    /**
     * A gene's model.
     *
     * @param mean of each sample: the mean over batches weighted by their sizes, and what the kept columns add
     * @param squares sum of squared residuals
     * @param known samples with a value
     */
    record Fit(double[] mean, double squares, int known) {
        /** Standard deviation, over n where no gene lacks a value and over n − 1 otherwise, as sva. */
        double deviation(boolean someMissing) {
            return Math.sqrt(squares / (someMissing ? known - 1 : known));
        }
    }

    /** Fits a gene; null where its known samples do not tell the columns apart or leave no residual. */
    Fit fit(double[] values) {
        int known = 0;
        for (double value : values) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        Cholesky cholesky = decomposition(values, known);
        if (cholesky == null) {
            return null;
        }
        double[] coefficients = rightSide(values);
        cholesky.solve(coefficients);
        double[] kept = kept(coefficients);
        double squares = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double residual = values[i] - coefficients[batch[i]] - kept[i];
                squares += residual * residual;
                all += values[i] * values[i];
            }
        }
        return squares > NO_RESIDUAL * all ? new Fit(addMean(kept, coefficients), squares, known) : null;
    }

    /** What the kept columns add to each sample. */
    private double[] kept(double[] coefficients) {
        double[] kept = new double[batch.length];
        for (int k = 0; k < columns.length; k++) {
            for (int i = 0; i < kept.length; i++) {
                kept[i] += columns[k][i] * coefficients[sizes.length + k];
            }
        }
        return kept;
    }

    /** Adds the mean over batches, weighted by all their samples, in place. */
    private double[] addMean(double[] kept, double[] coefficients) {
        double mean = 0;
        for (int b = 0; b < sizes.length; b++) {
            mean += (double) sizes[b] / batch.length * coefficients[b];
        }
        for (int i = 0; i < kept.length; i++) {
            kept[i] += mean;
        }
        return kept;
    }

    private Cholesky decomposition(double[] values, int known) {
        if (known < values.length) {
            var cholesky = new Cholesky(size());
            return cholesky.decompose(products(values), COLLINEAR, 0) == size() ? cholesky : null;
        }
        if (decomposed == null) {
            var cholesky = new Cholesky(size());
            cholesky.decompose(complete, COLLINEAR, 0);
            decomposed = cholesky; // whole, since several threads may ask
        }
        return decomposed;
    }

    private double[] rightSide(double[] values) {
        double[] sums = new double[size()];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                sums[batch[i]] += values[i];
                for (int k = 0; k < columns.length; k++) {
                    sums[sizes.length + k] += columns[k][i] * values[i];
                }
            }
        }
        return sums;
    }
}
