package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The samples of a survival analysis, sorted once: stratum by stratum, latest time first, and at equal times the events
 * last, so that one sweep over positions builds every risk set. Immutable, O(n log n).
 *
 * <p>A sample takes part if its time is a number, its event is 0 or 1, its stratum and patient are
 * known, and, where any sample has an
 * entry time other than 0, its entry is a number before its time. It is at risk at t where entry &lt; t ≤ time.
 */
final class SurvivalOrder implements Serializable {
    private static final long serialVersionUID = 1;

    /** Samples of the cohort, whether they take part or not. */
    final int cohortSize;
    /** Index of the sample in the caller's arrays, by position. */
    final int[] sample;
    /** Stratum by position: 0, 1, … in the order of their codes. */
    final int[] stratum;
    /** Time by position, falling within a stratum. */
    final double[] time;
    /** Whether the time is an event's, by position. */
    final boolean[] event;
    /** Patient by position: 0, 1, …; its own position where patients are not given. */
    final int[] cluster;
    /** Positions by stratum and falling entry time; empty where nobody enters late. */
    final int[] leaving;
    /** Entry time of {@link #leaving}. */
    final double[] entry;
    /** Number of events. */
    final int events;

    private SurvivalOrder(SurvivalData data, int[] sample, TiedTimes ties, int[] strata) {
        this.cohortSize = data.size();
        this.sample = sample;
        int n = sample.length;
        stratum = new int[n];
        time = new double[n];
        event = new boolean[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            stratum[i] = strata[sample[i]];
            time[i] = ties.of(data.time()[sample[i]]);
            event[i] = data.event()[sample[i]] == 1;
            count += event[i] ? 1 : 0;
        }
        events = count;
        int[] patients = dense(data.clusters());
        cluster = data.clusters().length == 0
                ? IntStream.range(0, n).toArray()
                : IntStream.of(sample).map(i -> patients[i]).toArray();
        if (data.truncated()) {
            int[] fallingEntry = IntStream.of(sample)
                    .map(i -> ties.last() - ties.place(data.entry()[i]))
                    .toArray();
            int[] all = IntStream.range(0, n).toArray();
            leaving = sorted(sorted(all, fallingEntry), stratum);
            entry = IntStream.of(leaving)
                    .mapToDouble(i -> ties.of(data.entry()[sample[i]]))
                    .toArray();
        } else {
            leaving = new int[0];
            entry = new double[0];
        }
    }

    /** Sorts the samples of one stratum; see {@link SurvivalData}. */
    static SurvivalOrder of(double[] time, byte[] event, double[] entry, IntPredicate usable) {
        return of(SurvivalData.of(time, event, entry), usable);
    }

    /** Sorts the samples that take part and meet a further condition. */
    static SurvivalOrder of(SurvivalData data, IntPredicate usable) {
        boolean truncated = data.truncated();
        double[] time = data.time();
        double[] entry = data.entry();
        int[] known = IntStream.range(0, data.size())
                .filter(i -> Double.isFinite(time[i]) && data.event()[i] >= 0 && data.knowsGroups(i))
                .filter(i -> !truncated || (Double.isFinite(entry[i]) && entry[i] < time[i]))
                .filter(usable)
                .toArray();
        TiedTimes ties = new TiedTimes(timesOf(known, time, truncated ? entry : null));
        int[] chosen = IntStream.of(known)
                .filter(i -> !truncated || ties.place(entry[i]) < ties.place(time[i]))
                .toArray();
        int[] fallingTime = new int[data.size()];
        int[] event = new int[data.size()];
        for (int i : chosen) {
            fallingTime[i] = ties.last() - ties.place(time[i]);
            event[i] = data.event()[i];
        }
        int[] strata = data.strata().length == 0 ? new int[data.size()] : dense(data.strata());
        return new SurvivalOrder(data, sorted(sorted(sorted(chosen, event), fallingTime), strata), ties, strata);
    }

    /** Codes made 0, 1, …; −1 stays. */
    private static int[] dense(int[] codes) {
        int[] distinct = IntStream.of(codes)
                .filter(code -> code >= 0)
                .sorted()
                .distinct()
                .toArray();
        return IntStream.of(codes)
                .map(code -> code < 0 ? -1 : Arrays.binarySearch(distinct, code))
                .toArray();
    }

    /** Indices by rising key, those of equal keys in the order they had: counting sort. */
    private static int[] sorted(int[] indices, int[] key) {
        int most = 0;
        for (int i : indices) {
            most = Math.max(most, key[i]);
        }
        int[] next = new int[most + 2];
        for (int i : indices) {
            next[key[i] + 1]++;
        }
        for (int k = 1; k < next.length; k++) {
            next[k] += next[k - 1];
        }
        int[] result = new int[indices.length];
        for (int i : indices) {
            result[next[key[i]]++] = i;
        }
        return result;
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

    /** Whether there is more than one stratum. */
    boolean hasStrata() {
        return size() > 0 && stratum[size() - 1] != stratum[0];
    }

    /** Whether the next position has an earlier time or another stratum, or there is none. */
    boolean endsTime(int position) {
        int next = position + 1;
        return next == size() || time[next] < time[position] || stratum[next] != stratum[position];
    }

    /** The event times and who is at risk at each. */
    RiskSets riskSets() {
        RiskSets sets = new RiskSets(size());
        sets.fill(this, null);
        return sets;
    }
}
