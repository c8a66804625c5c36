package io.prominence.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The score of a set of genes, sample by sample: the mean of their z = (x − x̄)/s, s with n − 1.
 *
 * <p>A gene that does not vary takes no part; NaN is left out, and a sample without any value has NaN. O(genes × samples). Exact
 * to rounding; in R {@code rowMeans(scale(x), na.rm = TRUE)}.
 */
public final class MeanZ {
    private static final double NO_VARIATION = 1e-12;

    private MeanZ() {}

    /**
     * The score.
     *
     * @param genes one vector per gene over the same samples, which becomes z in place
     * @return one value per sample; empty where no gene varies
     */
    public static Optional<double[]> of(List<double[]> genes) {
        List<double[]> varying = new ArrayList<>();
        for (double[] gene : genes) {
            if (standardise(gene)) {
                varying.add(gene);
            }
        }
        return varying.isEmpty() ? Optional.empty() : Optional.of(mean(varying));
    }

    /** Turns values into z in place; false where they do not vary. */
    private static boolean standardise(double[] gene) {
        int n = 0;
        double sum = 0;
        for (double value : gene) {
            if (Double.isFinite(value)) {
                n++;
                sum += value;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : gene) {
            squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        double deviation = Math.sqrt(squares / (n - 1));
        if (!(deviation > NO_VARIATION * Math.abs(mean))) {
            return false;
        }
        for (int i = 0; i < gene.length; i++) {
            gene[i] = (gene[i] - mean) / deviation;
        }
        return true;
    }

    private static double[] mean(List<double[]> genes) {
        double[] mean = new double[genes.get(0).length];
        for (int i = 0; i < mean.length; i++) {
            int n = 0;
            double sum = 0;
            for (double[] gene : genes) {
                if (Double.isFinite(gene[i])) {
                    n++;
                    sum += gene[i];
                }
            }
            mean[i] = n == 0 ? Double.NaN : sum / n;
        }
        return mean;
    }
}
