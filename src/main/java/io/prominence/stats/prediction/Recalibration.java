package io.prominence.stats.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How predicted probabilities have to be moved to fit what happened: logit P(y = 1) = a + b logit(p).
 *
 * <p><b>Estimates</b> the <em>calibration intercept</em>, a where b is held at 1 (calibration in the large: 0 is right,
 * below 0 the predictions are too high), and the <em>calibration slope</em> b with its own a (1 is right, below 1 the predictions
 * are too extreme), by maximum likelihood, each with Wald's 95 % interval.
 *
 * <p><b>Shapes:</b> one probability and label per sample, label 1 positive, 0 negative, −1 unknown; NaN probabilities and
 * unknown labels take no part. Probabilities are kept from 0 and 1 by {@value ProbabilityLoss#LEAST}, whose logit is infinite. NaN without
 * both classes; the slope is NaN too where all probabilities are equal or where they separate the classes. O(n) per step.
 * <b>Accuracy:</b> relative 1e-9 against R's {@code glm(y ~ offset(qlogis(p)), binomial)} and {@code glm(y ~ qlogis(p),
 * binomial)}. References: doi 10.1093/biomet/45.3-4.562 (Cox); doi 10.1186/s12916-019-1466-7 (Van Calster and others).
 *
 * @param n samples
 * @param positives positives among them
 * @param intercept calibration intercept
 * @param interceptError its standard error
 * @param slope calibration slope
 * @param slopeError its standard error
 * @param slopeIntercept the intercept that goes with the slope
 */
