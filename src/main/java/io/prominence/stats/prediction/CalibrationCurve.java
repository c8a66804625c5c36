package io.prominence.stats.prediction;

import io.prominence.stats.Lowess;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often the event happened where it was predicted with probability p: a smooth curve of y over p, and how far it is
 * from the diagonal over the samples.
 *
 * <p><b>Estimates</b> the curve by lowess without robustness (span ⅔), and from |curve − p| by sample the mean (the
 * integrated calibration index, ICI), the median (E50), the 90 % quantile (E90) and the maximum (Emax). The index was proposed
 * with loess in lowess' place, which differs where probabilities are few or far apart.
 *
 * <p><b>Shapes:</b> one probability and label per sample, label 1 positive, 0 negative, −1 unknown; NaN probabilities and
 * unknown labels take no part; NaN without samples. Points rise in p. <b>Accuracy:</b> relative 1e-9 against R's {@code
 * lowess(p, y, iter = 0)} as {@code rms::val.prob} calls it, {@code quantile(type = 7)}. Reference: doi 10.1002/sim.8281 (Austin and Steyerberg).
 *
 * @param predicted probabilities, rising
 * @param observed the curve at each of them
 * @param ici mean distance
 * @param e50 median distance
 * @param e90 90 % quantile of the distances
 * @param emax largest distance
 */
public record CalibrationCurve(double[] predicted, double[] observed, double ici, double e50, double e90, double emax) {
    private static final double SPAN = 2.0 / 3;

    /**
     * Draws the curve.
     *
     * @param probability of being positive, 0 to 1
     * @param label labels
     */
    public static CalibrationCurve of(double[] probability, byte[] label) {
        double[] ones = new double[label.length];
        Arrays.fill(ones, 1);
        return of(probability, label, ones);
    }

    /**
     * Draws the curve with samples weighted for those whom censoring has hidden: in the lines of the smoother, and in mean and quantiles of the
     * distances, of which the q-quantile is the least distance up to which there is a share q of the weight. Where all weigh 1 it
     * is {@link #of(double[], byte[])}.
     *
     * @param probability of being positive, 0 to 1
     * @param label labels
     * @param weight weights
     */
    public static CalibrationCurve of(double[] probability, byte[] label, double[] weight) {
        int[] order = IntStream.range(0, label.length)
                .filter(i -> label[i] >= 0 && !Double.isNaN(probability[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] p = IntStream.of(order).mapToDouble(i -> probability[i]).toArray();
        double[] y = IntStream.of(order).mapToDouble(i -> label[i]).toArray();
        double[] w = IntStream.of(order).mapToDouble(i -> weight[i]).toArray();
        double[] curve = Lowess.weighted(p, y, w, SPAN);
        double[] distance = IntStream.range(0, p.length)
                .mapToDouble(i -> Math.abs(curve[i] - p[i]))
                .toArray();
        if (!Arrays.stream(w).allMatch(one -> one == 1)) {
            return weighted(p, curve, distance, w);
        }
        Arrays.sort(distance);
        return new CalibrationCurve(
                p,
                curve,
                Arrays.stream(distance).average().orElse(Double.NaN),
                quantile(distance, 0.5),
                quantile(distance, 0.9),
                quantile(distance, 1));
    }

    private static CalibrationCurve weighted(double[] p, double[] curve, double[] distance, double[] w) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(w).sum();
        double sum = 0;
        double below = 0;
        double e50 = Double.NaN;
        double e90 = Double.NaN;
        for (int i : order) {
            sum += w[i] * distance[i];
            below += w[i];
            e50 = Double.isNaN(e50) && below >= 0.5 * all ? distance[i] : e50;
            e90 = Double.isNaN(e90) && below >= 0.9 * all ? distance[i] : e90;
        }
        double emax = order.length == 0 ? Double.NaN : distance[order[order.length - 1]];
        return new CalibrationCurve(p, curve, sum / all, e50, e90, emax);
    }

    /** R's seventh definition. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
