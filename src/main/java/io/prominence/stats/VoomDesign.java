package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The samples of an analysis of counts with known group, complete covariates and a library, and what they are: in one
 * block, whose level is the intercept, or in many, each with a level of its own. Immutable.
 */
final class VoomDesign implements Serializable {
    private static final long serialVersionUID = 1;

    final AnalysisSamples samples;
    /** Covariates, and the group last. */
    final double[][] columns;
    /** Block of each sample, from 0. */
    final int[] codes;

    final int blocks;
    final double[] libraries;

    private VoomDesign(
            AnalysisSamples samples, double[][] covariates, double[] group, int[] codes, int blocks, double[] sizes) {
        this.samples = samples;
        this.columns = Arrays.copyOf(covariates, covariates.length + 1);
        this.columns[covariates.length] = group;
        this.codes = codes;
        this.blocks = blocks;
        this.libraries = samples.select(sizes);
    }

    static VoomDesign plain(byte[] group, double[][] covariates, double[] libraries) {
        double[] target = Groups.asTarget(withLibrary(group, libraries));
        AnalysisSamples samples = AnalysisSamples.complete(target, covariates);
        return new VoomDesign(
                samples, samples.select(covariates), samples.select(target), new int[samples.size()], 1, libraries);
    }

    /** Samples that are alone in their block are left out. */
    static VoomDesign paired(byte[] group, int[] block, double[][] covariates, double[] libraries) {
        BlockedSamples paired = BlockedSamples.repeated(withLibrary(group, libraries), block, covariates);
        return new VoomDesign(
                paired.samples, paired.covariates, paired.group, paired.codes, Math.max(2, paired.blocks), libraries);
    }

    private static byte[] withLibrary(byte[] group, double[] libraries) {
        byte[] known = group.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = libraries[i] > 0 ? group[i] : -1;
        }
        return known;
    }

    /** True where only differences within blocks count. */
    boolean isPaired() {
        return blocks > 1;
    }

    double[] group() {
        return columns[columns.length - 1];
    }

    /** Mean of log2(L + 1): what places the trend on the scale of counts. */
    double meanLogLibrary() {
        return Arrays.stream(libraries).map(size -> Voom.log2(size + 1)).sum() / samples.size();
    }
}
