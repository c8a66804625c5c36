package io.prominence.lake;

import java.util.Arrays;
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
        SampleBlocks.forEach(genes, samples, (first, columns) -> {
            IntStream.range(0, columns.length).parallel().forEach(i -> counts.count(first + i, columns[i], unit));
        });
        return counts;
    }

    private void count(int sample, float[] values, UnitBounds unit) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                missing[sample]++;
            } else {
                double amount = unit.amount(value);
                totals[sample] += amount;
                detected[sample] += amount > DETECTED ? 1 : 0;
            }
        }
        Arrays.sort(values);
        int n = values.length - missing[sample];
        medians[sample] = n == 0 ? Double.NaN : ((double) values[(n - 1) / 2] + values[n / 2]) / 2;
    }
}
