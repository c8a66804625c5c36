package io.prominence.stats.prediction;

import io.prominence.stats.KaplanMeier;
import java.util.Arrays;
import java.util.List;

/**
 * Yes or no within a horizon, and what each sample weighs for those whose answer censoring has hidden.
 *
 * <p>With G the Kaplan–Meier estimate of remaining uncensored: an event at T ≤ t is yes with weight 1/G(T−); a competing
 * event at T ≤ t is no with 1/G(T−); whoever is followed beyond t is no with 1/G(t); whoever is censored by t is unknown, and
 * weighs nothing. The weights of the known sum to n, but for what rounding and late entries leave.
 *
 * <p><b>Shapes.</b> One time and event per sample, and the horizon in the unit of the times; event 1 the event, 2 a competing
 * one, 0 censored, −1 unknown. A sample with a NaN time or unknown event is unknown. Where nobody is followed to the horizon
 * G(t) is 0 or rests on few: {@link #uncensored} says its value. Censoring that depends on what predicts the event is not
 * weighed for. O(n log n). <b>Accuracy:</b> relative 1e-9 against R's {@code riskRegression} and {@code survfit} as written in the golden's
 * script. Reference: doi 10.1002/(SICI)1097-0258(19990915/30)18:17/18&lt;2529::AID-SIM274&gt;3.0.CO;2-5 (Graf and others).
 *
 * @param horizon t
 * @param label by sample: 1 the event by t, 0 none by t, −1 unknown
 * @param weight by sample: 0 where unknown
 * @param uncensored G(t)
 */
public record CensoringWeights(double horizon, byte[] label, double[] weight, double uncensored) {
    /**
     * Weighs.
     *
     * @param time follow-up time by sample; NaN unknown
     * @param event 1 event, 2 competing event, 0 censored, −1 unknown
     * @param horizon t, above 0
     */
    public static CensoringWeights at(double horizon, double[] time, byte[] event) {
        int n = time.length;
        byte[] censored = new byte[n];
        for (int i = 0; i < n; i++) {
            censored[i] = event[i] < 0 ? (byte) -1 : (byte) (event[i] == 0 ? 1 : 0);
        }
        Censoring censoring = Censoring.of(time, censored);
        byte[] label = new byte[n];
        double[] weight = new double[n];
        double atHorizon = censoring.upTo(horizon);
        for (int i = 0; i < n; i++) {
            label[i] = label(time[i], event[i], horizon);
            if (label[i] >= 0) {
                weight[i] = 1 / (time[i] > horizon ? atHorizon : censoring.before(time[i]));
            }
        }
        return new CensoringWeights(horizon, label, weight, atHorizon);
    }

    private static byte label(double time, byte event, double horizon) {
        if (Double.isNaN(time) || event < 0 || (time <= horizon && event == 0)) {
            return -1;
        }
        return (byte) (time <= horizon && event == 1 ? 1 : 0);
    }

    /** G as a step function. */
    private record Censoring(double[] times, double[] survival) {
        /** Events come before censorings at the same time, so that those who have one then are still at risk of being censored. */
        static Censoring of(double[] time, byte[] censored) {
            List<KaplanMeier.Step> steps = KaplanMeier.fit(time, censored, null).steps();
            return new Censoring(
                    steps.stream().mapToDouble(KaplanMeier.Step::time).toArray(),
                    steps.stream().mapToDouble(KaplanMeier.Step::survival).toArray());
        }

        double upTo(double time) {
            int place = Arrays.binarySearch(times, time);
            return after(place < 0 ? -place - 2 : place);
        }

        double before(double time) {
            int place = Arrays.binarySearch(times, time);
            return after((place < 0 ? -place - 1 : place) - 1);
        }

        private double after(int step) {
            return step < 0 ? 1 : survival[step];
        }
    }

    /**
     * Brier score at the horizon: the weighted mean squared distance of a probability of the event by t from what happened,
     * over all samples with a known time.
     *
     * @param probability of the event by t; samples with NaN take no part
     */
    public double brier(double[] probability) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < label.length; i++) {
            if (label[i] >= 0 && !Double.isNaN(probability[i])) {
                sum += weight[i] * (label[i] - probability[i]) * (label[i] - probability[i]);
                total += weight[i];
            }
        }
        return sum / total;
    }

    /**
     * Area under the ROC curve at the horizon: the weighted share of pairs of a sample with the event by t and one without
     * in which the first scores higher, ties counting half.
     *
     * @param score higher speaks for the event; samples with NaN take no part
     */
    public double auroc(double[] score) {
        RankedScores ranked = new RankedScores(score, label, weight);
        double pairs = 0;
        double positivesAbove = 0;
        double positivesHere = 0;
        double negativesHere = 0;
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < ranked.size(); i++) {
            positivesHere += ranked.positive(i) ? ranked.weight(i) : 0;
            negativesHere += ranked.positive(i) ? 0 : ranked.weight(i);
            if (ranked.lastOfTies(i)) {
                pairs += negativesHere * (positivesAbove + 0.5 * positivesHere);
                positivesAbove += positivesHere;
                positives += positivesHere;
                negatives += negativesHere;
                positivesHere = 0;
                negativesHere = 0;
            }
        }
        return pairs / (positives * negatives);
    }
}
