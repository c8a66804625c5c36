package io.prominence.classifier;

/**
 * Mean and sample variance (n − 1) of the values that are not missing.
 *
 * @param n how many those are
 * @param mean NaN without values
 * @param variance NaN with fewer than two values
 */
record Moments(int n, double mean, double variance) {
    static Moments of(float[] values) {
        double sum = 0;
        int n = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        double mean = n == 0 ? Double.NaN : sum / n;
        double squares = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        return new Moments(n, mean, n < 2 ? Double.NaN : squares / (n - 1));
    }

    /** Mean of values of which none is missing. */
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
