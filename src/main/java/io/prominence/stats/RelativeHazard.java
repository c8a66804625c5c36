package io.prominence.stats;

/**
 * The exponential function for many predictors at once: within 2 units in the last place of {@link Math#exp}, in half its
 * time, as it is inlined and one value need not wait for the last.
 *
 * <p>exp(x) = 2<sup>k/64</sup> exp(r), |r| ≤ log(2)/128: the power from a table, the rest by its series to r⁵, whose error
 * is 4e-17 (Tang's method, doi 10.1145/63522.214389).
 */
final class RelativeHazard {
    private static final int PARTS = 64;

    /** Beyond this the power of 2 leaves the range of normal numbers, or nearly. */
    private static final double FAR = 700;

    private static final double PER_PART = PARTS / Math.log(2);

    /** log(2)/64, of which the first part has 32 digits after the point less, so that its product with k is exact. */
    private static final double PART_HIGH = Math.scalb(Math.rint(Math.scalb(Math.log(2) / PARTS, 38)), -38);

    /** The rest of log(2)/64, from more digits of log(2) than a double has. */
    private static final double PART_LOW = (Math.log(2) / PARTS - PART_HIGH) + 2.3190468138462996e-17 / PARTS;

    /** Adding and taking away 1.5 · 2⁵² rounds to a whole number. */
    private static final double ROUND = 0x1.8p52;

    private static final double[] POWER = powers();

    private RelativeHazard() {}

    private static double[] powers() {
        double[] powers = new double[PARTS];
        for (int j = 0; j < PARTS; j++) {
            powers[j] = Math.pow(2, (double) j / PARTS);
        }
        return powers;
    }

    /** Fills in the exponentials of the first n predictors. */
    static void fill(double[] predictor, double[] into, int n) {
        double[] power = POWER;
        for (int i = 0; i < n; i++) {
            double x = predictor[i];
            if (!(Math.abs(x) < FAR)) {
                into[i] = Math.exp(x);
                continue;
            }
            double shifted = x * PER_PART + ROUND;
            double whole = shifted - ROUND;
            int k = (int) Double.doubleToRawLongBits(shifted);
            double r = (x - whole * PART_HIGH) - whole * PART_LOW;
            double squared = r * r;
            double rest = r + squared * ((0.5 + r * (1.0 / 6)) + squared * (1.0 / 24 + r * (1.0 / 120)));
            double p = power[k & (PARTS - 1)];
            double scale = Double.longBitsToDouble((long) ((k >> 6) + 1023) << 52);
            into[i] = (p + p * rest) * scale;
        }
    }
}
