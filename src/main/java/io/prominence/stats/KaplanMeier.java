package io.prominence.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Survival over time by the product-limit estimator of Kaplan and Meier: S(t) = Π (1 − d / n) over the event times up
 * to t, with d events among n at risk.
 *
 * <p><b>Estimates</b> S, its standard error by Greenwood S √(Σ d / (n (n − d))), the 95 % interval on the log scale
 * (never above 1; missing where S is 0), and the median: the first time at which S is below ½, or, where S is ½ over a
 * stretch, the middle of it; the median's interval by the same rule on the ends of the interval of S.
 *
 * <p><b>Shapes.</b> One time, event and entry per sample, times in any one unit; at risk at t where entry &lt; t ≤ time.
 * Samples with NaN time or entry, an event of −1, or an entry that is not before the time, take no part; nobody at all
 * gives no steps. Times that differ by rounding only are tied. With late entries the risk set can be very small early
 * on; a survival that reached 0 stays there.
 *
 * <p><b>Cost</b> O(n log n); immutable. <b>Accuracy:</b> relative 1e-9 against R's {@code survfit(Surv(entry, time, event) ~ 1)}
 * with its defaults and {@code summary(fit)$table}. References: doi 10.1080/01621459.1958.10501452 (Kaplan and Meier);
 * doi 10.2307/2530286 (Brookmeyer and Crowley).
 *
 * @param steps one per distinct time, rising
 * @param n samples
 * @param events events
 * @param median median survival; NaN where not reached
 * @param medianLow lower end of its 95 % interval; NaN where not reached
 * @param medianHigh upper end of its 95 % interval; NaN where not reached
 */
public record KaplanMeier(List<Step> steps, int n, int events, double median, double medianLow, double medianHigh) {
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    /**
     * One distinct time.
     *
     * @param time time of an event or of censoring
     * @param atRisk samples at risk just before it
     * @param events events at it
     * @param censored samples censored at it
     * @param survival survival just after it, 0 to 1
     * @param standardError Greenwood's standard error of survival; NaN where survival is 0
     * @param ciLow lower end of the 95 % interval; NaN where survival is 0
     * @param ciHigh upper end of the 95 % interval; NaN where survival is 0
     */
    public record Step(
            double time,
            int atRisk,
            int events,
            int censored,
            double survival,
            double standardError,
            double ciLow,
            double ciHigh) {}

    /**
     * Estimates survival.
     *
     * @param time follow-up time by sample; NaN unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry time from which on the sample is under observation; null or all 0 for no left truncation
     */
    public static KaplanMeier fit(double[] time, byte[] event, double[] entry) {
        SurvivalOrder order = SurvivalOrder.of(time, event, entry, sample -> true);
        List<Step> steps = steps(order);
        double[] survival = steps.stream().mapToDouble(Step::survival).toArray();
        double[] low = steps.stream().mapToDouble(Step::ciLow).toArray();
        double[] high = steps.stream().mapToDouble(Step::ciHigh).toArray();
        return new KaplanMeier(
                List.copyOf(steps),
                order.size(),
                order.events,
                median(steps, survival),
                median(steps, low),
                median(steps, high));
    }

    private static List<Step> steps(SurvivalOrder order) {
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        int notEntered = order.leaving.length;
        for (int last = order.size() - 1; last >= 0; ) {
            double now = order.time[last];
            int first = last;
            while (first > 0 && order.time[first - 1] == now) {
                first--;
            }
            while (notEntered > 0 && order.entry[notEntered - 1] < now) {
                notEntered--;
            }
            int events = 0;
            for (int i = first; i <= last; i++) {
                events += order.event[i] ? 1 : 0;
            }
            int atRisk = last + 1 - notEntered;
            survival *= 1 - (double) events / atRisk;
            greenwood += (double) events / atRisk / (atRisk - events);
            steps.add(step(now, atRisk, events, last + 1 - first - events, survival, Math.sqrt(greenwood)));
            last = first - 1;
        }
        return steps;
    }

    private static Step step(double time, int atRisk, int events, int censored, double survival, double error) {
        if (survival == 0) {
            return new Step(time, atRisk, events, censored, 0, Double.NaN, Double.NaN, Double.NaN);
        }
        double spread = Math.exp(CoxModel.Z_95 * error);
        return new Step(
                time,
                atRisk,
                events,
                censored,
                survival,
                survival * error,
                survival / spread,
                Math.min(1, survival * spread));
    }

    /** Where a falling curve passes ½; a missing end of an interval is no point of it. */
    private static double median(List<Step> steps, double[] curve) {
        for (int i = 0; i < curve.length; i++) {
            if (curve[i] < 0.5 + TOLERANCE) {
                double time = steps.get(i).time();
                return Math.abs(curve[i] - 0.5) < TOLERANCE ? middle(steps, curve, i) : time;
            }
        }
        return Double.NaN;
    }

    private static double middle(List<Step> steps, double[] curve, int at) {
        for (int i = at + 1; i < curve.length; i++) {
            if (curve[i] < curve[at]) {
                return (steps.get(at).time() + steps.get(i).time()) / 2;
            }
        }
        return steps.get(at).time();
    }
}
