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
    /** Relative step in t after which Taylor's expansion has the root and the cumulants there to nine digits. */
    private static final double NEAR = 1e-3;

    private static final int MOST_STEPS = 200;
    private static final int SERIES_STEPS = 4;
    private static final double LN_2 = Math.log(2);

    private final ResidualCumulants cumulants;
    private final TailSeries series;
    private double[] weights;
    private double length;
    private int n;
    private double largest;
    private double sizes;
    private double sum;

    ResidualTail(int capacity) {
        cumulants = new ResidualCumulants(capacity);
        series = new TailSeries(capacity);
    }

    /** Takes the first values as the distribution, standardised. */
    void learn(double[] residuals, int size) {
        series.learn(cumulants.learn(residuals, size), size);
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
        series.weigh(x, size, samples);
        double above = logUpper(Math.abs(z), false);
        double below = logUpper(Math.abs(z), true);
        double more = Math.max(above, below);
        return Math.min(0, more + Math.log1p(Math.exp(Math.min(above, below) - more)));
    }

    /** log P(S &gt; q), the signs of the weights turned where asked. */
    private double logUpper(double q, boolean turned) {
        if (series.solve(q, turned)) {
            return logTail(q, series.root, series.value, series.curvature);
        }
        addSizes();
        return logUpper(q, (turned ? -1 : 1) / length);
    }

    private void addSizes() {
        sum = 0;
        sizes = 0;
        largest = 0;
        for (int i = 0; i < n; i++) {
            double size = Math.abs(weights[i]);
            sum += weights[i];
            sizes += size;
            largest = Math.max(largest, size);
        }
    }

    /** The same by Newton's method in a bracket; the sign is that of the scale of the weights. */
    private double logUpper(double q, double scale) {
        if (q >= farthest(scale)) {
            return Tails.logTwoSidedNormal(q) - LN_2;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double t = series.root;
        for (int i = 0; i < MOST_STEPS; i++) {
            cumulants.evaluate(t, weights, scale, largest, n);
            double step = (q - cumulants.first) / cumulants.second;
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
        return Tails.logTwoSidedNormal(q) - LN_2;
    }

    /** By the expansion around t, which a Newton step brings almost to the root. */
    private double logTail(double q, double t, double newton) {
        double k1 = cumulants.first;
        double k2 = cumulants.second;
        double k3 = cumulants.third;
        double k4 = cumulants.fourth;
        double s = newton;
        for (int i = 0; i < SERIES_STEPS; i++) {
            s += (q - k1 - s * (k2 + s * (k3 / 2 + s * k4 / 6))) / (k2 + s * (k3 + s * k4 / 2));
        }
        double root = t + s;
        double k = cumulants.value + s * (k1 + s * (k2 / 2 + s * (k3 / 6 + s * k4 / 24)));
        return logTail(q, root, k, k2 + s * (k3 + s * k4 / 2));
    }

    private static double logTail(double q, double root, double k, double curvature) {
        double w = Math.sqrt(2 * (root * q - k));
        double v = root * Math.sqrt(curvature);
        double r = w + Math.log(v / w) / w;
        double logP = Tails.logTwoSidedNormal(r);
        return r >= 0 ? logP - LN_2 : Math.log1p(-0.5 * Math.exp(logP));
    }

    /** The largest value that the sum can have: positive weights meet one end of R, negative ones the other. */
    private double farthest(double scale) {
        double up = scale > 0 ? cumulants.most : cumulants.least;
        double down = scale > 0 ? cumulants.least : cumulants.most;
        return scale * (up * (sizes + sum) + down * (sum - sizes)) / 2;
    }
}
