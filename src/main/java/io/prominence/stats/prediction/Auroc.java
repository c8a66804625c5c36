package io.prominence.stats.prediction;

import java.util.Arrays;
import java.util.List;

/**
 * The area under the ROC curve: the probability that a positive scores higher than a negative, ties counting half.
 *
 * <p><b>Estimates</b> the area by mid-ranks, its standard error by DeLong, DeLong and Clarke-Pearson √(S₁₀/m + S₀₁/n)
 * from the m positives' and n negatives' placements, and the 95 % interval area ± 1.96 SE, cut to 0 … 1.
 *
 * <p><b>Shapes:</b> one score and label per sample, label 1 positive, 0 negative, −1 unknown; higher scores speak for
 * positive. NaN scores and unknown labels take no part. The area is NaN without one sample of each class; error and
 * interval are NaN without two of each. A perfect ranking has an error of 0 and an interval of no width, which is no
 * certainty. <b>Cost</b> O(n log n); immutable. <b>Accuracy:</b> relative 1e-9 against R's {@code pROC::ci.auc(method = "delong")}.
 * References: doi 10.2307/2531595 (DeLong); doi 10.1109/LSP.2014.2337313 (Sun and Xu, the fast algorithm).
 *
 * @param n samples
 * @param positives positives among them
 * @param value the area, 0 to 1
 * @param standardError its standard error
 * @param ciLow lower end of the 95 % interval
 * @param ciHigh upper end of the 95 % interval
 */
public record Auroc(int n, int positives, double value, double standardError, double ciLow, double ciHigh) {
    /**
     * The area.
     *
     * @param score scores
     * @param label labels
     */
    public static Auroc of(double[] score, byte[] label) {
        RankedScores ranked = new RankedScores(score, label);
        double positives = ranked.positives();
        double negatives = ranked.size() - positives;
        double area = area(ranked, positives * negatives);
        double error = ranked.positives() < 2 || negatives < 2 ? Double.NaN : error(ranked, area);
        double half = Interval95.Z * error;
        return new Auroc(
                ranked.size(), ranked.positives(), area, error, Math.max(0, area - half), Math.min(1, area + half));
    }

    /**
     * The area within strata: the chance that a positive scores above a negative <em>of its own stratum</em>.
     *
     * <p>Scores of different cross-validation folds come from different models and are not comparable: a model without any
     * feature gives each fold the share of positives of the others, so that pooled scores would rank below chance. Areas
     * are weighted by their pairs (positives × negatives), w = pairs/Σ pairs, SE = √Σ w² SE²; strata of one class have no
     * pair and take no part. Of a single stratum this is its own area.
     *
     * @param strata areas of the strata
     */
    public static Auroc within(List<Auroc> strata) {
        return within(strata, strata.stream().mapToDouble(Auroc::pairs).toArray());
    }

    /**
     * The same with other weights of the strata.
     *
     * @param pairs what each stratum weighs: where samples are weighted, the product of its classes' weights
     */
    public static Auroc within(List<Auroc> strata, double[] pairs) {
        double all = Arrays.stream(pairs).sum();
        double area = 0;
        double variance = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] > 0) {
                double weight = pairs[i] / all;
                double error = strata.get(i).standardError();
                area += weight * strata.get(i).value();
                variance += weight * weight * error * error;
            }
        }
        double value = all > 0 ? area : Double.NaN;
        double error = all > 0 ? Math.sqrt(variance) : Double.NaN;
        double half = Interval95.Z * error;
        return new Auroc(
                strata.stream().mapToInt(Auroc::n).sum(),
                strata.stream().mapToInt(Auroc::positives).sum(),
                value,
                error,
                Math.max(0, value - half),
                Math.min(1, value + half));
    }

    private double pairs() {
        return (double) positives * (n - positives);
    }

    private static double area(RankedScores ranked, double pairs) {
        double below = 0;
        int negativesAbove = 0;
        for (int first = 0; first < ranked.size(); ) {
            int end = endOfTies(ranked, first);
            int tiedPositives = positives(ranked, first, end);
            int tiedNegatives = end - first - tiedPositives;
            double negativesBelow = ranked.size() - ranked.positives() - negativesAbove - tiedNegatives;
            below += tiedPositives * (negativesBelow + 0.5 * tiedNegatives);
            negativesAbove += tiedNegatives;
            first = end;
        }
        return below / pairs;
    }

    private static double error(RankedScores ranked, double area) {
        double positives = ranked.positives();
        double negatives = ranked.size() - positives;
        double ofPositives = 0;
        double ofNegatives = 0;
        int positivesAbove = 0;
        int negativesAbove = 0;
        for (int first = 0; first < ranked.size(); ) {
            int end = endOfTies(ranked, first);
            int tiedPositives = positives(ranked, first, end);
            int tiedNegatives = end - first - tiedPositives;
            double placement = (negatives - negativesAbove - 0.5 * tiedNegatives) / negatives - area;
            double counterpart = (positivesAbove + 0.5 * tiedPositives) / positives - area;
            ofPositives += tiedPositives * placement * placement;
            ofNegatives += tiedNegatives * counterpart * counterpart;
            positivesAbove += tiedPositives;
            negativesAbove += tiedNegatives;
            first = end;
        }
        return Math.sqrt(ofPositives / (positives - 1) / positives + ofNegatives / (negatives - 1) / negatives);
    }

    private static int endOfTies(RankedScores ranked, int first) {
        int last = first;
        while (!ranked.lastOfTies(last)) {
            last++;
        }
        return last + 1;
    }

    private static int positives(RankedScores ranked, int first, int end) {
        int count = 0;
        for (int i = first; i < end; i++) {
            count += ranked.positive(i) ? 1 : 0;
        }
        return count;
    }
}
