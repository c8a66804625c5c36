package io.prominence.stats;

import java.util.Arrays;

/**
 * The baseline hazard that each sample was exposed to while at risk: the sum of the increments at the event times in
 * (entry, time]. A sample that dies in a tie sees Efron's smaller share of the last increment. Working memory of one
 * thread.
 *
 * <p>With left truncation it is a difference of two sums, kept to twice the digits: the first of them is huge where the
 * earliest risk sets are small.
 */
final class ExposedHazard {
    private final boolean truncated;
    private final double[] increment;
    private final double[] atDeath;
    private final double[] hazard;
    private final double[] before;
    private final double[] beforeLost;
    private double sum;
    private double lost;

    ExposedHazard(int capacity, boolean truncated) {
        this.truncated = truncated;
        this.increment = new double[capacity];
        this.atDeath = new double[capacity];
        this.hazard = new double[capacity];
        this.before = new double[truncated ? capacity : 0];
        this.beforeLost = new double[truncated ? capacity : 0];
    }

    /** Forgets the increment of an event time. */
    void clear(int j) {
        increment[j] = 0;
        atDeath[j] = 0;
    }

    /** Adds to the increment of an event time, of which the tied events see 1 − share. */
    void add(int j, double amount, double share) {
        increment[j] += amount;
        atDeath[j] += (1 - share) * amount;
    }

    /** Sums the increments up for every sample. */
    void gather(RiskSets sets) {
        if (truncated) {
            gatherCompensated(sets);
            return;
        }
        Arrays.fill(hazard, 0, sets.size, 0);
        double total = 0;
        for (int j = sets.times - 1; j >= 0; j--) {
            total = sets.endsStratum(j) ? 0 : total;
            int deaths = sets.end[j] - sets.deaths[j];
            Arrays.fill(hazard, deaths, sets.end[j], total + atDeath[j]);
            total += increment[j];
            Arrays.fill(hazard, sets.beginsStratum(j) ? sets.start[j] : sets.end[j - 1], deaths, total);
        }
    }

    private void gatherCompensated(RiskSets sets) {
        Arrays.fill(hazard, 0, sets.size, 0);
        Arrays.fill(before, 0, sets.size, 0);
        Arrays.fill(beforeLost, 0, sets.size, 0);
        for (int j = sets.times - 1; j >= 0; j--) {
            if (sets.endsStratum(j)) {
                sum = 0;
                lost = 0;
            }
            int deaths = sets.end[j] - sets.deaths[j];
            for (int i = deaths; i < sets.end[j]; i++) {
                hazard[i] = (sum - before[i]) + (lost - beforeLost[i]) + atDeath[j];
            }
            accumulate(increment[j]);
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

    /** The hazard that a sample was exposed to. */
    double of(int position) {
        return hazard[position];
    }
}
