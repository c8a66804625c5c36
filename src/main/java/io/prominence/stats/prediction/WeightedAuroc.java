package io.prominence.stats.prediction;

import io.prominence.stats.Tails;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve at a horizon, and the difference of two, with samples weighted for those whom censoring has
 * hidden ({@link CensoringWeights}).
 *
 * <p><b>Estimates</b> A = Σ w<sub>i</sub> w<sub>j</sub> (s<sub>i</sub> above s<sub>j</sub>) / Σ w<sub>i</sub> w<sub>j</sub> over positives i and
 * negatives j, ties counting half; standard error by its influence function √(N/(N − 1) Σ φ²), φ = w/W · (weighted
 * placement − A), W the weight of the sample's class and N of all. The weights count as known, which makes the error a
 * little too large. The difference of two areas has the error of φ₁ − φ₂; null hypothesis: equal areas; two-sided by z.
 *
 * <p><b>Shapes:</b> one score, label (1 positive, 0 negative, −1 unknown) and weight per sample. Samples with a NaN score
 * or an unknown label take no part. NaN without both classes, the error without two of each. Where all weigh 1 the area is {@link Auroc}'s,
 * and the error differs from DeLong's in its divisors only. O(n log n), pure. <b>Accuracy:</b> relative 1e-9 against {@code
 * riskRegression::Score(metrics = "auc", conservative = TRUE)}, {@code $score$se} and {@code $contrasts}, without competing events.
 * Reference: doi 10.1002/sim.5958 (Blanche, Dartigues and Jacqmin-Gadda).
 */
public final class WeightedAuroc {
    private final double[] influence;
    private final double area;
    private final int positives;
    private final int n;
    private final double all;

    private WeightedAuroc(double[] score, byte[] label, double[] weight) {
        int[] order = IntStream.range(0, score.length)
                .filter(i -> label[i] >= 0 && !Double.isNaN(score[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(score[a], score[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] total = new double[2];
        int count = 0;
        for (int i : order) {
            total[label[i]] += weight[i];
            count += label[i];
        }
        n = order.length;
        positives = count;
        all = total[0] + total[1];
        influence = new double[score.length];
        area = place(order, score, label, weight, total);
        for (int i : order) {
            influence[i] = weight[i] / total[label[i]] * (influence[i] - area);
        }
    }

    /** Fills in the weighted placements, and gives their mean over the positives. */
    private double place(int[] order, double[] score, byte[] label, double[] weight, double[] total) {
        double sum = 0;
        double[] below = new double[2];
        for (int first = 0, end; first < order.length; first = end) {
            double[] here = new double[2];
            for (end = first; end < order.length && score[order[end]] == score[order[first]]; end++) {
                here[label[order[end]]] += weight[order[end]];
            }
            double ofPositive = (below[0] + here[0] / 2) / total[0];
            double ofNegative = (total[1] - below[1] - here[1] / 2) / total[1];
            for (int i = first; i < end; i++) {
                influence[order[i]] = label[order[i]] == 1 ? ofPositive : ofNegative;
            }
            sum += here[1] * ofPositive;
            below[0] += here[0];
            below[1] += here[1];
        }
        return sum / total[1];
    }

    /**
     * The area; its interval is area ± 1.96 SE, cut to 0 … 1.
     *
     * @param score higher speaks for the event
     * @param label labels
     * @param weight weights
     */
    public static Auroc of(double[] score, byte[] label, double[] weight) {
        var one = new WeightedAuroc(score, label, weight);
        double error = one.error(one.influence);
        double half = Interval95.Z * error;
        return new Auroc(
                one.n, one.positives, one.area, error, Math.max(0, one.area - half), Math.min(1, one.area + half));
    }

    /** The first area less the second, on the samples that have both scores. */
    public static AurocDifference difference(double[] first, double[] second, byte[] label, double[] weight) {
        byte[] known = label.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = Double.isNaN(first[i]) || Double.isNaN(second[i]) ? (byte) -1 : known[i];
        }
        var one = new WeightedAuroc(first, known, weight);
        var other = new WeightedAuroc(second, known, weight);
        double[] apart = new double[known.length];
        Arrays.setAll(apart, i -> one.influence[i] - other.influence[i]);
        double difference = one.area - other.area;
        double error = one.error(apart);
        double z = difference == 0 && error == 0 ? 0 : difference / error;
        return new AurocDifference(
                one.n,
                one.positives,
                one.area,
                other.area,
                difference,
                error,
                Interval95.wald(difference, error),
                z,
                Tails.logTwoSidedNormal(z));
    }

    private double error(double[] parts) {
        double squares = Arrays.stream(parts).map(part -> part * part).sum();
        return positives < 2 || n - positives < 2 ? Double.NaN : Math.sqrt(all / (all - 1) * squares);
    }
}
