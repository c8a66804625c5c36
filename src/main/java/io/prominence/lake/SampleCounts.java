package io.prominence.lake;

import io.prominence.stats.FloatMedian;
import java.util.stream.IntStream;

/**
 * What the values of each sample add up to; arrays have one element per sample.
 *
 * @param detected genes with an amount above 0.01; 0 where the unit has no amounts
 * @param totals sum of the amounts; NaN where the unit has none
 * @param medians median of the values; NaN without a value
 * @param missing genes without a value
 */
record SampleCounts(int[] detected, double[] totals, double[] medians, int[] missing) {
    private static final double DETECTED = 0.01;

    static SampleCounts of(GeneSource genes, int samples, UnitBounds unit) {
        var counts = new SampleCounts(new int[samples], new double[samples], new double[samples], new int[samples]);
        ThreadLocal<Workspace> workspace = ThreadLocal.withInitial(() -> new Workspace(genes.genes()));
        SampleBlocks.forEach(genes, samples, (first, columns) -> {
            IntStream.range(0, columns.length)
                    .parallel()
                    .forEach(i -> counts.count(first + i, columns[i], unit, workspace.get()));
        });
        return counts;
    }

    private record Workspace(FloatMedian median, double[] amounts) {
        Workspace(int genes) {
            this(new FloatMedian(), new double[genes]);
        }
    }

    private void count(int sample, float[] values, UnitBounds unit, Workspace workspace) {
        double[] amounts = workspace.amounts();
        unit.amounts(values, amounts);
        int known = 0;
        int present = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i])) {
                known++;
                total += amounts[i];
                present += amounts[i] > DETECTED ? 1 : 0;
            }
        }
        missing[sample] = values.length - known;
        totals[sample] = total;
        detected[sample] = present;
        medians[sample] = workspace.median().of(values);
    }
}
