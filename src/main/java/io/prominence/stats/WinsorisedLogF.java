package io.prominence.stats;

/**
 * Mean and variance of the logarithm of an F-distributed number whose tails are drawn in to quantiles: by
 * Gauss–Legendre quadrature of 128 nodes over f/(1 + f), as limma's {@code fitFDistRobustly}.
 */
final class WinsorisedLogF {
    private static final int NODES = 128;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        gaussLegendre();
    }

    private final double mean;
    private final double variance;

    /**
     * Integrates.
     *
     * @param f the distribution
     * @param lowerTail probability drawn in below
     * @param upperTail probability drawn in above
     */
    WinsorisedLogF(FDistribution f, double lowerTail, double upperTail) {
        double low = f.lowerQuantile(Math.log(lowerTail));
        double high = f.upperQuantile(Math.log(upperTail));
        double from = low / (1 + low);
        double width = high / (1 + high) - from;
        double[] log = new double[NODES];
        double[] mass = new double[NODES];
        double sum = lowerTail * Math.log(low) + upperTail * Math.log(high);
        for (int i = 0; i < NODES; i++) {
            double share = from + width * NODE[i];
            double odds = share / (1 - share);
            log[i] = Math.log(odds);
            // d log f = d share / (share (1 − share))
            mass[i] = width * WEIGHT[i] * Math.exp(f.logDensityOfLog(odds)) / (share * (1 - share));
            sum += mass[i] * log[i];
        }
        mean = sum;
        double squares = lowerTail * square(Math.log(low) - mean) + upperTail * square(Math.log(high) - mean);
        for (int i = 0; i < NODES; i++) {
            squares += mass[i] * square(log[i] - mean);
        }
        variance = squares;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Nodes and weights on 0 to 1, by Newton's method on the Legendre polynomial (DLMF 3.5.15). */
    private static void gaussLegendre() {
        for (int i = 0; i < NODES; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++) {
                double before = 1;
                double here = x;
                for (int degree = 2; degree <= NODES; degree++) {
                    double next = ((2 * degree - 1) * x * here - (degree - 1) * before) / degree;
                    before = here;
                    here = next;
                }
                slope = NODES * (x * here - before) / (x * x - 1);
                double move = here / slope;
                x -= move;
                if (Math.abs(move) < 1e-15) {
                    break;
                }
            }
            NODE[i] = 0.5 * (1 - x);
            WEIGHT[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }
}
