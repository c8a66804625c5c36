package io.prominence.stats;

/**
 * The log-rank test of two groups: at each event time, the events of group 1 against their expectation given who is at
 * risk; (Σ observed − expected)² over the sum of hypergeometric variances.
 *
 * <p><b>Null hypothesis:</b> both groups have the same hazard at all times; two-sided, chi-squared with 1 df.
 * <b>Shapes:</b> one time, event, entry and group per sample; at risk at t where entry &lt; t ≤ time. Samples with NaN
 * time or entry, an event or group of −1, or an entry not before the time, take no part. Undefined where a group is
 * empty ({@link Undefined#TOO_FEW_SAMPLES}) or no event happens while both groups are under observation ({@link
 * Undefined#TOO_FEW_EVENTS}). <b>Cost</b> O(n log n); immutable. <b>Accuracy:</b> relative 1e-9 against R's {@code
 * survdiff(Surv(time, event) ~ group)}. Reference: doi 10.2307/2344317 (Peto and Peto 1972), Mantel 1966.
 *
 * @param n0 samples of group 0
 * @param n1 samples of group 1
 * @param observed0 events of group 0
 * @param observed1 events of group 1
 * @param expected0 expected events of group 0
 * @param expected1 expected events of group 1
 * @param variance of observed1 − expected1
 * @param chiSquared statistic, 1 df; NaN where undefined
 * @param logP natural logarithm of its p; NaN where undefined
 * @param undefined why there is no test; null where there is one
 */
public record LogRank(
        int n0,
        int n1,
        int observed0,
        int observed1,
        double expected0,
        double expected1,
        double variance,
        double chiSquared,
        double logP,
        Undefined undefined) {
    /**
     * Tests.
     *
     * @param time follow-up time by sample; NaN unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry time from which on the sample is under observation; null or all 0 for no left truncation
     * @param group 1 or 0, −1 unknown
     */
    public static LogRank test(double[] time, byte[] event, double[] entry, byte[] group) {
        SurvivalOrder order = SurvivalOrder.of(time, event, entry, sample -> group[sample] >= 0);
        RiskSets sets = order.riskSets();
        boolean[] one = new boolean[order.size()];
        int n1 = 0;
        for (int i = 0; i < one.length; i++) {
            one[i] = group[order.sample[i]] == 1;
            n1 += one[i] ? 1 : 0;
        }
        int atRisk1 = 0;
        int observed1 = 0;
        double expected1 = 0;
        double variance = 0;
        int position = 0;
        int gone = 0;
        for (int j = 0; j < sets.times; j++) {
            for (; position < sets.end[j]; position++) {
                atRisk1 += one[position] ? 1 : 0;
            }
            for (; gone < sets.left[j]; gone++) {
                atRisk1 -= one[sets.leaving[gone]] ? 1 : 0;
            }
            for (int i = position - sets.deaths[j]; i < position; i++) {
                observed1 += one[i] ? 1 : 0;
            }
            double share = (double) atRisk1 / (position - gone);
            expected1 += sets.deaths[j] * share;
            variance += variance(sets.deaths[j], share, position - gone);
        }
        return new LogRank(
                        one.length - n1,
                        n1,
                        sets.events - observed1,
                        observed1,
                        sets.events - expected1,
                        expected1,
                        variance,
                        Double.NaN,
                        Double.NaN,
                        null)
                .judged();
    }

    private static double variance(int deaths, double share, int atRisk) {
        return atRisk == 1 ? 0 : deaths * share * (1 - share) * (atRisk - deaths) / (atRisk - 1);
    }

    private LogRank judged() {
        Undefined reason =
                n0 == 0 || n1 == 0 ? Undefined.TOO_FEW_SAMPLES : variance > 0 ? null : Undefined.TOO_FEW_EVENTS;
        double difference = observed1 - expected1;
        double statistic = reason == null ? difference * difference / variance : Double.NaN;
        return new LogRank(
                n0,
                n1,
                observed0,
                observed1,
                expected0,
                expected1,
                variance,
                statistic,
                Tails.logUpperChiSquared(statistic, 1),
                reason);
    }
}
