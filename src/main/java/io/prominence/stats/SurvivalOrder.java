package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The samples of a survival analysis, sorted once: latest time first, and at equal times the events last, so that one
 * sweep over positions builds every risk set. Immutable, O(n log n).
 *
 * <p>A sample takes part if its time is a number, its event is 0 or 1, and, where any sample has an entry time other
 * than 0, its entry is a number before its time. It is at risk at t where entry &lt; t ≤ time.
 */
final class SurvivalOrder implements Serializable {
    private static final long serialVersionUID = 1;

    /** Samples of the cohort, whether they take part or not. */
    final int cohortSize;
    /** Index of the sample in the caller's arrays, by position. */
    final int[] sample;
    /** Time by position, falling. */
    final double[] time;
    /** Whether the time is an event's, by position. */
    final boolean[] event;
    /** Positions by falling entry time; empty where nobody enters late. */
    final int[] leaving;
    /** Entry time of {@link #leaving}. */
    final double[] entry;
    /** Number of events. */
    final int events;

    private SurvivalOrder(int cohortSize, int[] sample, double[] time, boolean[] event, int[] leaving, double[] entry) {
        this.cohortSize = cohortSize;
        this.sample = sample;
        this.time = time;
        this.event = event;
        this.leaving = leaving;
        this.entry = entry;
        int count = 0;
        for (boolean one : event) {
            count += one ? 1 : 0;
        }
        this.events = count;
    }

    /**
     * Sorts the samples.
     *
     * @param time follow-up time; NaN unknown
     * @param event 1 event, 0 censored, −1 unknown
     * @param entry time from which on the sample is under observation; null or all 0 for no left truncation
     * @param usable further condition on a sample
     */
    static SurvivalOrder of(double[] time, byte[] event, double[] entry, IntPredicate usable) {
        if (event.length != time.length || (entry != null && entry.length != 0 && entry.length != time.length)) {
            throw new IllegalArgumentException(
                    "Cannot sort a survival analysis: " + time.length + " times, " + event.length + " events, "
                            + (entry == null ? 0 : entry.length) + " entry times. They must be one per sample.");
        }
        boolean truncated = entersLate(entry);
        int[] known = IntStream.range(0, time.length)
                .filter(i -> Double.isFinite(time[i]) && event[i] >= 0 && usable.test(i))
                .filter(i -> !truncated || (Double.isFinite(entry[i]) && entry[i] < time[i]))
                .toArray();
        TiedTimes ties = new TiedTimes(timesOf(known, time, truncated ? entry : null));
        Integer[] sorted = Arrays.stream(known)
                .filter(i -> !truncated || ties.of(entry[i]) < ties.of(time[i]))
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(sorted, (a, b) -> {
            int byTime = Double.compare(ties.of(time[b]), ties.of(time[a]));
            return byTime != 0 ? byTime : Integer.compare(event[a], event[b]);
        });
        int n = sorted.length;
        int[] sample = new int[n];
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        for (int i = 0; i < n; i++) {
            sample[i] = sorted[i];
            times[i] = ties.of(time[sample[i]]);
            events[i] = event[sample[i]] == 1;
        }
        if (!truncated) {
            return new SurvivalOrder(time.length, sample, times, events, new int[0], new double[0]);
        }
        double[] entries =
                Arrays.stream(sample).mapToDouble(i -> ties.of(entry[i])).toArray();
        int[] leaving = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(entries[b], entries[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] left = Arrays.stream(leaving).mapToDouble(i -> entries[i]).toArray();
        return new SurvivalOrder(time.length, sample, times, events, leaving, left);
    }

    private static boolean entersLate(double[] entry) {
        return entry != null && Arrays.stream(entry).anyMatch(e -> e != 0 && !Double.isNaN(e));
    }

    private static double[] timesOf(int[] known, double[] time, double[] entry) {
        double[] times = Arrays.stream(known).mapToDouble(i -> time[i]).toArray();
        if (entry == null) {
            return times;
        }
        double[] both = Arrays.copyOf(times, 2 * times.length);
        for (int i = 0; i < known.length; i++) {
            both[times.length + i] = entry[known[i]];
        }
        return both;
    }

    /** Number of samples that take part. */
    int size() {
        return sample.length;
    }

    /** The event times and who is at risk at each. */
    RiskSets riskSets() {
        RiskSets sets = new RiskSets(size());
        sets.fill(this, null);
        return sets;
    }
}
