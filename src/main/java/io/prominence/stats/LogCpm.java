package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts as log2 counts per million of the effective library size.
 *
 * <ul>
 *   <li>log2((y + p)/(L + 2 p) · 10⁶): count y, effective library size L, and a prior count p that keeps zeros finite.
 *       {@link #proportional}: p = ½ L/mean(L), so that zeros of all libraries are equal, and stay ties for ranks; the
 *       scale of every method but voom. {@link #constant}: p = ½ with L + 1 below, as voom has it.
 *   <li>A transform, without a test. Shapes: one count and one library size per sample.
 *   <li>NaN stays NaN; a sample whose library size is NaN or 0 has NaN.
 *   <li>O(n). Immutable; nothing is allocated per gene.
 *   <li>Relative 1e-12 against R {@code edgeR::cpm(y, log = TRUE, prior.count = 0.5)} and {@code limma::voom(y)$E}.
 *   <li>Law and others 2014, doi 10.1186/gb-2014-15-2-r29; Robinson and others 2010, doi 10.1093/bioinformatics/btp616.
 * </ul>
 */
public final class LogCpm implements Serializable {
    private static final long serialVersionUID = 1;

    private static final double PRIOR = 0.5;
    private static final double MILLION = 1e6;
    private static final double LOG_2 = Math.log(2);

    private final double[] priors;
    private final double[] denominators;
    /** What a count of 0 becomes: computed once, so that where zeros are equal they are so to the last bit. */
    private final double[] zeros;

    private LogCpm(double[] priors, double[] denominators, double[] zeros) {
        this.priors = priors;
        this.denominators = denominators;
        this.zeros = zeros;
    }

    /**
     * Prior counts in proportion to the library.
     *
     * @param effective effective library sizes; NaN for a sample that has none; not modified
     */
    public static LogCpm proportional(double[] effective) {
        double mean =
                Arrays.stream(effective).filter(LogCpm::isLibrary).average().orElse(Double.NaN);
        double zero = log2(PRIOR / mean / (1 + 2 * PRIOR / mean) * MILLION);
        double[] priors = new double[effective.length];
        double[] denominators = new double[effective.length];
        double[] zeros = new double[effective.length];
        for (int i = 0; i < effective.length; i++) {
            double size = isLibrary(effective[i]) ? effective[i] : Double.NaN;
            priors[i] = PRIOR * size / mean;
            denominators[i] = size + 2 * priors[i];
            zeros[i] = Double.isNaN(size) ? Double.NaN : zero;
        }
        return new LogCpm(priors, denominators, zeros);
    }

    /**
     * The same prior count for every library.
     *
     * @param effective effective library sizes; NaN for a sample that has none; not modified
     */
    public static LogCpm constant(double[] effective) {
        double[] priors = new double[effective.length];
        double[] denominators = new double[effective.length];
        double[] zeros = new double[effective.length];
        for (int i = 0; i < effective.length; i++) {
            priors[i] = PRIOR;
            denominators[i] = isLibrary(effective[i]) ? effective[i] + 2 * PRIOR : Double.NaN;
            zeros[i] = log2(PRIOR / denominators[i] * MILLION);
        }
        return new LogCpm(priors, denominators, zeros);
    }

    private static boolean isLibrary(double size) {
        return size > 0;
    }

    /**
     * Transforms the counts of a gene.
     *
     * @param counts one per sample, NaN where missing
     * @param into filled; may be {@code counts}
     */
    public void transform(double[] counts, double[] into) {
        if (counts.length != priors.length) {
            throw new IllegalArgumentException(
                    "The gene has " + counts.length + " counts, there are " + priors.length + " libraries.");
        }
        for (int i = 0; i < counts.length; i++) {
            into[i] = of(counts[i], i);
        }
    }

    /** One count of one sample. */
    double of(double count, int sample) {
        return count == 0 ? zeros[sample] : log2((count + priors[sample]) / denominators[sample] * MILLION);
    }

    private static double log2(double x) {
        return Math.log(x) / LOG_2;
    }
}