public record Recalibration(
        int n,
        int positives,
        double intercept,
        double interceptError,
        double slope,
        double slopeError,
        double slopeIntercept) {
    private static final double LEAST = ProbabilityLoss.LEAST;
    private static final int MOST_STEPS = 100;
    private static final double NEAR = 1e-13;

    /** Slope beyond which the probabilities separate the classes. */
    private static final double FAR = 1e6;

    /**
     * Fits.
     *
     * @param probability of being positive, 0 to 1
     * @param label labels
     */
    public static Recalibration of(double[] probability, byte[] label) {
        int[] known = IntStream.range(0, label.length)
                .filter(i -> label[i] >= 0 && !Double.isNaN(probability[i]))
                .toArray();
        double[] logit =
                IntStream.of(known).mapToDouble(i -> logit(probability[i])).toArray();
        byte[] y = new byte[known.length];
        int positives = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = label[known[i]];
            positives += y[i];
        }
        boolean both = positives > 0 && positives < y.length;
        Line shift = both ? shift(logit, y) : Line.NONE;
        Line line = both ? line(logit, y, shift.a) : Line.NONE;
        return new Recalibration(y.length, positives, shift.a, shift.error, line.b, line.error, line.a);
    }

    /**
     * Fits with samples weighted for those whom censoring has hidden. The errors are those of the sandwich, with the weights taken
     * for known; where all weigh 1 it is {@link #of(double[], byte[])}. Relative 1e-9 against R's {@code glm(weights =)} and the
     * sandwich I⁻¹ Σ w² (y − p)² x xᵀ I⁻¹ written out.
     *
     * @param probability of being positive, 0 to 1
     * @param label labels
     * @param weight above 0
     */
    public static Recalibration of(double[] probability, byte[] label, double[] weight) {
        int[] known = IntStream.range(0, label.length)
                .filter(i -> label[i] >= 0 && !Double.isNaN(probability[i]))
                .toArray();
        if (IntStream.of(known).allMatch(i -> weight[i] == 1)) {
            return of(probability, label);
        }
        double[] logit =
                IntStream.of(known).mapToDouble(i -> logit(probability[i])).toArray();
        double[] w = IntStream.of(known).mapToDouble(i -> weight[i]).toArray();
        double[] ones = new double[known.length];
        Arrays.fill(ones, 1);
        byte[] y = new byte[known.length];
        int positives = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = label[known[i]];
            positives += y[i];
        }
        if (positives == 0 || positives == y.length) {
            return new Recalibration(y.length, positives, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        LogisticRegression shift = LogisticRegression.of(new double[][] {ones}, logit, y, w);
        LogisticRegression line = LogisticRegression.of(new double[][] {ones, logit}, null, y, w);
        return new Recalibration(
                y.length,
                positives,
                shift.coefficients()[0],
                Math.sqrt(shift.robustCovariance()[0][0]),
                line.coefficients()[1],
                Math.sqrt(line.robustCovariance()[1][1]),
                line.coefficients()[0]);
    }

    /** 95 % interval of the intercept. */
    public Interval95 interceptInterval() {
        return Interval95.wald(intercept, interceptError);
    }

    /** 95 % interval of the slope. */
    public Interval95 slopeInterval() {
        return Interval95.wald(slope, slopeError);
    }

    /**
     * A probability moved by the slope and its intercept.
     *
     * @param probability 0 to 1
     */
    public double bySlope(double probability) {
        return 1 / (1 + Math.exp(-(slopeIntercept + slope * logit(probability))));
    }

    /**
     * A probability moved by the intercept alone.
     *
     * @param probability 0 to 1
     */
    public double byIntercept(double probability) {
        return 1 / (1 + Math.exp(-(intercept + logit(probability))));
    }

    static double logit(double p) {
        double inside = Math.max(LEAST, Math.min(1 - LEAST, p));
        return Math.log(inside) - Math.log1p(-inside);
    }

    /** A fitted line, and the error of its last coefficient. */
    private record Line(double a, double b, double error) {
        static final Line NONE = new Line(Double.NaN, Double.NaN, Double.NaN);
    }

    /** The intercept of slope 1: the likelihood's gradient falls, and its root lies between the ends of the bracket. */
    private static Line shift(double[] logit, byte[] y) {
        double a = 0;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double gradient = 0;
            double information = 0;
            for (int i = 0; i < y.length; i++) {
                double p = 1 / (1 + Math.exp(-(a + logit[i])));
                gradient += y[i] - p;
                information += p * (1 - p);
            }
            low = gradient > 0 ? a : low;
            high = gradient > 0 ? high : a;
            double move = Math.max(-5, Math.min(5, gradient / information));
            double next = a + move;
            if (Math.abs(move) <= NEAR * (1 + Math.abs(a))) {
                return new Line(next, 1, 1 / Math.sqrt(information));
            }
            a = next > low && next < high ? next : (low + high) / 2;
        }
        return Line.NONE;
    }

    /** Newton's method with step halving. */
    private static Line line(double[] logit, byte[] y, double start) {
        Scaled x = Scaled.of(logit);
        if (!(x.deviation > 0)) {
            return Line.NONE;
        }
        double a = start;
        double b = 0;
        var at = new LogisticLine(x.values, y);
        at.evaluate(a, b);
        for (int step = 0; step < MOST_STEPS && at.determinant() > 0 && Math.abs(b) < FAR; step++) {
            double moveA = at.moveA();
            double moveB = at.moveB();
            if (Math.abs(moveA) + Math.abs(moveB) <= NEAR * (1 + Math.abs(b))) {
                double slope = (b + moveB) / x.deviation;
                return new Line(a + moveA - slope * x.mean, slope, Math.sqrt(at.varianceOfB()) / x.deviation);
            }
            double before = at.logLikelihood;
            double share = 1;
            do {
                at.evaluate(a + share * moveA, b + share * moveB);
                share /= 2;
            } while (at.logLikelihood < before - 1e-12 * Math.abs(before) && share > 1e-10);
            a += 2 * share * moveA;
            b += 2 * share * moveB;
        }
        return Line.NONE;
    }

    /** Values centred and scaled. */
    private record Scaled(double[] values, double mean, double deviation) {
        static Scaled of(double[] values) {
            double mean = IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i])
                    .average()
                    .orElse(Double.NaN);
            double squares = IntStream.range(0, values.length)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .sum();
            double deviation = Math.sqrt(squares / values.length);
            double[] scaled = IntStream.range(0, values.length)
                    .mapToDouble(i -> (values[i] - mean) / deviation)
                    .toArray();
            return new Scaled(scaled, mean, deviation > 1e-10 * (1 + Math.abs(mean)) ? deviation : 0);
        }
    }
}
