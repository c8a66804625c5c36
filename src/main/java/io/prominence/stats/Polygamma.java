package io.prominence.stats;

/**
 * Digamma, trigamma, tetragamma for positive arguments, by recurrence up to 20 and the asymptotic series from there
 * (DLMF 5.11.2 and 5.15.8): relative 1e-14 away from digamma's zero.
 */
final class Polygamma {
    private static final double LARGE = 20;
    private static final double TOO_LARGE_TO_ITERATE = 1e7;
    private static final double TOO_SMALL_TO_ITERATE = 1e-6;

    private Polygamma() {}

    /** First derivative of log Γ. */
    static double digamma(double x) {
        double shift = 0;
        double y = x;
        while (y < LARGE) {
            shift -= 1 / y;
            y++;
        }
        double s = 1 / (y * y);
        double series = s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132)))));
        return shift + Math.log(y) - 0.5 / y - series;
    }

    /** Second derivative of log Γ. */
    static double trigamma(double x) {
        double shift = 0;
        double y = x;
        while (y < LARGE) {
            shift += 1 / (y * y);
            y++;
        }
        double s = 1 / (y * y);
        double series = s * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66)))));
        return shift + (1 + 0.5 / y + series) / y;
    }

    /** Third derivative of log Γ; negative. */
    static double tetragamma(double x) {
        double shift = 0;
        double y = x;
        while (y < LARGE) {
            shift -= 2 / (y * y * y);
            y++;
        }
        double s = 1 / (y * y);
        double series = s * (0.5 - s * (1.0 / 6 - s * (1.0 / 6 - s * (3.0 / 10 - s * (5.0 / 6)))));
        return shift - s * (1 + 1 / y + series);
    }

    /**
     * The y with trigamma(y) = x, by the convex iteration of limma's {@code trigammaInverse} (Smyth 2004, appendix).
     *
     * @param x above 0
     */
    static double trigammaInverse(double x) {
        if (x > TOO_LARGE_TO_ITERATE) {
            return 1 / Math.sqrt(x);
        }
        if (x < TOO_SMALL_TO_ITERATE) {
            return 1 / x;
        }
        double y = 0.5 + 1 / x;
        for (int i = 0; i <= 50; i++) {
            double trigamma = trigamma(y);
            double step = trigamma * (1 - trigamma / x) / tetragamma(y);
            y += step;
            if (-step / y < 1e-8) {
                break;
            }
        }
        return y;
    }
}
