package io.prominence.stats;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The event times of some samples, stratum by stratum and latest first, and who is at risk at each: of the positions from
 * {@link #start} on, those up to {@link #end} have come, of {@link #leaving} those up to {@link #left} are gone again, and
 * the last {@link #deaths} before the end are the events.
 */
final class RiskSets implements Serializable {
    private static final long serialVersionUID = 1;

    /** Samples. */
    int size;
    /** Events. */
    int events;
    /** Distinct event times. */
    int times;
    /** Position of the first sample of the event time's stratum, in {@link #leaving} too. */
    final int[] start;
    /** Position after the last sample of the event time. */
    final int[] end;
    /** Events at the event time. */
    final int[] deaths;
    /** Place in {@link #leaving} after the last one that has not entered yet at the event time. */
    final int[] left;
    /** Positions by stratum and falling entry. */
    final int[] leaving;

    /** Strata with events. */
    int strata;
    /** By stratum with events: its first event time; one more for the end. */
    final int[] firstTime;
    /** By event time: its first event; one more for the end. */
    final int[] firstEvent;
    /** By event: the sample that has it. */
    final int[] dead;
    /** By event: the number of positions up to the end of its risk set. */
    final int[] upTo;
    /** By event: the number of positions before the tied events; 0 where they are the first of a stratum. */
    final int[] before;
    /** By event: the share by which Efron takes tied events out of its risk set. */
    final double[] share;
    /** Events of which others are taken out by Efron. */
    int sharing;
    /** Which they are. */
    final int[] sharer;
    /** By position: the latest event that the sample was at risk of; the number of events where there is none. */
    final int[] latest;

    private final int[] place;

    RiskSets(int capacity) {
        start = new int[capacity];
        end = new int[capacity];
        deaths = new int[capacity];
        left = new int[capacity];
        leaving = new int[capacity];
        place = new int[capacity];
        firstTime = new int[capacity + 1];
        firstEvent = new int[capacity + 1];
        dead = new int[capacity];
        upTo = new int[capacity];
        before = new int[capacity];
        share = new double[capacity];
        sharer = new int[capacity];
        latest = new int[capacity];
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
        int first = 0;
        int n = order.size();
        for (int i = 0; i < n; i++) {
            first = i > 0 && order.stratum[i] != order.stratum[i - 1] ? size : first;
            boolean present = values == null || Double.isFinite(values[order.sample[i]]);
            place[i] = present ? size++ : -1;
            tied += present && order.event[i] ? 1 : 0;
            if (tied > 0 && order.endsTime(i)) {
                start[times] = first;
                end[times] = size;
                deaths[times] = tied;
                left[times] = i;
                times++;
                events += tied;
                tied = 0;
            }
        }
        fillLeaving(order);
        fillEvents();
    }

    private void fillEvents() {
        Arrays.fill(latest, 0, size, events);
        strata = 0;
        sharing = 0;
        int event = 0;
        for (int j = 0; j < times; j++) {
            if (beginsStratum(j)) {
                firstTime[strata++] = j;
            }
            firstEvent[j] = event;
            Arrays.fill(latest, beginsStratum(j) ? start[j] : end[j - 1], end[j], event);
            int earlier = end[j] - deaths[j];
            for (int l = 0; l < deaths[j]; l++, event++) {
                dead[event] = earlier + l;
                upTo[event] = end[j];
                before[event] = earlier == start[j] ? 0 : earlier;
                share[event] = (double) l / deaths[j];
                if (l > 0) {
                    sharer[sharing++] = event;
                }
            }
        }
        firstTime[strata] = times;
        firstEvent[times] = event;
    }

    /** Turns {@link #left}, which holds a position of the order, into a place among the leavers. */
    private void fillLeaving(SurvivalOrder order) {
        int gone = 0;
        int next = 0;
        for (int j = 0; j < times; j++) {
            int at = left[j];
            for (; next < order.leaving.length && leavesBefore(order, next, at); next++) {
                int position = place[order.leaving[next]];
                if (position >= 0) {
                    leaving[gone++] = position;
                }
            }
            left[j] = gone;
        }
    }

    private static boolean leavesBefore(SurvivalOrder order, int next, int at) {
        int stratum = order.stratum[order.leaving[next]];
        return stratum < order.stratum[at] || (stratum == order.stratum[at] && order.entry[next] >= order.time[at]);
    }

    /** Whether this event time is the latest of its stratum. */
    boolean beginsStratum(int j) {
        return j == 0 || start[j] != start[j - 1];
    }

    /** Whether this event time is the earliest of its stratum. */
    boolean endsStratum(int j) {
        return j + 1 == times || start[j] != start[j + 1];
    }

    /** Whether anybody enters after the first event of a stratum. */
    boolean truncated() {
        for (int j = 0; j < times; j++) {
            if (left[j] > start[j]) {
                return true;
            }
        }
        return false;
    }
}
