package io.prominence.stats;

import java.util.Arrays;

/**
 * Martingale residuals of a Cox model: what every sample adds to the score of a further variable.
 *
 * <ul>
 *   <li>M = event − exp(η) · Λ, with Λ the hazard that the baseline adds up to while the sample is at risk, Efron's form:
 *       at a time with d events and risk sum S, of which D belongs to the events, a sample that goes on adds Σ 1/(S − D
 *       k/d), one of the events Σ (1 − k/d)/(S − D k/d), k = 0 … d − 1. For any x, Σ x M is the score of x at 0 beside η.
 *   <li>No test of its own. The residuals sum to 0 in every stratum.
 *   <li>Time, event and entry as in {@link CoxModel}; η is the log hazard of each sample from its covariates, 0 without
 *       any; each stratum has a baseline of its own.
 *   <li>A sample whose time, event, entry, stratum or η is unknown has NaN and counts in no risk set. Without events all
 *       residuals are 0. Times that differ by rounding only are ties.
 *   <li>O(n log n); no state.
 *   <li>Relative 1e-9 against {@code residuals(coxph(Surv(entry, time, event) ~ z + strata(s)), "martingale")}.
 *   <li>Therneau, Grambsch and Fleming 1990, doi 10.1093/biomet/77.1.147.
 * </ul>
 */
public final class MartingaleResiduals {
    private MartingaleResiduals() {}

    /**
     * Residuals, one per sample.
     *
     * @param time follow-up time; NaN unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry time from which on the sample is at risk; null or all 0 for no left truncation
     * @param strata stratum of each sample, −1 unknown; empty for one stratum
     * @param logHazard η of each sample, NaN unknown
     */
    public static double[] of(double[] time, byte[] event, double[] entry, int[] strata, double[] logHazard) {
        double[] residuals = new double[time.length];
        Arrays.fill(residuals, Double.NaN);
        int last = Arrays.stream(strata).max().orElse(0);
        for (int stratum = 0; stratum <= last; stratum++) {
            int own = stratum;
            SurvivalOrder order = SurvivalOrder.of(
                    time, event, entry, i -> Double.isFinite(logHazard[i]) && (strata.length == 0 || strata[i] == own));
            fill(order, hazards(order, logHazard), residuals);
        }
        return residuals;
    }

    private static double[] hazards(SurvivalOrder order, double[] logHazard) {
        double highest = Arrays.stream(order.sample)
                .mapToDouble(sample -> logHazard[sample])
                .max()
                .orElse(0);
        return Arrays.stream(order.sample)
                .mapToDouble(sample -> Math.exp(logHazard[sample] - highest))
                .toArray();
    }

    private static void fill(SurvivalOrder order, double[] hazards, double[] residuals) {
        RiskSets sets = order.riskSets();
        Baseline baseline = new Baseline(sets, hazards);
        double[] residual = new double[order.size()];
        int set = 0;
        for (int i = 0; i < residual.length; i++) {
            while (set < sets.times && sets.end[set] <= i) {
                set++;
            }
            residual[i] = (order.event[i] ? 1 : 0) - hazards[i] * baseline.since(set);
            if (order.event[i]) {
                residual[i] += hazards[i] * baseline.sparedEvents[set];
            }
        }
        int late = 0;
        for (int j = 0; j < order.leaving.length; j++) {
            while (late < sets.times && sets.left[late] <= j) {
                late++;
            }
            residual[order.leaving[j]] += hazards[order.leaving[j]] * baseline.since(late);
        }
        for (int i = 0; i < residual.length; i++) {
            residuals[order.sample[i]] = residual[i];
        }
    }

    /** What the baseline hazard adds at each event time. */
    private static final class Baseline {
        /** Sum from the first event time to this one, by event time, latest first. */
        private final double[] cumulated;
        /** What a sample that has its event at this time is spared of the time's hazard. */
        final double[] sparedEvents;

        Baseline(RiskSets sets, double[] hazards) {
            cumulated = new double[sets.times + 1];
            sparedEvents = new double[sets.times];
            double[] steps = new double[sets.times];
            double atRisk = 0;
            double gone = 0;
            int next = 0;
            int left = 0;
            for (int j = 0; j < sets.times; j++) {
                for (; next < sets.end[j]; next++) {
                    atRisk += hazards[next];
                }
                for (; left < sets.left[j]; left++) {
                    gone += hazards[sets.leaving[left]];
                }
                step(j, atRisk - gone, sets, hazards, steps);
            }
            for (int j = sets.times - 1; j >= 0; j--) {
                cumulated[j] = cumulated[j + 1] + steps[j];
            }
        }

        private void step(int j, double atRisk, RiskSets sets, double[] hazards, double[] steps) {
            int deaths = sets.deaths[j];
            double dying = 0;
            for (int i = sets.end[j] - deaths; i < sets.end[j]; i++) {
                dying += hazards[i];
            }
            for (int k = 0; k < deaths; k++) {
                double share = (double) k / deaths;
                double hazard = 1 / (atRisk - share * dying);
                steps[j] += hazard;
                sparedEvents[j] += share * hazard;
            }
        }

        /** Sum over the event times from the first to this one; 0 past the first. */
        double since(int set) {
            return cumulated[set];
        }
    }
}
