package io.prominence.stats;

import java.util.Arrays;

/**
 * The baseline hazard that each sample was exposed to while at risk: the sum of the increments at the events in (entry,
 * time]. A sample that dies in a tie sees Efron's smaller share of the last increments. Working memory of one thread.
 *
 * <p>With left truncation it is a difference of two sums, kept to twice the digits: the first of them is huge where the
 * earliest risk sets are small.
 */
final class ExposedHazard {
    private final boolean truncated;
    private final double[] sums;
    private final double[] hazard;
    private final double[] before;
    private final double[] beforeLost;
    private double sum;
    private double lost;

    ExposedHazard(int capacity, boolean truncated) {
        this.truncated = truncated;
        this.sums = new double[capacity + 1];
        this.hazard = new double[capacity];
        this.before = new double[truncated ? capacity : 0];
        this.beforeLost = new double[truncated ? capacity : 0];
    }

    /**
     * Sums up for every sample.
     *
     * @param share by event: what the tied ones do not see of it
     * @param increment by event
     */
    void gather(RiskSets sets, double[] share, double[] increment) {
        if (truncated) {
            gatherDifferences(sets, share, increment);
            return;
        }
        sums[sets.events] = 0;
        for (int s = sets.strata - 1; s >= 0; s--) {
            double total = 0;
            for (int e = sets.firstEvent[sets.firstTime[s + 1]] - 1; e >= sets.firstEvent[sets.firstTime[s]]; e--) {
                total += increment[e];
                sums[e] = total;
            }
        }
        int[] latest = sets.latest;
        for (int i = 0; i < sets.size; i++) {
            hazard[i] = sums[latest[i]];
        }
        for (int j = 0; j < sets.times; j++) {
            if (sets.deaths[j] > 1) {
                spareTied(sets, j, share, increment);
            }
        }
    }

    private void spareTied(RiskSets sets, int j, double[] share, double[] increment) {
        double spared = 0;
        for (int e = sets.firstEvent[j]; e < sets.firstEvent[j + 1]; e++) {
            spared += share[e] * increment[e];
        }
        for (int i = sets.end[j] - sets.deaths[j]; i < sets.end[j]; i++) {
            hazard[i] -= spared;
        }
    }

    private void gatherDifferences(RiskSets sets, double[] share, double[] increment) {
        Arrays.fill(hazard, 0, sets.size, 0);
        Arrays.fill(before, 0, sets.size, 0);
        Arrays.fill(beforeLost, 0, sets.size, 0);
        for (int j = sets.times - 1; j >= 0; j--) {
            if (sets.endsStratum(j)) {
                sum = 0;
                lost = 0;
            }
            int deaths = sets.end[j] - sets.deaths[j];
            double atDeath = 0;
            for (int e = sets.firstEvent[j]; e < sets.firstEvent[j + 1]; e++) {
                atDeath += (1 - share[e]) * increment[e];
            }
            for (int i = deaths; i < sets.end[j]; i++) {
                hazard[i] = (sum - before[i]) + (lost - beforeLost[i]) + atDeath;
            }
            for (int e = sets.firstEvent[j]; e < sets.firstEvent[j + 1]; e++) {
                accumulate(increment[e]);
            }
            for (int g = sets.beginsStratum(j) ? sets.start[j] : sets.left[j - 1]; g < sets.left[j]; g++) {
                before[sets.leaving[g]] = sum;
                beforeLost[sets.leaving[g]] = lost;
            }
            for (int i = sets.beginsStratum(j) ? sets.start[j] : sets.end[j - 1]; i < deaths; i++) {
                hazard[i] = (sum - before[i]) + (lost - beforeLost[i]);
            }
        }
    }

    private void accumulate(double value) {
        double old = sum;
        double now = old + value;
        double shadow = now - old;
        lost += (old - (now - shadow)) + (value - shadow);
        sum = now;
    }

    /** Multiplies the first n weights by the hazards that their samples were exposed to. */
    void multiply(double[] weight, double[] into, int n) {
        double[] by = hazard;
        for (int i = 0; i < n; i++) {
            into[i] = weight[i] * by[i];
        }
    }

    /** The hazard that a sample was exposed to. */
    double of(int position) {
        return hazard[position];
    }
}
