package io.prominence.stats;

import java.util.Arrays;

/**
 * Times that differ by rounding only become equal, so that years computed from days keep their ties.
 *
 * <p>Neighbouring distinct times that lie within 1.5e-8 of each other, absolutely or relative to the mean size of the
 * distinct times, are one time: the rule of R's {@code survival::aeqSurv}, which {@code coxph}, {@code survfit} and
 * {@code survdiff} apply.
 */
final class TiedTimes {
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    /** The distinct times, rising. */
    private final double[] cuts;

    /** Learns the distinct times from finite values; the array is sorted in place. */
    TiedTimes(double[] times) {
        Arrays.sort(times);
        double[] distinct = Arrays.stream(times).distinct().toArray();
        double meanSize = Arrays.stream(distinct).map(Math::abs).average().orElse(0);
        int kept = 0;
        double[] starts = new double[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            double gap = i == 0 ? Double.POSITIVE_INFINITY : distinct[i] - distinct[i - 1];
            if (gap > TOLERANCE && !(gap / meanSize <= TOLERANCE)) {
                starts[kept++] = distinct[i];
            }
        }
        cuts = Arrays.copyOf(starts, kept);
    }

    /** The time that stands for a value it was learned from. */
    double of(double time) {
        return cuts[place(time)];
    }

    /** The place of that time among the distinct ones, rising from 0. */
    int place(double time) {
        int place = Arrays.binarySearch(cuts, time);
        return place >= 0 ? place : -place - 2;
    }

    /** The place of the latest time; −1 where there is none. */
    int last() {
        return cuts.length - 1;
    }
}
