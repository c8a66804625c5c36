package io.prominence.lake;

/**
 * 2 to the power of a number, to 2e-7 of itself, in a few nanoseconds and the same on every machine: for totals that are held
 * against thresholds, where {@link StrictMath#pow} would take longer than reading the value from text does.
 */
final class PowerOfTwo {
    private static final double LN2 = 0.6931471805599453;
    private static final int BIAS = 1023;
    private static final int FRACTION_BITS = 52;
    /** Beyond, the result or what it is made of is no normal number. */
    private static final double FURTHEST = 1000;

    private PowerOfTwo() {}

    /** The power; NaN of NaN. */
    static double of(double exponent) {
        if (!(Math.abs(exponent) < FURTHEST)) {
            return StrictMath.pow(2, exponent);
        }
        double whole = Math.rint(exponent);
        double x = (exponent - whole) * LN2; // at most 0.35 from 0, where seven terms of the series are enough
        double series = 1 + x * (1 + x * (1 / 2.0 + x * (1 / 6.0 + x * (1 / 24.0 + x * (1 / 120.0 + x / 720)))));
        return series * Double.longBitsToDouble(((long) whole + BIAS) << FRACTION_BITS);
    }
}
