package io.prominence.stats.prediction;

/**
 * A probability from which on a sample is called positive, found where the calls are known to be right or wrong.
 *
 * <p><b>Candidates</b> are the midpoints between neighbouring distinct probabilities, and the one between 0 and the smallest,
 * which calls everybody positive. {@link #youden} maximises sensitivity + specificity − 1, of equals the lowest; {@link
 * #sensitivity} is the highest with at least the sensitivity asked for.
 *
 * <p><b>Shapes:</b> one probability, label and weight per sample; label 1 positive, 0 negative, −1 unknown; NaN probabilities
 * and unknown labels take no part; shares are of weights. NaN without both classes, and for Youden's where all probabilities
 * are equal. O(n log n). <b>Accuracy:</b> those of R's {@code pROC::coords(x = "best")} and of its coordinates by sensitivity.
 * Reference: doi 10.1002/1097-0142(1950)3:1&lt;32::AID-CNCR2820030106&gt;3.0.CO;2-3 (Youden).
 *
 * @param threshold the probability; a sample with at least that much is called positive
 * @param sensitivity share of positives called positive
 * @param specificity share of negatives called negative
 */
public record CutPoint(double threshold, double sensitivity, double specificity) {
    private static final CutPoint NONE = new CutPoint(Double.NaN, Double.NaN, Double.NaN);

    /** Sums of weights err in their last digits: what they may fall short of the sensitivity asked for. */
    private static final double NEAR = 1e-12;

    /** Youden's. */
    public static CutPoint youden(double[] probability, byte[] label, double[] weight) {
        Walk walk = new Walk(probability, label, weight);
        CutPoint best = NONE;
        while (walk.next()) {
            CutPoint here = walk.here();
            if (!walk.callsAll() && !(here.sum() < best.sum() - NEAR)) {
                best = here;
            }
        }
        return best;
    }

    /**
     * The highest with a sensitivity.
     *
     * @param least above 0, at most 1
     */
    public static CutPoint sensitivity(double least, double[] probability, byte[] label, double[] weight) {
        Walk walk = new Walk(probability, label, weight);
        while (walk.next()) {
            if (walk.here().sensitivity >= least - NEAR) {
                return walk.here();
            }
        }
        return NONE;
    }

    private double sum() {
        return sensitivity + specificity;
    }

    /** From the highest probability down, one distinct probability at a time. */
    private static final class Walk {
        private final RankedScores ranked;
        private double positives;
        private double negatives;
        private double positivesAbove;
        private double negativesAbove;
        private int place;

        Walk(double[] probability, byte[] label, double[] weight) {
            ranked = new RankedScores(probability, label, weight);
            for (int i = 0; i < ranked.size(); i++) {
                positives += ranked.positive(i) ? ranked.weight(i) : 0;
                negatives += ranked.positive(i) ? 0 : ranked.weight(i);
            }
        }

        boolean next() {
            if (callsAll() || !(positives > 0 && negatives > 0)) {
                return false;
            }
            do {
                positivesAbove += ranked.positive(place) ? ranked.weight(place) : 0;
                negativesAbove += ranked.positive(place) ? 0 : ranked.weight(place);
            } while (!ranked.lastOfTies(place++));
            return true;
        }

        boolean callsAll() {
            return place == ranked.size();
        }

        CutPoint here() {
            double lower = callsAll() ? 0 : ranked.score(place);
            return new CutPoint(
                    (ranked.score(place - 1) + lower) / 2, positivesAbove / positives, 1 - negativesAbove / negatives);
        }
    }
}
