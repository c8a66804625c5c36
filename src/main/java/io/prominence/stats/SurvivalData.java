package io.prominence.stats;

/**
 * What a survival analysis is about: follow-up of every sample of a cohort, and how the samples belong together.
 * Immutable by agreement: the arrays are neither copied nor modified.
 *
 * @param time follow-up time by sample, in any one unit; NaN unknown
 * @param event 1 event, 0 censored, −1 unknown
 * @param entry time from which on the sample is under observation; empty (or null) or all 0 for no left truncation
 * @param strata code of the stratum, each of which has a baseline hazard of its own; −1 unknown, and the sample takes no
 *     part; empty (or null) for one stratum
 * @param clusters code of the patient, whose samples depend on each other; −1 unknown, and the sample takes no part;
 *     empty (or null) where every sample is a patient of its own
 */
public record SurvivalData(double[] time, byte[] event, double[] entry, int[] strata, int[] clusters) {
    private static final int[] NONE = {};

    /** Checks that all are one per sample. */
    public SurvivalData {
        entry = entry == null ? new double[0] : entry;
        strata = strata == null ? NONE : strata;
        clusters = clusters == null ? NONE : clusters;
        if (event.length != time.length
                || mismatch(entry.length, time.length)
                || mismatch(strata.length, time.length)
                || mismatch(clusters.length, time.length)) {
            throw new IllegalArgumentException("Cannot sort a survival analysis: " + time.length + " times, "
                    + event.length + " events, " + entry.length + " entry times, " + strata.length + " strata, "
                    + clusters.length + " clusters. They must be one per sample.");
        }
    }

    /** Follow-up in one stratum, every sample a patient of its own. */
    public static SurvivalData of(double[] time, byte[] event, double[] entry) {
        return new SurvivalData(time, event, entry, NONE, NONE);
    }

    private static boolean mismatch(int length, int samples) {
        return length != 0 && length != samples;
    }

    /** Number of samples of the cohort. */
    int size() {
        return time.length;
    }

    /** Whether stratum and patient of a sample are known, where they are given. */
    boolean knowsGroups(int sample) {
        return (strata.length == 0 || strata[sample] >= 0) && (clusters.length == 0 || clusters[sample] >= 0);
    }

    /** Whether any sample has an entry time other than 0. */
    boolean truncated() {
        for (double one : entry) {
            if (one != 0 && !Double.isNaN(one)) {
                return true;
            }
        }
        return false;
    }
}
