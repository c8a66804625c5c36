package io.prominence.stats;

/**
 * Library sizes of a cohort of counts with their normalisation factors; effective size = size · factor, as edgeR has it.
 * Arrays are not copied: who receives them must not write to them.
 *
 * @param sizes sum of the counts of each sample; 0 for a sample without any
 * @param factors normalisation factors, geometric mean 1; NaN for a sample without any count
 */
public record LibrarySizes(double[] sizes, double[] factors) {

    /**
     * Scales factors to a geometric mean of 1 over the samples that have one.
     *
     * @param sizes library sizes
     * @param factors one per sample; NaN where there is none; not modified
     */
    public static LibrarySizes scaled(double[] sizes, double[] factors) {
        double logs = 0;
        int known = 0;
        for (double factor : factors) {
            if (!Double.isNaN(factor)) {
                logs += Math.log(factor);
                known++;
            }
        }
        double geometricMean = Math.exp(logs / known);
        double[] scaled = new double[factors.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factors[i] / geometricMean;
        }
        return new LibrarySizes(sizes, scaled);
    }

    /** From size factors, which are proportional to depth: their ratio to the library size is the factor to scale. */
    public static LibrarySizes ofSizeFactors(double[] sizes, double[] sizeFactors) {
        double[] factors = new double[sizes.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = sizeFactors[i] / sizes[i];
        }
        return scaled(sizes, factors);
    }

    /** Effective library sizes, one per sample; NaN for a sample without any count. */
    public double[] effective() {
        double[] effective = new double[sizes.length];
        for (int i = 0; i < effective.length; i++) {
            effective[i] = sizes[i] * factors[i];
        }
        return effective;
    }
}
