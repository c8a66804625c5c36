package io.prominence.stats;

/**
 * The tails of S = Σ c R by the saddlepoint approximation: R independent draws from an empirical distribution of mean 0
 * and variance 1, c of length 1. Working memory of one thread.
 *
 * <p>With t the root of K′(t) = q, w = √(2 (t q − K(t))) and v = t √K″(t): P(S &gt; q) = P(Z &gt; w + log(v/w)/w) for a
 * standard normal Z (Barndorff-Nielsen's form of Lugannani and Rice, which stays above 0 and keeps its logarithm). Where q
 * lies outside the range of S there is no root, and the tail is the normal one.
 */
final class ResidualTail {
    /** Relative step in t after which one correction by Taylor's expansion is exact. */
    private static final double NEAR = 1e-6;

    private static final int MOST_STEPS = 200;
    private static final double LN_2 = Math.log(2);

    private final ResidualCumulants cumulants;
    private double[] weights;
    private double length;
    private int n;
    private double value;
    private double first;
    private double second;
    private double third;

    ResidualTail(int capacity) {
        cumulants = new ResidualCumulants(capacity);
    }

    /** Takes the first values as the distribution, standardised. */
    void learn(double[] residuals, int size) {
        cumulants.learn(residuals, size);
    }

    /**
     * log (P(S &gt; |z|) + P(S &lt; −|z|)).
     *
     * @param z beyond 0
     * @param x weights by position
     * @param size root of their sum of squares, by which they are divided
     * @param samples how many
     */
    double logTwoSided(double z, double[] x, double size, int samples) {
        weights = x;
        length = size;
        n = samples;
        double above = logUpper(Math.abs(z), 1 / length);
        double below = logUpper(Math.abs(z), -1 / length);
        double more = Math.max(above, below);
        return Math.min(0, more + Math.log1p(Math.exp(Math.min(above, below) - more)));
    }

    /** log P(±S &gt; q), the sign being that of the scale of the weights. */
    private double logUpper(double q, double scale) {
        double logNormal = Tails.logTwoSidedNormal(q) - LN_2;
        if (q >= farthest(scale)) {
            return logNormal;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double t = q;
        for (int i = 0; i < MOST_STEPS; i++) {
            evaluate(t, scale);
            double step = (q - first) / second;
            if (Math.abs(step) <= NEAR * t) {
                return logTail(q, t, step);
            }
            if (step > 0) {
                low = t;
            } else {
                high = t;
            }
            double next = t + step;
            boolean inside = next > low && next < high;
            t = inside ? next : Double.isInfinite(high) ? 2 * t : low + (high - low) / 2;
        }
        return logNormal;
    }

    private double logTail(double q, double t, double step) {
        double root = t + step;
        double k = value + step * (first + step * (second / 2 + step * third / 6));
        double w = Math.sqrt(2 * (root * q - k));
        double v = root * Math.sqrt(second + step * third);
        double r = w + Math.log(v / w) / w;
        double logP = Tails.logTwoSidedNormal(r);
        return r >= 0 ? logP - LN_2 : Math.log1p(-0.5 * Math.exp(logP));
    }

    /** The largest value that the sum can have. */
    private double farthest(double scale) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double c = scale * weights[i];
            sum += c * (c > 0 ? cumulants.most() : cumulants.least());
        }
        return sum;
    }

    private void evaluate(double t, double scale) {
        value = 0;
        first = 0;
        second = 0;
        third = 0;
        for (int i = 0; i < n; i++) {
            double c = scale * weights[i];
            cumulants.at(t * c);
            value += cumulants.value;
            first += c * cumulants.first;
            second += c * c * cumulants.second;
            third += c * c * c * cumulants.third;
        }
    }
}
