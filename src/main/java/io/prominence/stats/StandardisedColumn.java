package io.prominence.stats;

/** A term with mean 0 and standard deviation 1 over the samples that take part; all 0 where it is constant. */
final class StandardisedColumn {
    private final double[] values;
    private final double deviation;

    StandardisedColumn(double[] column, int[] samples) {
        double sum = 0;
        boolean varies = false;
        for (int sample : samples) {
            sum += column[sample];
            varies |= column[sample] != column[samples[0]];
        }
        double mean = sum / samples.length;
        double squares = 0;
        for (int sample : samples) {
            squares += (column[sample] - mean) * (column[sample] - mean);
        }
        deviation = varies ? Math.sqrt(squares / (samples.length - 1)) : 0;
        values = new double[column.length];
        for (int sample : samples) {
            values[sample] = varies ? (column[sample] - mean) / deviation : 0;
        }
    }

    /** The standardised term by sample; 0 for samples that take no part. */
    double[] values() {
        return values;
    }

    /** The standard deviation it had, n − 1. */
    double deviation() {
        return deviation;
    }
}
