package io.prominence.stats;

import java.io.Serializable;

/**
 * The event times of some samples, latest first, and who is at risk at each: positions up to {@link #end} have come,
 * the first {@link #left} of {@link #leaving} are gone again, and the last {@link #deaths} before the end are the events.
 */
final class RiskSets implements Serializable {
    private static final long serialVersionUID = 1;

    /** Samples. */
    int size;
    /** Events. */
    int events;
    /** Distinct event times. */
    int times;
    /** Position after the last sample of the event time. */
    final int[] end;
    /** Events at the event time. */
    final int[] deaths;
    /** How many of {@link #leaving} have not entered yet at the event time. */
    final int[] left;
    /** Positions by falling entry. */
    final int[] leaving;

    private final int[] place;

    RiskSets(int capacity) {
        end = new int[capacity];
        deaths = new int[capacity];
        left = new int[capacity];
        leaving = new int[capacity];
        place = new int[capacity];
    }

    /**
     * Finds the event times of the samples that have a value, whose positions close up.
     *
     * @param order all samples
     * @param values by sample, not finite where the sample drops out; null for all samples
     */
    void fill(SurvivalOrder order, double[] values) {
        size = 0;
        events = 0;
        times = 0;
        int tied = 0;
        int n = order.size();
        for (int i = 0; i < n; i++) {
            boolean present = values == null || Double.isFinite(values[order.sample[i]]);
            place[i] = present ? size++ : -1;
            tied += present && order.event[i] ? 1 : 0;
            if (tied > 0 && (i + 1 == n || order.time[i + 1] < order.time[i])) {
                end[times] = size;
                deaths[times] = tied;
                left[times] = i;
                times++;
                events += tied;
                tied = 0;
            }
        }
        fillLeaving(order);
    }

    /** Turns {@link #left}, which holds a position of the order, into a count of leavers. */
    private void fillLeaving(SurvivalOrder order) {
        int gone = 0;
        int next = 0;
        for (int j = 0; j < times; j++) {
            double now = order.time[left[j]];
            for (; next < order.leaving.length && order.entry[next] >= now; next++) {
                int position = place[order.leaving[next]];
                if (position >= 0) {
                    leaving[gone++] = position;
                }
            }
            left[j] = gone;
        }
    }

    /** Whether anybody enters after the first event. */
    boolean truncated() {
        return times > 0 && left[times - 1] > 0;
    }
}
