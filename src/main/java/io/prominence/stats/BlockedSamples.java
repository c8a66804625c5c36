package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The samples of an analysis with known group, known block and complete covariates, and what they are. Immutable. */
final class BlockedSamples implements Serializable {
    private static final long serialVersionUID = 1;

    final AnalysisSamples samples;
    final double[] group;
    final double[][] covariates;
    /** Block of each sample, from 0 on in the order of appearance. */
    final int[] codes;

    final int blocks;
    final int largest;

    private BlockedSamples(AnalysisSamples samples, double[] target, int[] block, double[][] covariates) {
        this.samples = samples;
        this.group = samples.select(target);
        this.covariates = samples.select(covariates);
        this.codes = samples.select(block);
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = numbers.computeIfAbsent(codes[i], b -> numbers.size());
        }
        blocks = numbers.size();
        int most = 0;
        for (int size : sizes(codes, blocks)) {
            most = Math.max(most, size);
        }
        largest = most;
    }

    /** All samples whose block is known (not negative). */
    static BlockedSamples all(byte[] group, int[] block, double[][] covariates) {
        if (block.length != group.length) {
            throw new IllegalArgumentException("There are " + block.length + " blocks and " + group.length
                    + " groups. They must be one per sample.");
        }
        double[] target = Groups.asTarget(group);
        for (int i = 0; i < block.length; i++) {
            target[i] = block[i] < 0 ? Double.NaN : target[i];
        }
        return new BlockedSamples(AnalysisSamples.complete(target, covariates), target, block, covariates);
    }

    /** Those of them that are not alone in their block. */
    static BlockedSamples repeated(byte[] group, int[] block, double[][] covariates) {
        BlockedSamples all = all(group, block, covariates);
        int[] sizes = sizes(all.codes, all.blocks);
        int[] code = new int[block.length];
        Arrays.fill(code, -1);
        for (int i = 0; i < all.codes.length; i++) {
            code[all.samples.position(i)] = sizes[all.codes[i]] > 1 ? all.codes[i] : -1;
        }
        return all(group, code, covariates);
    }

    private static int[] sizes(int[] codes, int blocks) {
        int[] sizes = new int[blocks];
        for (int code : codes) {
            sizes[code]++;
        }
        return sizes;
    }
}
